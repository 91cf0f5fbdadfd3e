import { partitionOf, parseCertificateAuthorityArn } from '../../modules/core';
import { authorityOf, authorityRegion } from '../certificate-authorities/places';
import type { Environment } from '../environment';
import type { PermissionAccount } from './permission';
import { madeAuthorityArn } from './services/private-ca';

/** An account of an environment, for what is needed there. */
export function permissionAccount(
  { name, roles, sharedServices }: Environment,
  { accountId, regions }: Pick<PermissionAccount, 'accountId' | 'regions'>,
): PermissionAccount {
  return {
    accountId,
    regions,
    partition: partitionOf(sharedServices.region),
    environmentName: name,
    roles,
  };
}

/** The shared-services account; what it has lies in Regions that each entry says. */
export function sharedServicesAccount(environment: Environment): PermissionAccount {
  const { accountId, region, regions = [] } = environment.sharedServices;
  return permissionAccount(environment, { accountId, regions: [region, ...regions] });
}

/** ARN of a CA that an environment declares; a pattern where AWS chooses it. */
export function certificateAuthorityArn(environment: Environment, name: string): string {
  const authority = authorityOf(environment, name);
  return authority.type === 'existing' && parseCertificateAuthorityArn(authority.certificateAuthorityArn)
    ? authority.certificateAuthorityArn
    : madeAuthorityArn(sharedServicesAccount(environment), authorityRegion(environment, name));
}
