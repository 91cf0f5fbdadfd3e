import type { PlannedCase } from './service-case';

export const verifiedAccessEndpoint: PlannedCase = {
  title: 'verified-access-endpoint',
  consumers: {
    access: {
      type: 'verified-access-endpoint',
      interruptible: true,
      verifiedAccessGroupId: 'vagr-0123456789abcdef0',
      applicationDomain: 'access.example.com',
      certificate: 'web',
      endpointDomainPrefix: 'shop',
      loadBalancerName: 'shop',
      subnetIds: ['subnet-0a1b2c3d4e5f60718'],
      securityGroupIds: ['sg-0a1b2c3d'],
    },
  },
  created: ['aws_verifiedaccess_endpoint'],
  recertified: ['aws_verifiedaccess_endpoint delete-create'],
};
