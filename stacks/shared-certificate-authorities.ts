import type { CreatedCertificateAuthority, Environment } from '../environments';
import { authorityRegion, isForeign } from '../environments/certificate-authorities/places';
import type { Placement, Tags } from '../modules/core';
import { SERVICE_CONNECT_AUTHORITY_TAGS } from '../modules/ecs';
import {
  CertificateAuthorityHierarchy,
  CrlRevocation,
  type HierarchyMember,
  type IRevocation,
  OcspRevocation,
  type ParentAuthority,
} from '../modules/private-ca';
import type { AccountStack } from './account-stack';
import { CertificateAuthorityShares } from './certificate-authority-shares';
import { CrlHosting } from './crl-hosting';
import { renamedFrom } from './formerly';

/** The private CAs of shared services, what serves their revocation lists, and their shares. */
export function defineCertificateAuthorities(
  stack: AccountStack,
  environment: Environment,
  hostedZoneIds: ReadonlyMap<string, string>,
): void {
  const { accountId, certificateAuthorities = {} } = environment.sharedServices;
  const hosting = new CrlHosting(stack, 'RevocationLists', {
    sharedServices: environment.sharedServices,
    providers: stack.providers,
    hostedZoneIds,
  });
  const created = new Map<string, HierarchyMember>();
  const signers = new Map<string, ParentAuthority>();
  const arns = new Map<string, string>();
  for (const [name, authority] of Object.entries(certificateAuthorities)) {
    const at = stack.providers.at(authorityRegion(environment, name));
    if (authority.type !== 'existing') {
      created.set(name, member(authority, revocationOf(name, authority, hosting), at));
    } else if (!isForeign(authority, accountId)) {
      const { certificateAuthorityArn, keyAlgorithm, usageMode } = authority;
      arns.set(name, certificateAuthorityArn);
      if (keyAlgorithm) signers.set(name, { certificateAuthorityArn, keyAlgorithm, usageMode, at });
    }
  }
  if (created.size > 0) {
    const hierarchy = new CertificateAuthorityHierarchy(stack, 'CertificateAuthorities', {
      authorities: Object.fromEntries(created),
      existing: Object.fromEntries(signers),
    });
    for (const name of created.keys()) {
      arns.set(name, hierarchy.authority(name).certificateAuthorityArn);
      renamedFrom(hierarchy.node.findChild(name), certificateAuthorities[name]?.formerly);
    }
  }
  hosting.tellOrigins();
  new CertificateAuthorityShares(stack, 'Shares', { environment, providers: stack.providers, arns });
}

function member(
  authority: CreatedCertificateAuthority,
  revocation: IRevocation | undefined,
  at: Placement,
): HierarchyMember {
  return {
    parent: authority.parent,
    commonName: authority.commonName,
    organizationName: authority.organizationName,
    validityYears: authority.validityYears,
    generation: authority.generation,
    enabled: authority.enabled,
    keyAlgorithm: authority.keyAlgorithm,
    usageMode: authority.usageMode,
    tags: tagsOf(authority),
    revocation,
    at,
  };
}

/** What services look for on a CA before they have it issue. */
function tagsOf({ ecsServiceConnect, workSpaces }: CreatedCertificateAuthority): Tags | undefined {
  if (!ecsServiceConnect && !workSpaces) return undefined;
  return {
    ...(ecsServiceConnect && SERVICE_CONNECT_AUTHORITY_TAGS),
    // WorkSpaces Administration Guide, certificate-based authentication.
    ...(workSpaces && { 'euc-private-ca': 'true' }),
  };
}

function revocationOf(
  name: string,
  { revocation }: CreatedCertificateAuthority,
  hosting: CrlHosting,
): IRevocation | undefined {
  switch (revocation?.type) {
    case 'crl': {
      const { bucketName, hostName, expirationDays } = revocation;
      return new CrlRevocation({ bucketName, hostName, expirationDays, host: hosting.of(name, revocation) });
    }
    case 'ocsp':
      return new OcspRevocation();
    case undefined:
      return undefined;
  }
}
