import { inRegionsOf, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';
import { serviceLinkedRole } from './roles';

/** Client VPN endpoints in a Region, which AWS names, and the subnets they lead into. */
export function clientVpnPermissions(
  account: PermissionAccount,
  region: string,
  subnetIds: readonly string[],
): Permission[] {
  const endpoints = regionalArn(account, 'ec2', region, 'client-vpn-endpoint/*');
  const subnets = subnetIds.map((id) => regionalArn(account, 'ec2', region, `subnet/${id}`));
  return [
    mayRead('find Client VPN endpoints', ['ec2:DescribeClientVpnEndpoints'], ['*'], inRegionsOf(account)),
    mayRead(
      'read Client VPN endpoints',
      ['ec2:DescribeClientVpnAuthorizationRules', 'ec2:DescribeClientVpnTargetNetworks'],
      [endpoints],
    ),
    mayWrite(
      'write Client VPN endpoints',
      [
        'ec2:AuthorizeClientVpnIngress',
        'ec2:CreateClientVpnEndpoint',
        'ec2:CreateTags',
        'ec2:DeleteClientVpnEndpoint',
        'ec2:DeleteTags',
        'ec2:DisassociateClientVpnTargetNetwork',
        'ec2:ModifyClientVpnEndpoint',
        'ec2:RevokeClientVpnIngress',
      ],
      [endpoints],
    ),
    ...(subnets.length === 0
      ? []
      : [
          mayWrite(
            'lead Client VPN endpoints into subnets',
            ['ec2:AssociateClientVpnTargetNetwork'],
            [endpoints, ...subnets],
          ),
        ]),
    serviceLinkedRole(account, {
      service: 'clientvpn.amazonaws.com',
      name: 'AWSServiceRoleForClientVPN',
      purpose: 'have Client VPN work in the account',
      source: 'AWS Client VPN Administrator Guide, service-linked roles',
    }),
  ];
}
