import type { ServiceCase } from './service-case';

export const latticeService: ServiceCase = {
  title: 'lattice-service',
  consumers: {
    lattice: {
      type: 'lattice-service',
      serviceName: 'shop',
      domainName: 'lattice.example.com',
      certificate: 'web',
      targetGroupId: 'tg-0123456789abcdef0',
      serviceNetworkIdentifier: 'sn-0123456789abcdef0',
    },
  },
  created: [
    'aws_vpclattice_listener',
    'aws_vpclattice_service',
    'aws_vpclattice_service_network_service_association',
  ],
  recertified: ['aws_vpclattice_service update'],
};
