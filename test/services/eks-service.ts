import type { ServiceCase } from './service-case';

export const service: ServiceCase = {
  title: 'eks-service',
  consumers: {
    service: {
      type: 'eks-service',
      parameterName: '/shop/service',
      certificate: 'web',
      hostNames: ['service.example.com'],
      tlsPorts: [465, 993],
    },
  },
  created: ['aws_ssm_parameter'],
  recertified: ['aws_ssm_parameter update'],
};
