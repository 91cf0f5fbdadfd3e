import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { Construct } from 'constructs';
import type { RecordTarget, Tags } from '../core';
import {
  CloudFrontViewerCertificate,
  type CloudFrontViewerCertificateProps,
} from './cloudfront-viewer-certificate';

/** Managed cache policy "CachingOptimized" (CloudFront Developer Guide, managed cache policies). */
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';

const ORIGIN_ID = 'origin';

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
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A distribution of one HTTPS origin that caches what the origin lets it and redirects viewers to HTTPS.
 *
 * Viewers may read only (GET, HEAD, OPTIONS). It has no web ACL; for anything further, define a distribution and
 * give it a `CloudFrontViewerCertificate`.
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
        allowedMethods: ['GET', 'HEAD', 'OPTIONS'],
        cachedMethods: ['GET', 'HEAD'],
        cachePolicyId: CACHING_OPTIMIZED,
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
}
