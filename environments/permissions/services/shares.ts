import { inRegions, regionalArn } from '../arns';
import type { Conditions, Permission, PermissionAccount } from '../permission';

/** Shares of AWS RAM in a Region. */
export interface Shares {
  readonly region: string;
  /** For example `certfleet-production-*`: RAM names ARNs by ids of its own. */
  readonly name: string;
}

/** Shares that Terraform makes. */
export function sharePermissions(account: PermissionAccount, { region, name }: Shares): Permission[] {
  const resources = [regionalArn(account, 'ram', region, 'resource-share/*')] as const;
  const named: Conditions = { StringLike: { 'ram:ResourceShareName': name } };
  return [
    {
      purpose: 'read shares',
      access: 'read',
      actions: ['ram:GetResourceShareAssociations', 'ram:GetResourceShares'],
      resources: ['*'],
      conditions: inRegions([region]),
    },
    {
      purpose: 'read what shares permit',
      access: 'read',
      actions: ['ram:ListResourceSharePermissions'],
      resources,
      conditions: named,
    },
    {
      purpose: 'create shares',
      access: 'write',
      actions: ['ram:CreateResourceShare'],
      resources: ['*'],
      conditions: inRegions([region]),
    },
    {
      purpose: 'change and delete shares',
      access: 'write',
      actions: [
        'ram:AssociateResourceShare',
        'ram:DeleteResourceShare',
        'ram:DisassociateResourceShare',
        'ram:UpdateResourceShare',
      ],
      resources,
      conditions: named,
    },
    {
      purpose: 'tag shares',
      access: 'write',
      actions: ['ram:TagResource', 'ram:UntagResource'],
      resources,
    },
  ];
}

/** Finding what another account shares. */
export function sharedLookUp(region: string): Permission {
  return {
    purpose: 'find shares of other accounts',
    access: 'read',
    actions: ['ram:GetResourceShares', 'ram:ListResources'],
    resources: ['*'],
    conditions: inRegions([region]),
  };
}

/** Accepting what another account shares, under these names and from nobody else. */
export function acceptancePermissions(owner: PermissionAccount, { region, name }: Shares): Permission[] {
  const arn = (resource: string) => regionalArn(owner, 'ram', region, resource);
  return [
    sharedLookUp(region),
    {
      purpose: 'find invitations to shares',
      access: 'read',
      actions: ['ram:GetResourceShareInvitations'],
      resources: ['*'],
      conditions: inRegions([region]),
    },
    {
      purpose: 'accept shares',
      access: 'write',
      actions: ['ram:AcceptResourceShareInvitation'],
      resources: [arn('resource-share-invitation/*')],
      conditions: {
        StringEquals: { 'ram:ShareOwnerAccountId': owner.accountId },
        StringLike: { 'ram:ResourceShareName': name },
      },
    },
    {
      purpose: 'leave shares',
      access: 'write',
      actions: ['ram:DisassociateResourceShare'],
      resources: [arn('resource-share/*')],
      conditions: { StringLike: { 'ram:ResourceShareName': name } },
    },
  ];
}
