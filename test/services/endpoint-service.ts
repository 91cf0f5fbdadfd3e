import type { ServiceCase } from './service-case';

export const endpointService: ServiceCase = {
  title: 'endpoint-service',
  consumers: {
    endpoint: {
      type: 'endpoint-service',
      loadBalancerName: 'endpoint',
      privateDnsName: 'endpoint.example.com',
      certificate: 'web',
      allowedAccounts: ['333333333333'],
    },
  },
  created: ['aws_vpc_endpoint_service'],
  recertified: [],
};
