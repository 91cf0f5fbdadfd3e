import type { Environment } from '../../environments';
import { validationPermissions } from '../../environments/validation-permissions';
import { zoneFacts } from '../../environments/zones';
import { parseArn } from '../../modules/core';
import { type ValidationPermissions, rolePolicies } from '../../modules/dns/validation-policy';
import { secretReaders } from '../distributed-secrets';
import { type EmulatedRole, roleNameIn, trustIn } from './emulated-role';

/** Roles that an environment names and others make: with what its documents ask of them, and trust in its accounts. */
export function rolesOfOthers(environment: Environment): EmulatedRole[] {
  return [
    ...stateRole(environment),
    ...publishingRoles(environment),
    ...validationRoles(environment),
    ...secretReaders(environment),
  ];
}

function stateRole({ backend, ...environment }: Environment): EmulatedRole[] {
  if (backend.type !== 's3' || backend.roleArn === undefined) return [];
  const bucket = `arn:aws:s3:::${backend.bucket}`;
  const statement = {
    Sid: 'KeepStates',
    Effect: 'Allow',
    Action: ['s3:ListBucket', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    Resource: [bucket, `${bucket}/*`],
  };
  const encryption = {
    Sid: 'EncryptStates',
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: backend.kmsKeyArn,
  };
  const statements = backend.kmsKeyArn === undefined ? [statement] : [statement, encryption];
  return [
    roleOf(backend.roleArn, accountsOf(environment), undefined, [
      { name: 'states', document: { Version: '2012-10-17', Statement: statements } },
    ]),
  ];
}

/** Of zones in accounts that are no part of the environment. */
function publishingRoles(environment: Environment): EmulatedRole[] {
  return Object.entries(environment.sharedServices.zones).flatMap(([name, zone]) => {
    const { publishingRole: role } = zoneFacts(zone) ?? {};
    if (role === undefined || !('hostedZoneId' in zone) || zone.hostedZoneId === undefined) return [];
    const written = { hostedZoneId: zone.hostedZoneId, domainNames: [name], subdomainsOf: [name] };
    const permissions = { zones: [written], hostNameRecords: true, textProofs: true, allowZoneLookup: true };
    return [roleOf(role.roleArn, accountsOf(environment), role.externalId, policiesOf(permissions))];
  });
}

/** Of accounts that name one instead of having theirs made. */
function validationRoles(environment: Environment): EmulatedRole[] {
  return Object.entries(environment.applications).flatMap(([name, application]) => {
    const permissions = validationPermissions(environment, name, application, () => '*');
    if (application.validationRoleArn === undefined || permissions === undefined) return [];
    const { accountId, validationExternalId } = application;
    return [
      roleOf(
        application.validationRoleArn,
        [accountId],
        validationExternalId,
        policiesOf({ ...permissions, allowZoneLookup: true }),
      ),
    ];
  });
}

function policiesOf(permissions: ValidationPermissions): EmulatedRole['policies'] {
  return rolePolicies('aws', permissions);
}

function accountsOf({ sharedServices, applications }: Pick<Environment, 'sharedServices' | 'applications'>) {
  return [sharedServices, ...Object.values(applications)].map(({ accountId }) => accountId);
}

function roleOf(
  roleArn: string,
  accountIds: readonly string[],
  externalId: string | undefined,
  policies: EmulatedRole['policies'],
): EmulatedRole {
  const name = roleNameIn(roleArn);
  return {
    accountId: parseArn(roleArn)?.accountId ?? '',
    name,
    trust: trustIn(
      accountIds.map((id) => `arn:aws:iam::${id}:root`),
      externalId,
    ),
    policies: policies.map((policy) => ({ name: `${name}-${policy.name}`, document: policy.document })),
  };
}
