import { inRegionsOf, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';
import { serviceLinkedRole } from './roles';

/** Customer gateways in a Region, which AWS names. */
export function customerGatewayPermissions(account: PermissionAccount, region: string): Permission[] {
  return [
    mayRead('read customer gateways', ['ec2:DescribeCustomerGateways'], ['*'], inRegionsOf(account)),
    mayWrite(
      'write customer gateways',
      ['ec2:CreateCustomerGateway', 'ec2:CreateTags', 'ec2:DeleteCustomerGateway', 'ec2:DeleteTags'],
      [regionalArn(account, 'ec2', region, 'customer-gateway/*')],
    ),
    serviceLinkedRole(account, {
      service: 's2svpn.amazonaws.com',
      name: 'AWSServiceRoleForVPCS2SVPN',
      purpose: 'have Site-to-Site VPN use private certificates',
      source: 'AWS Site-to-Site VPN User Guide, service-linked roles',
    }),
  ];
}
