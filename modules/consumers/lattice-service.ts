import { VpclatticeListener } from '@cdktf/provider-aws/lib/vpclattice-listener';
import { VpclatticeService } from '@cdktf/provider-aws/lib/vpclattice-service';
import { VpclatticeServiceNetworkServiceAssociation } from '@cdktf/provider-aws/lib/vpclattice-service-network-service-association';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  type Tags,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';
import { checkedDomainName } from './domain-name-check';

export interface LatticeServiceProps {
  /**
   * Name of the service, once in an account and Region: 3 to 40 lower-case letters, digits and hyphens.
   *
   * Another one replaces the service.
   */
  readonly serviceName: string;
  /**
   * Name clients ask for, once in a service network.
   *
   * AWS changes it on no service that is there: another one replaces the service.
   */
  readonly domainName: string;
  /** A certificate with an RSA key of 2048 bits, in the Region of the service. */
  readonly certificate: ICertificate;
  /**
   * Id of the VPC Lattice target group that requests go to, for example `tg-0123456789abcdef0`.
   *
   * @default - every request is answered with status 404, until a listener rule says otherwise
   */
  readonly targetGroupId?: string;
  /**
   * Id or, in another account, ARN of the service network that clients reach the service through.
   *
   * @default - none: nobody reaches the service until something associates it with a network
   */
  readonly serviceNetworkIdentifier?: string;
  /**
   * Account and Region of the service.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A VPC Lattice service that answers HTTPS requests under a name of its own.
 *
 * Another certificate is taken over in place. TLS 1.2 and 1.3 are offered, which nobody can choose.
 */
export class LatticeService extends Construct implements RecordTarget {
  public readonly serviceArn: string;
  /** For rules on the listener, and for associations. */
  public readonly serviceId: string;
  public readonly listenerId: string;
  public readonly domainName: string;
  public readonly targetDomainName: string;
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: LatticeServiceProps) {
    super(scope, id);
    const at = props.at ?? {};
    const place = { provider: at.provider, region: at.region };
    this.domainName = checkedDomainName(this, props.domainName);
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.latticeService,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames: [this.domainName],
    });

    const service = new VpclatticeService(this, 'Resource', {
      ...place,
      name: props.serviceName,
      customDomainName: this.domainName,
      certificateArn: props.certificate.certificateArn,
      tags: props.tags,
    });
    const listener = new VpclatticeListener(this, 'Listener', {
      ...place,
      name: 'https',
      protocol: 'HTTPS',
      port: 443,
      serviceIdentifier: service.id,
      defaultAction:
        props.targetGroupId === undefined
          ? { fixedResponse: { statusCode: 404 } }
          : { forward: [{ targetGroups: [{ targetGroupIdentifier: props.targetGroupId }] }] },
      tags: props.tags,
      // AWS deletes it with its service, and the provider would only update it (provider source, vpclattice/listener.go).
      lifecycle: { replaceTriggeredBy: [`${service.terraformResourceType}.${service.friendlyUniqueId}.id`] },
    });
    if (props.serviceNetworkIdentifier !== undefined) {
      new VpclatticeServiceNetworkServiceAssociation(this, 'Association', {
        ...place,
        serviceIdentifier: service.id,
        serviceNetworkIdentifier: props.serviceNetworkIdentifier,
        tags: props.tags,
      });
    }
    this.serviceArn = service.arn;
    this.serviceId = service.id;
    this.listenerId = listener.listenerId;
    this.targetDomainName = service.dnsEntry.get(0).domainName;
    this.targetHostedZoneId = service.dnsEntry.get(0).hostedZoneId;
  }
}
