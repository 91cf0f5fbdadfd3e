import type { PlannedCase } from './service-case';

export const openSearchDomain: PlannedCase = {
  title: 'opensearch-domain',
  consumers: {
    search: {
      type: 'opensearch-domain',
      domainName: 'logs',
      customEndpoint: 'logs.example.com',
      certificate: 'web',
      parameterName: '/logs/endpoint',
    },
  },
  created: ['aws_ssm_parameter'],
};
