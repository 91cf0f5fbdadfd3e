import type { ServiceCase } from './service-case';

export const cloudMapService: ServiceCase = {
  title: 'cloud-map-service',
  consumers: {
    'cloud-map': {
      type: 'cloud-map-service',
      serviceName: 'orders',
      namespaceName: 'example.com',
      loadBalancerName: 'orders',
      certificate: 'web',
    },
  },
  created: ['aws_service_discovery_instance', 'aws_service_discovery_service'],
  recertified: [],
};
