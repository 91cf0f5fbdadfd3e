import { inRegionsOf, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { bySource, mayRead, mayWrite } from '../permitted';
import { serviceLinkedRole } from './roles';

/** An endpoint of Verified Access, which AWS names, and what stands before it. */
export interface VerifiedAccessPlace {
  readonly region: string;
  readonly verifiedAccessGroupId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

export function verifiedAccessPermissions(
  account: PermissionAccount,
  { region, verifiedAccessGroupId, subnetIds, securityGroupIds }: VerifiedAccessPlace,
): Permission[] {
  const arn = (resource: string) => regionalArn(account, 'ec2', region, resource);
  const endpoints = arn('verified-access-endpoint/*');
  const group = arn(`verified-access-group/${verifiedAccessGroupId}`);
  const subnets = subnetIds.map((id) => arn(`subnet/${id}`));
  return [
    mayRead(
      'find endpoints of Verified Access',
      ['ec2:DescribeTags', 'ec2:DescribeVerifiedAccessEndpoints'],
      ['*'],
      inRegionsOf(account),
    ),
    mayRead('read endpoints of Verified Access', ['ec2:GetVerifiedAccessEndpointPolicy'], [endpoints]),
    mayWrite(
      'create endpoints of Verified Access',
      ['ec2:CreateVerifiedAccessEndpoint'],
      [endpoints, group, ...subnets, ...securityGroupIds.map((id) => arn(`security-group/${id}`))],
    ),
    mayWrite(
      'change endpoints of Verified Access',
      ['ec2:ModifyVerifiedAccessEndpoint'],
      [endpoints, group, ...subnets],
    ),
    mayWrite(
      'tag and delete endpoints of Verified Access',
      ['ec2:CreateTags', 'ec2:DeleteTags', 'ec2:DeleteVerifiedAccessEndpoint'],
      [endpoints],
    ),
    bySource(
      'AWS Verified Access User Guide, identity-based policies',
      mayWrite('work with Verified Access', ['verified-access:AllowVerifiedAccess'], ['*']),
    ),
    serviceLinkedRole(account, {
      service: 'verified-access.amazonaws.com',
      name: 'AWSServiceRoleForVPCVerifiedAccess',
      purpose: 'have Verified Access work in the account',
      source: 'AWS Verified Access User Guide, service-linked roles',
    }),
  ];
}
