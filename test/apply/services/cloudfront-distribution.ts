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
