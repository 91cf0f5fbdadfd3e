import type { ServiceCase } from './service-case';

export const appSyncDomain: ServiceCase = {
  title: 'appsync-domain',
  consumers: {
    graph: {
      type: 'appsync-domain',
      apiId: 'a1b2c3d4e5f6g7h8i9j0k1l2m3',
      domainName: 'graph.example.com',
      certificate: 'web',
      interruptible: true,
    },
  },
  created: ['aws_appsync_domain_name', 'aws_appsync_domain_name_api_association'],
  recertified: [
    'aws_appsync_domain_name delete-create',
    'aws_appsync_domain_name_api_association delete-create',
  ],
};
