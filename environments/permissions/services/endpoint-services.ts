import { inRegionsOf, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** Endpoint services of PrivateLink in a Region, which AWS names. */
export function endpointServicePermissions(account: PermissionAccount, region: string): Permission[] {
  const services = regionalArn(account, 'ec2', region, 'vpc-endpoint-service/*');
  return [
    mayRead(
      'find endpoint services',
      ['ec2:DescribeVpcEndpointServiceConfigurations'],
      ['*'],
      inRegionsOf(account),
    ),
    mayRead('read endpoint services', ['ec2:DescribeVpcEndpointServicePermissions'], [services]),
    mayWrite(
      'write endpoint services',
      [
        'ec2:CreateTags',
        'ec2:CreateVpcEndpointServiceConfiguration',
        'ec2:DeleteTags',
        'ec2:DeleteVpcEndpointServiceConfigurations',
        'ec2:ModifyVpcEndpointServiceConfiguration',
        'ec2:ModifyVpcEndpointServicePermissions',
        'ec2:StartVpcEndpointServicePrivateDnsVerification',
      ],
      [services],
    ),
  ];
}
