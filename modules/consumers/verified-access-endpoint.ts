import { VerifiedaccessEndpoint } from '@cdktf/provider-aws/lib/verifiedaccess-endpoint';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  type Tags,
  ValidationError,
  Words,
  isKnown,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';
import { checkNoWildcard, checkedDomainName } from './domain-name-check';

export interface VerifiedAccessEndpointProps {
  /** Id of the Verified Access group whose policy lets users in, for example `vagr-0123456789abcdef0`. */
  readonly verifiedAccessGroupId: string;
  /** Name users ask for, without wildcard; another one replaces the endpoint. */
  readonly applicationDomain: string;
  /** In the endpoint's Region: public, or imported from a public authority. */
  readonly certificate: ICertificate;
  /** What the name that AWS gives the endpoint begins with; another one replaces the endpoint. */
  readonly endpointDomainPrefix: string;
  /** Load balancer in front of the application; another one replaces the endpoint. */
  readonly loadBalancerArn: string;
  /** Subnets of the load balancer that the endpoint reaches it through, one for each Availability Zone. At least one. */
  readonly subnetIds: readonly string[];
  /** Security groups of the endpoint; others replace it. At least one. */
  readonly securityGroupIds: readonly string[];
  /**
   * Protocol in which the endpoint asks the load balancer.
   *
   * @default 'https'
   */
  readonly protocol?: 'https' | 'http';
  /**
   * Port of the load balancer.
   *
   * @default - 443, for `http` 80
   */
  readonly port?: number;
  /**
   * Whether the application may be down while the endpoint gets another certificate or name. AWS changes neither on an
   * endpoint that is there, and Terraform deletes the old one before it even requests the new certificate.
   *
   * @default false - Terraform refuses a plan that would replace or destroy the endpoint; taken out, it goes
   */
  readonly interruptible?: boolean;
  /**
   * Account and Region of the load balancer.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * An application behind a load balancer that AWS Verified Access lets known users in to.
 *
 * A certificate that is renewed, or imported again, keeps its ARN and is taken over. Another one needs `interruptible`.
 * Nobody can choose the TLS policy.
 */
export class VerifiedAccessEndpoint extends Construct implements RecordTarget {
  public readonly verifiedAccessEndpointId: string;
  public readonly applicationDomain: string;
  /** The name that AWS gave the endpoint: it takes CNAME records only. */
  public readonly targetDomainName: string;

  constructor(scope: Construct, id: string, props: VerifiedAccessEndpointProps) {
    super(scope, id);
    const at = props.at ?? {};
    const protocol = props.protocol ?? 'https';
    this.applicationDomain = checkedDomainName(this, props.applicationDomain, 'applicationDomain');
    checkNoWildcard(this, this.applicationDomain, 'applicationDomain');
    this.checkSome('subnetIds', props.subnetIds);
    this.checkSome('securityGroupIds', props.securityGroupIds);
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.verifiedAccess,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames: [this.applicationDomain],
    });

    const endpoint = new VerifiedaccessEndpoint(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      verifiedAccessGroupId: props.verifiedAccessGroupId,
      applicationDomain: this.applicationDomain,
      domainCertificateArn: props.certificate.certificateArn,
      endpointDomainPrefix: props.endpointDomainPrefix,
      endpointType: 'load-balancer',
      attachmentType: 'vpc',
      loadBalancerOptions: {
        loadBalancerArn: props.loadBalancerArn,
        subnetIds: [...props.subnetIds],
        protocol,
        port: props.port ?? (protocol === 'https' ? 443 : 80),
      },
      securityGroupIds: [...props.securityGroupIds],
      tags: props.tags,
      // ModifyVerifiedAccessEndpoint takes no certificate (Amazon EC2 API Reference).
      lifecycle: props.interruptible ? undefined : { preventDestroy: true },
    });
    this.verifiedAccessEndpointId = endpoint.id;
    this.targetDomainName = endpoint.endpointDomain;
  }

  private checkSome(subject: string, ids: readonly string[]): void {
    if (!isKnown(ids) || ids.length > 0) return;
    throw new ValidationError(this, {
      subject,
      rule: 'must be a list of at least one',
      got: new Words('none'),
      remedy: 'name those that the endpoint is to have',
    });
  }
}
