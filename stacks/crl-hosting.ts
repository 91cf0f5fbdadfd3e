import { Annotations, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment, Revocation } from '../environments';
import { crlHostNames, servedHostNames } from '../environments/certificate-authorities/places';
import { PublicCertificate } from '../modules/certificate';
import { EDGE_CERTIFICATE_REGION } from '../modules/core';
import { DnsRouter, Route53Dns } from '../modules/dns';
import { CrlDistribution, type ICrlHost } from '../modules/private-ca';
import type { AccountProviders } from './account-providers';
import { renamedFrom } from './formerly';
import { hostedZoneIdOf } from './zones';

export interface CrlHostingProps {
  readonly sharedServices: Environment['sharedServices'];
  readonly providers: AccountProviders;
  /** Hosted zones of shared services, by name. */
  readonly hostedZoneIds: ReadonlyMap<string, string>;
}

/** A host name of lists, with its zone. */
type ServedName = readonly [hostName: string, zone: string];

/** What serves the revocation lists: a distribution for names in zones of shared services, somebody else for others. */
export class CrlHosting extends Construct {
  /** Buckets that somebody else has to serve, by host name. */
  private readonly origins = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CrlHostingProps,
  ) {
    super(scope, id);
  }

  /** The host of a CA's lists. */
  public of(authorityName: string, revocation: Revocation): ICrlHost {
    const served = servedHostNames(this.props.sharedServices, revocation);
    const names = served.map(([hostName]) => hostName);
    const elsewhere = crlHostNames(revocation).filter((hostName) => !names.includes(hostName));
    const [first, ...others] = served;
    const distribution = first && this.distribution(authorityName, [first, ...others]);
    return {
      serve: (scope, origin) => {
        for (const hostName of elsewhere) this.origins.set(hostName, origin.bucketDomainName);
        return distribution?.serve(scope, origin);
      },
    };
  }

  /** Tells people what is left to them; called once every bucket is defined. */
  public tellOrigins(): void {
    if (this.origins.size === 0) return;
    Annotations.of(this).addInfo(
      `revocation lists under ${[...this.origins.keys()].join(', ')} are not served by these stacks: ` +
        'set delegated once the zone is, or serve the bucket that the output crl_origins names, by plain HTTP',
    );
    new TerraformOutput(this, 'Origins', {
      value: Object.fromEntries(this.origins),
      description: 'Buckets whose lists somebody else has to serve, by the host name clients fetch them from',
    }).overrideLogicalId('crl_origins');
  }

  private distribution(
    authorityName: string,
    served: readonly [ServedName, ...ServedName[]],
  ): CrlDistribution {
    const { global } = this.props.providers;
    const idOf = (zone: string) => hostedZoneIdOf(this, this.props.hostedZoneIds, zone);
    const hostedZoneIds = Object.fromEntries(served.map(([hostName, zone]) => [hostName, idOf(zone)]));
    const [[domainName], ...others] = served;
    const zones = new Map(
      served.map(([, zone]) => [zone, new Route53Dns({ hostedZoneId: idOf(zone), at: global })]),
    );
    const certificate = new PublicCertificate(this, authorityName, {
      domainName,
      subjectAlternativeNames: others.map(([hostName]) => hostName),
      dns: new DnsRouter({ zones: Object.fromEntries(zones) }),
      placements: [this.props.providers.at(EDGE_CERTIFICATE_REGION)],
    });
    renamedFrom(certificate, this.props.sharedServices.certificateAuthorities?.[authorityName]?.formerly);
    return new CrlDistribution({ certificate, hostedZoneIds, zonesAt: global });
  }
}
