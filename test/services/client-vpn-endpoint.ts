import type { PlannedCase } from './service-case';

export const clientVpnEndpoint: PlannedCase = {
  title: 'client-vpn-endpoint',
  consumers: {
    vpn: {
      type: 'client-vpn-endpoint',
      interruptible: true,
      certificate: 'web',
      clientCertificate: 'internal',
      clientCidrBlock: '10.64.0.0/16',
      subnetIds: ['subnet-0a1b2c3d4e5f60718'],
      authorizedCidrBlocks: ['10.0.0.0/16'],
    },
  },
  created: [
    'aws_ec2_client_vpn_authorization_rule',
    'aws_ec2_client_vpn_endpoint',
    'aws_ec2_client_vpn_network_association',
  ],
  recertified: ['aws_ec2_client_vpn_endpoint delete-create'],
};
