import type { ServiceCase } from './service-case';

export const globalAccelerator: ServiceCase = {
  title: 'global-accelerator',
  consumers: {
    accelerator: {
      type: 'global-accelerator',
      acceleratorName: 'shop',
      loadBalancerName: 'accelerated',
      certificate: 'web',
      hostNames: ['accelerated.example.com'],
      regions: ['eu-west-1', 'us-east-1'],
    },
  },
  created: [
    'aws_globalaccelerator_accelerator',
    'aws_globalaccelerator_endpoint_group',
    'aws_globalaccelerator_endpoint_group',
    'aws_globalaccelerator_listener',
  ],
  recertified: [],
};
