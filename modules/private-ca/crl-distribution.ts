import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { CloudfrontOriginAccessControl } from '@cdktf/provider-aws/lib/cloudfront-origin-access-control';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import { CloudFrontViewerCertificate } from '../consumers';
import type { ICertificate, Placement } from '../core';
import type { CrlOrigin, CrlReader, ICrlHost } from './crl-host';

/** A list is up to 30 minutes late by itself; caches may add these seconds. */
const CACHE_SECONDS = 300;

const ORIGIN_ID = 'lists';

export interface CrlDistributionProps {
  /** Hosted zone of each name the lists are served under: today's, and former ones that certificates still carry. */
  readonly hostedZoneIds: Readonly<Record<string, string>>;
  /** A certificate in us-east-1 that covers these names, for clients that fetch by HTTPS. */
  readonly certificate: ICertificate;
  /**
   * Account of the hosted zones.
   *
   * @default - the bucket's
   */
  readonly zonesAt?: Placement;
}

/**
 * A CloudFront distribution that serves a bucket's lists, by plain HTTP too: a client that checks a certificate by
 * HTTPS would have to check another certificate first (RFC 5280, 8).
 */
export class CrlDistribution implements ICrlHost {
  constructor(private readonly props: CrlDistributionProps) {}

  public serve(scope: Construct, { bucketName, bucketDomainName, at }: CrlOrigin): CrlReader {
    const { certificate, hostedZoneIds, zonesAt = at } = this.props;
    const { provider } = at;
    const { aliases, viewerCertificate } = new CloudFrontViewerCertificate(scope, 'ViewerCertificate', {
      certificate,
      aliases: Object.keys(hostedZoneIds),
      at,
    });
    const access = new CloudfrontOriginAccessControl(scope, 'AccessControl', {
      provider,
      name: bucketName,
      originAccessControlOriginType: 's3',
      signingBehavior: 'always',
      signingProtocol: 'sigv4',
    });
    const distribution = new CloudfrontDistribution(scope, 'Distribution', {
      provider,
      comment: `revocation lists of ${bucketName}`,
      enabled: true,
      isIpv6Enabled: true,
      aliases,
      origin: [{ originId: ORIGIN_ID, domainName: bucketDomainName, originAccessControlId: access.id }],
      defaultCacheBehavior: {
        targetOriginId: ORIGIN_ID,
        viewerProtocolPolicy: 'allow-all',
        allowedMethods: ['GET', 'HEAD'],
        cachedMethods: ['GET', 'HEAD'],
        forwardedValues: { queryString: false, cookies: { forward: 'none' } },
        minTtl: 0,
        defaultTtl: CACHE_SECONDS,
        maxTtl: CACHE_SECONDS,
      },
      restrictions: { geoRestriction: { restrictionType: 'none' } },
      viewerCertificate,
    });
    const records = new Construct(scope, 'Records');
    for (const [hostName, zoneId] of Object.entries(hostedZoneIds)) {
      for (const type of ['A', 'AAAA']) {
        new Route53Record(records, `${hostName}-${type}`, {
          provider: zonesAt.provider,
          zoneId,
          name: hostName,
          type,
          alias: {
            name: distribution.domainName,
            zoneId: distribution.hostedZoneId,
            evaluateTargetHealth: false,
          },
        });
      }
    }
    return { service: 'cloudfront.amazonaws.com', sourceArn: distribution.arn };
  }
}
