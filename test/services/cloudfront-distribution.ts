import type { ServiceCase } from './service-case';

export const distribution: ServiceCase = {
  title: 'cloudfront-distribution',
  consumers: {
    cdn: {
      type: 'cloudfront-distribution',
      aliases: ['cdn.example.com'],
      originDomainName: 'origin.example.com',
      certificate: 'web',
    },
  },
  created: ['aws_cloudfront_distribution'],
  recertified: ['aws_cloudfront_distribution update'],
};

export const wholeDistribution: ServiceCase = {
  title: 'cloudfront-distribution, everything set',
  consumers: {
    app: {
      type: 'cloudfront-distribution',
      aliases: ['app.example.com', 'www.example.com'],
      originDomainName: 'origin.example.com',
      certificate: 'web',
      minimumProtocolVersion: 'TLSv1.2_2019',
      priceClass: 'PriceClass_100',
      allowedMethods: 'all',
      cachePolicy: 'CachingDisabled',
      originRequestPolicy: 'AllViewerExceptHostHeader',
      defaultRootObject: 'index.html',
      webAclArn: 'arn:aws:wafv2:us-east-1:222222222222:global/webacl/web/0a1b2c3d',
    },
  },
  created: ['aws_cloudfront_distribution'],
  recertified: ['aws_cloudfront_distribution update'],
};
