import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { type ITerraformDependable, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { type Placement, ValidationError, normalizeDomainName } from '../core';
import type { Delegation, IDelegatingDns } from './delegation';
import type { IDnsProvider, PublishedRecord, ValidationRecord } from './dns-provider';
import type { HostNameRecord, IHostNameDns } from './host-name-records';
import type { ITextProofDns, TextProof } from './text-proofs';

/** Of an alias; a target without IPv6 addresses answers none (Route 53 Developer Guide, alias records). */
const ADDRESS_TYPES = ['A', 'AAAA'] as const;

const DEFAULT_TTL_SECONDS = 300;

/** Of name servers, which hardly ever change. */
const DELEGATION_TTL_SECONDS = 3600;

export interface Route53DnsProps {
  /** Id of a public hosted zone. ACM resolves over public DNS, so a private zone proves nothing. */
  readonly hostedZoneId: string;
  /**
   * Account that owns the zone. Route 53 is global, so its Region does not matter.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /**
   * Time resolvers may keep the record, in seconds.
   *
   * @default 300
   */
  readonly ttlSeconds?: number;
  /**
   * Names, without wildcard, whose record something else created and which is taken over.
   *
   * @default - none: an existing record is an error, so that two owners of one record are noticed
   */
  readonly overwriteNames?: readonly string[];
  /**
   * Whether a function may have created any record already: then it is taken over, as a `DnsValidation` writes the same one.
   *
   * @default false
   */
  readonly overwriteAny?: boolean;
}

/** Publishes records in a Route 53 hosted zone, in the certificate's account or another. */
export class Route53Dns implements IDnsProvider, IHostNameDns, ITextProofDns, IDelegatingDns {
  constructor(private readonly props: Route53DnsProps) {}

  public publish(scope: Construct, id: string, record: ValidationRecord): PublishedRecord {
    const {
      hostedZoneId,
      at = {},
      ttlSeconds = DEFAULT_TTL_SECONDS,
      overwriteNames = [],
      overwriteAny = false,
    } = this.props;
    this.checkHostedZoneId(scope);
    const isOverwritten = overwriteAny || overwriteNames.map(normalizeDomainName).includes(record.domainName);
    const resource = new Route53Record(scope, id, {
      provider: at.provider,
      zoneId: hostedZoneId,
      name: record.recordName,
      type: 'CNAME',
      ttl: ttlSeconds,
      records: [record.recordValue],
      allowOverwrite: isOverwritten || undefined,
      // ACM never changes them, but Terraform cannot know that while the certificate is being replaced; and what stands is not
      // touched where only the way to create it is another.
      lifecycle: { ignoreChanges: ['name', 'records', ...(overwriteAny ? ['allow_overwrite'] : [])] },
    });
    return { fqdn: resource.fqdn, published: true };
  }

  /** An alias for each type of address; a CNAME where the target has no hosted zone. */
  public pointAt(scope: Construct, id: string, { hostName, target }: HostNameRecord): void {
    const { hostedZoneId, at = {}, ttlSeconds = DEFAULT_TTL_SECONDS } = this.props;
    const { targetDomainName, targetHostedZoneId } = target;
    this.checkHostedZoneId(scope);
    const common = { provider: at.provider, zoneId: hostedZoneId, name: hostName };
    if (targetHostedZoneId === undefined) {
      new Route53Record(scope, `${id}-CNAME`, {
        ...common,
        type: 'CNAME',
        ttl: ttlSeconds,
        records: [targetDomainName],
      });
      return;
    }
    for (const type of ADDRESS_TYPES) {
      new Route53Record(scope, `${id}-${type}`, {
        ...common,
        type,
        alias: { name: targetDomainName, zoneId: targetHostedZoneId, evaluateTargetHealth: false },
      });
    }
  }

  public proveBy(scope: Construct, id: string, proof: TextProof): ITerraformDependable {
    const { hostedZoneId, at = {}, ttlSeconds = DEFAULT_TTL_SECONDS } = this.props;
    this.checkHostedZoneId(scope);
    return new Route53Record(scope, id, {
      provider: at.provider,
      zoneId: hostedZoneId,
      name: proof.recordName,
      type: 'TXT',
      ttl: ttlSeconds,
      records: proof.values,
      lifecycle: { precondition: proof.preconditions },
    });
  }

  public delegate(scope: Construct, id: string, { zoneName, nameServers }: Delegation): void {
    const { hostedZoneId, at = {} } = this.props;
    this.checkHostedZoneId(scope);
    new Route53Record(scope, id, {
      provider: at.provider,
      zoneId: hostedZoneId,
      name: zoneName,
      type: 'NS',
      ttl: DELEGATION_TTL_SECONDS,
      records: nameServers,
    });
  }

  private checkHostedZoneId(scope: Construct): void {
    const { hostedZoneId } = this.props;
    if (Token.isUnresolved(hostedZoneId) || /^Z[A-Z0-9]{1,31}$/.test(hostedZoneId)) return;
    throw new ValidationError(scope, {
      subject: 'hostedZoneId',
      rule: 'must be the id of a Route 53 hosted zone',
      got: hostedZoneId,
      remedy: 'use the bare id, for example "Z0123456789ABCDEFGHIJ"',
    });
  }
}
