import type { ServiceCase } from './service-case';

export const nitroEnclave: ServiceCase = {
  title: 'nitro-enclave',
  consumers: {
    enclave: {
      type: 'nitro-enclave',
      roleName: 'shop-enclave',
      certificate: 'web',
      hostNames: ['enclave.example.com'],
    },
  },
  created: ['aws_cloudformation_stack', 'aws_iam_instance_profile', 'aws_iam_role', 'aws_iam_role_policy'],
  recertified: ['aws_cloudformation_stack update', 'aws_iam_role_policy update'],
};
