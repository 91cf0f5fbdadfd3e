import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { Construct } from 'constructs';
import {
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  type RecordTarget,
  type Tags,
  ValidationError,
  cloudFrontPolicyId,
  distributionWebAclProblem,
  isKnown,
  unknownPolicy,
} from '../core/constructs';
import {
  CloudFrontViewerCertificate,
  type CloudFrontViewerCertificateProps,
} from './cloudfront-viewer-certificate';

const ORIGIN_ID = 'origin';

/** What viewers may do, in the sets that CloudFront has. */
const METHODS = {
  read: ['GET', 'HEAD', 'OPTIONS'],
  all: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
} as const;

export type PriceClass = 'PriceClass_All' | 'PriceClass_200' | 'PriceClass_100';

export interface CloudFrontDistributionProps extends CloudFrontViewerCertificateProps {
  /** Host name of the origin, which CloudFront reaches by HTTPS with TLS 1.2. */
  readonly originDomainName: string;
  /**
   * Edge locations that serve viewers; fewer cost less.
   *
   * @default 'PriceClass_All'
   */
  readonly priceClass?: PriceClass;
  /**
   * Methods that reach the origin: `read` are GET, HEAD and OPTIONS, `all` are PUT, POST, PATCH and DELETE too.
   *
   * @default 'read'
   */
  readonly allowedMethods?: keyof typeof METHODS;
  /**
   * What is cached and for how long: the name of a managed policy, or the id of one of your own.
   *
   * @default 'CachingOptimized'
   */
  readonly cachePolicy?: string;
  /**
   * What the origin is told of a viewer's request besides what the cache policy names: the name of a managed policy, or
   * the id of one of your own. With `AllViewer` the origin is asked for the viewer's host name and needs it on its
   * certificate.
   *
   * @default - no headers, cookies or query strings further than what the cache policy names
   */
  readonly originRequestPolicy?: string;
  /**
   * What `/` answers, for example `index.html`; without a slash in front.
   *
   * @default - the origin is asked for `/`
   */
  readonly defaultRootObject?: string;
  /**
   * ARN of a web ACL of AWS WAF with the scope CLOUDFRONT.
   *
   * @default - every request is let through
   */
  readonly webAclArn?: string;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A distribution of one HTTPS origin that caches what the origin lets it and redirects viewers to HTTPS.
 *
 * Viewers may read only unless told otherwise. For several origins or behaviors, define a distribution and give it a
 * `CloudFrontViewerCertificate`.
 */
export class CloudFrontDistribution extends Construct implements RecordTarget {
  public readonly distributionArn: string;
  public readonly distributionId: string;
  /** Target of the alias records. */
  public readonly targetDomainName: string;
  /** Hosted zone of the target, for alias records in Route 53. */
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: CloudFrontDistributionProps) {
    super(scope, id);
    this.checkProps(props);
    const { aliases, viewerCertificate } = new CloudFrontViewerCertificate(this, 'ViewerCertificate', {
      certificate: props.certificate,
      aliases: props.aliases,
      minimumProtocolVersion: props.minimumProtocolVersion,
      at: props.at,
    });

    const distribution = new CloudfrontDistribution(this, 'Resource', {
      provider: props.at?.provider,
      enabled: true,
      isIpv6Enabled: true,
      aliases,
      defaultRootObject: props.defaultRootObject,
      webAclId: props.webAclArn,
      priceClass: props.priceClass ?? 'PriceClass_All',
      origin: [
        {
          originId: ORIGIN_ID,
          domainName: props.originDomainName,
          customOriginConfig: {
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: 'https-only',
            originSslProtocols: ['TLSv1.2'],
          },
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: ORIGIN_ID,
        viewerProtocolPolicy: 'redirect-to-https',
        allowedMethods: [...METHODS[props.allowedMethods ?? 'read']],
        cachedMethods: ['GET', 'HEAD'],
        cachePolicyId:
          this.policyId('cachePolicy', MANAGED_CACHE_POLICIES, props.cachePolicy) ??
          MANAGED_CACHE_POLICIES.CachingOptimized,
        originRequestPolicyId: this.policyId(
          'originRequestPolicy',
          MANAGED_ORIGIN_REQUEST_POLICIES,
          props.originRequestPolicy,
        ),
        compress: true,
      },
      restrictions: { geoRestriction: { restrictionType: 'none' } },
      viewerCertificate,
      tags: props.tags,
    });
    this.distributionArn = distribution.arn;
    this.distributionId = distribution.id;
    this.targetDomainName = distribution.domainName;
    this.targetHostedZoneId = distribution.hostedZoneId;
  }

  private checkProps({ defaultRootObject, webAclArn, at }: CloudFrontDistributionProps): void {
    const problem = isKnown(webAclArn) ? distributionWebAclProblem(webAclArn, at?.accountId) : undefined;
    if (problem) throw new ValidationError(this, { subject: 'webAclArn', ...problem });
    if (isKnown(defaultRootObject) && defaultRootObject.startsWith('/')) {
      throw new ValidationError(this, {
        subject: 'defaultRootObject',
        rule: 'must not begin with a slash',
        got: defaultRootObject,
        remedy: 'leave the slash out',
      });
    }
  }

  private policyId(
    subject: string,
    managed: Readonly<Record<string, string>>,
    policy: string | undefined,
  ): string | undefined {
    if (!isKnown(policy)) return policy;
    const id = cloudFrontPolicyId(managed, policy);
    if (id === undefined) {
      throw new ValidationError(this, { subject, got: policy, ...unknownPolicy(managed) });
    }
    return id;
  }
}
