import { globalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';

/** Distributions of CloudFront, which names them by ids of its own. */
export function distributionPermissions(account: PermissionAccount): Permission[] {
  const resources = [globalArn(account, 'cloudfront', 'distribution/*')] as const;
  return [
    {
      purpose: 'read distributions',
      access: 'read',
      actions: ['cloudfront:GetDistribution', 'cloudfront:ListTagsForResource'],
      resources,
    },
    {
      purpose: 'create distributions',
      access: 'write',
      actions: ['cloudfront:CreateDistribution'],
      resources: ['*'],
    },
    {
      purpose: 'change and delete distributions',
      access: 'write',
      actions: [
        'cloudfront:DeleteDistribution',
        'cloudfront:TagResource',
        'cloudfront:UntagResource',
        'cloudfront:UpdateDistribution',
      ],
      resources,
    },
  ];
}

/** How distributions are let into buckets. */
export function originAccessPermissions(account: PermissionAccount): Permission[] {
  const resources = [globalArn(account, 'cloudfront', 'origin-access-control/*')] as const;
  return [
    {
      purpose: 'read how distributions are let into buckets',
      access: 'read',
      actions: ['cloudfront:GetOriginAccessControl'],
      resources,
    },
    {
      purpose: 'create what lets distributions into buckets',
      access: 'write',
      actions: ['cloudfront:CreateOriginAccessControl'],
      resources: ['*'],
    },
    {
      purpose: 'change what lets distributions into buckets',
      access: 'write',
      actions: ['cloudfront:DeleteOriginAccessControl', 'cloudfront:UpdateOriginAccessControl'],
      resources,
    },
  ];
}
