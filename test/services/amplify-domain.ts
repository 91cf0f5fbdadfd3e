import type { ServiceCase } from './service-case';

export const amplifyDomain: ServiceCase = {
  title: 'amplify-domain',
  consumers: {
    site: {
      type: 'amplify-domain',
      appId: 'd1m7bkiki6tdw1',
      domainName: 'example.com',
      subDomains: [
        { prefix: 'site', branchName: 'main' },
        { prefix: 'preview', branchName: 'develop' },
      ],
      certificate: 'web',
    },
  },
  created: ['aws_amplify_domain_association'],
  recertified: ['aws_amplify_domain_association update'],
};
