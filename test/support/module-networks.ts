import { inRegionsOf, madeByEnvironment, madeIn, regionalArn } from '../../environments/permissions/arns';
import type { Permission, PermissionAccount } from '../../environments/permissions/permission';
import { mayRead, mayWrite } from '../../environments/permissions/permitted';

/** ARN of what EC2 names by ids of its own, for example of every `subnet`. */
export function networkArn(account: PermissionAccount, kind: string): string {
  return regionalArn(account, 'ec2', account.regions[0], `${kind}/*`);
}

/** VPCs with subnets and security groups, which no environment makes: of these modules alone, by the tag. */
export function privateNetworks(account: PermissionAccount): Permission[] {
  const [vpcs, subnets, groups] = [
    networkArn(account, 'vpc'),
    networkArn(account, 'subnet'),
    networkArn(account, 'security-group'),
  ];
  const made = madeIn(account, account.regions);
  const own = madeByEnvironment(account);
  const anywhere = inRegionsOf(account);
  return [
    mayRead(
      'find private networks',
      [
        'ec2:DescribeNetworkAcls',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
      ],
      ['*'],
      anywhere,
    ),
    mayRead('read private networks', ['ec2:DescribeVpcAttribute'], [vpcs]),
    mayWrite('create private networks', ['ec2:CreateVpc'], [vpcs], made),
    mayWrite('create subnets', ['ec2:CreateSubnet'], [subnets], made),
    mayWrite('create security groups', ['ec2:CreateSecurityGroup'], [groups], made),
    mayWrite('tag private networks', ['ec2:CreateTags'], [vpcs, subnets, groups], made),
    mayWrite(
      'divide private networks',
      ['ec2:CreateSecurityGroup', 'ec2:CreateSubnet', 'ec2:DeleteVpc'],
      [vpcs],
      own,
    ),
    mayWrite('delete subnets', ['ec2:DeleteSubnet'], [subnets], own),
    mayWrite('wait until subnets are empty', ['ec2:DescribeNetworkInterfaces'], ['*'], anywhere),
    mayWrite(
      'close and delete security groups',
      ['ec2:DeleteSecurityGroup', 'ec2:RevokeSecurityGroupEgress'],
      [groups],
      own,
    ),
  ];
}
