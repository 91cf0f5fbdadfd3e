import type { PlannedCase } from './service-case';

export const networkFirewallInspection: PlannedCase = {
  title: 'network-firewall-inspection',
  consumers: {
    firewall: {
      type: 'network-firewall-inspection',
      configurationName: 'shop',
      certificate: 'web',
      additionalCertificates: ['internal'],
      hostNames: ['shop.example.com', 'shop.internal.example.com'],
      scopes: [
        { destinations: ['10.0.0.0/16'] },
        { destinations: ['0.0.0.0/0'], destinationPorts: [443, 8443], sources: ['10.0.0.0/16'] },
      ],
      certificateAuthorityArn:
        'arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-4000-8000-000000000000',
    },
  },
  created: ['aws_networkfirewall_tls_inspection_configuration'],
  recertified: ['aws_networkfirewall_tls_inspection_configuration update'],
};
