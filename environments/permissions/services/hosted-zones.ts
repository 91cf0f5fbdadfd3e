import type { Conditions, Permission, PermissionAccount } from '../permission';

/** A hosted zone, by its id; `*` where AWS chooses it. */
export interface HostedZonePlace {
  readonly hostedZoneId: string;
  /** Types of the records that Terraform writes there. */
  readonly recordTypes: readonly string[];
}

/** Records in a hosted zone, of these types and no others. */
export function recordPermissions(
  { partition }: PermissionAccount,
  { hostedZoneId, recordTypes }: HostedZonePlace,
): Permission[] {
  if (recordTypes.length === 0) return [];
  const resources = [`arn:${partition}:route53:::hostedzone/${hostedZoneId}`] as const;
  const conditions: Conditions = {
    'ForAllValues:StringEquals': {
      'route53:ChangeResourceRecordSetsRecordTypes': [...recordTypes].sort(),
    },
  };
  return [
    {
      purpose: 'read records in hosted zones',
      access: 'read',
      actions: ['route53:GetHostedZone', 'route53:ListResourceRecordSets'],
      resources,
    },
    {
      purpose: 'write records in hosted zones',
      access: 'write',
      actions: ['route53:ChangeResourceRecordSets'],
      resources,
      conditions,
    },
    changesAreEverywhere(partition),
  ];
}

/** AWS gives each change an id, which only its caller learns. */
function changesAreEverywhere(partition: string): Permission {
  return {
    purpose: 'wait until changes of hosted zones are everywhere',
    access: 'write',
    actions: ['route53:GetChange'],
    resources: [`arn:${partition}:route53:::change/*`],
  };
}

/** Hosted zones that Terraform makes, and their records. */
export function madeZonePermissions(
  account: PermissionAccount,
  recordTypes: readonly string[],
): Permission[] {
  const resources = [`arn:${account.partition}:route53:::hostedzone/*`] as const;
  return [
    ...recordPermissions(account, { hostedZoneId: '*', recordTypes }),
    {
      purpose: 'read hosted zones',
      access: 'read',
      actions: ['route53:GetHostedZone', 'route53:ListTagsForResource'],
      resources,
    },
    changesAreEverywhere(account.partition),
    {
      purpose: 'create hosted zones',
      access: 'write',
      actions: ['route53:CreateHostedZone'],
      resources: ['*'],
    },
    {
      purpose: 'tag and delete hosted zones',
      access: 'write',
      actions: ['route53:ChangeTagsForResource', 'route53:DeleteHostedZone'],
      resources,
    },
  ];
}
