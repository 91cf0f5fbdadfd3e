import { distributionAlias } from '../../../modules/core';
import type { Distributor } from '../../certificates/distributor';
import { distributionSecretName } from '../../names';
import { inRegions, madeByEnvironment, madeIn, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import {
  type QueuedFunctions,
  functionAliasPermissions,
  functionInvocation,
  queuedFunctionPermissions,
  tagLookUp,
} from './functions';
import { rolePermissions } from './roles';
import { secretPermissions } from './secrets';

/** Certificates of an account in these Regions, which ACM names by ids of its own. */
function certificatesIn(account: PermissionAccount, regions: readonly [string, ...string[]]) {
  const [first, ...others] = regions.map((region) => regionalArn(account, 'acm', region, 'certificate/*'));
  return [first!, ...others] as const;
}

export function certificateReading(
  account: PermissionAccount,
  regions: readonly [string, ...string[]],
): Permission {
  return {
    purpose: 'read certificates',
    access: 'read',
    actions: ['acm:DescribeCertificate', 'acm:ListTagsForCertificate'],
    resources: certificatesIn(account, regions),
  };
}

/** Certificates that ACM is asked for: it takes the request for none by its ARN. */
export function certificateRequests(
  account: PermissionAccount,
  regions: readonly [string, ...string[]],
): Permission[] {
  return [
    certificateReading(account, regions),
    {
      purpose: 'request certificates',
      access: 'write',
      actions: ['acm:RequestCertificate'],
      resources: ['*'],
      conditions: madeIn(account, regions),
    },
    ...certificateChanges(account, regions),
  ];
}

/** What becomes of certificates that stand; a request asks for the right to tag before there is a tag. */
export function certificateChanges(
  account: PermissionAccount,
  regions: readonly [string, ...string[]],
): Permission[] {
  const resources = certificatesIn(account, regions);
  return [
    { purpose: 'tag certificates', access: 'write', actions: ['acm:AddTagsToCertificate'], resources },
    {
      purpose: 'delete certificates and take tags off them',
      access: 'write',
      actions: ['acm:DeleteCertificate', 'acm:RemoveTagsFromCertificate'],
      resources,
      conditions: madeByEnvironment(account),
    },
  ];
}

/** Finding a certificate by its name. */
export function certificateLookUp(
  account: PermissionAccount,
  regions: readonly [string, ...string[]],
): Permission[] {
  return [
    certificateReading(account, regions),
    {
      purpose: 'find certificates by name',
      access: 'read',
      actions: ['acm:ListCertificates'],
      resources: ['*'],
      conditions: inRegions(regions),
    },
    {
      purpose: 'read certificates that others manage',
      access: 'read',
      actions: ['acm:GetCertificate'],
      resources: certificatesIn(account, regions),
    },
  ];
}

/** Certificates that others issued: the first import of one has no ARN yet. */
export function certificateImports(
  account: PermissionAccount,
  regions: readonly [string, ...string[]],
): Permission[] {
  return [
    certificateReading(account, regions),
    {
      purpose: 'import certificates',
      access: 'write',
      actions: ['acm:ImportCertificate'],
      resources: certificatesIn(account, regions),
    },
    ...certificateChanges(account, regions),
  ];
}

/** Certificates that a function imports and deletes: whoever deploys it reads no secret. */
export function certificateRotation(
  account: PermissionAccount,
  regions: readonly [string, ...string[]],
): Permission[] {
  const functions = {
    region: account.regions[0],
    name: `certfleet-${account.environmentName}-*-rotation`,
    what: 'functions that rotate certificates',
  };
  return [
    tagLookUp(regions),
    ...queuedFunctionPermissions(account, functions),
    functionInvocation(account, { ...functions, qualifier: '$LATEST' }),
  ];
}

function distributingFunctions({ environmentName }: PermissionAccount, region: string): QueuedFunctions {
  return {
    region,
    name: `certfleet-${environmentName}-*-copies`,
    what: 'functions that distribute certificates',
  };
}

/** A certificate of an account that others get. */
export interface DistributedOriginal {
  readonly region: string;
  /** Its first name. */
  readonly domainName: string;
  /** @default - no account has copies */
  readonly accounts?: readonly string[];
  /** @default - it is in no secret */
  readonly secret?: { readonly kmsKeyArn: string };
}

/** The function that exports a certificate of the account: whoever deploys it exports none. */
export function certificateDistribution(
  account: PermissionAccount,
  { region, domainName, accounts, secret }: DistributedOriginal,
): Permission[] {
  const functions = distributingFunctions(account, region);
  return [
    ...queuedFunctionPermissions(account, functions),
    ...(accounts === undefined ? [] : functionAliasPermissions(account, functions)),
    ...(secret === undefined
      ? []
      : [
          ...secretPermissions(account, {
            region,
            name: distributionSecretName(account.environmentName, domainName),
            kmsKeyArn: secret.kmsKeyArn,
            what: 'secrets with certificates',
          }),
          functionInvocation(account, { ...functions, qualifier: '$LATEST' }),
        ]),
  ];
}

/** Copies that a function of another account imports and deletes, by a role that the account has for it. */
export function copyPermissions(
  account: PermissionAccount,
  regions: readonly [string, ...string[]],
  { accountId, region }: Pick<Distributor, 'accountId' | 'region'>,
): Permission[] {
  const functions = distributingFunctions(account, region);
  return [
    tagLookUp(regions),
    ...rolePermissions(account, { name: functions.name, what: `roles of ${functions.what}` }),
    functionInvocation(
      { accountId, partition: account.partition },
      { ...functions, qualifier: distributionAlias(account.accountId) },
    ),
  ];
}
