import { literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';
import { serviceLinkedRole } from './roles';

/** What a firewall opens and looks into. */
export function inspectionPermissions(
  account: PermissionAccount,
  region: string,
  configurationName: string,
): Permission[] {
  const name = literal(configurationName);
  const resources = [regionalArn(account, 'network-firewall', region, `tls-configuration/${name}`)] as const;
  return [
    mayRead('read TLS inspection', ['network-firewall:DescribeTLSInspectionConfiguration'], resources),
    mayWrite(
      'write TLS inspection',
      [
        'network-firewall:CreateTLSInspectionConfiguration',
        'network-firewall:DeleteTLSInspectionConfiguration',
        'network-firewall:TagResource',
        'network-firewall:UntagResource',
        'network-firewall:UpdateTLSInspectionConfiguration',
      ],
      resources,
    ),
    serviceLinkedRole(account, {
      service: 'network-firewall.amazonaws.com',
      name: 'AWSServiceRoleForNetworkFirewall',
      purpose: 'have Network Firewall read certificates',
      source: 'AWS Network Firewall Developer Guide, service-linked roles',
    }),
  ];
}
