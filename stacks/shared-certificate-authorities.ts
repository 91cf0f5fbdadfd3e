import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { MadeAuthority } from '../environments/certificate-authorities';
import type { Environment } from '../environments';
import {
  authorityOf,
  authorityRegion,
  isExisting,
  isForeign,
  isPending,
} from '../environments/certificate-authorities/places';
import { listReaders, readerRoleArn } from '../environments/list-readers';
import type { Tags } from '../modules/core';
import { SERVICE_CONNECT_AUTHORITY_TAGS } from '../modules/ecs';
import {
  CertificateAuthorityHierarchy,
  CrlRevocation,
  type ExternallySignedMember,
  type HierarchyMember,
  type IRevocation,
  OcspRevocation,
  type ParentAuthority,
} from '../modules/private-ca';
import type { AccountStack } from './account-stack';
import { defineCaCertificatesBundle } from './ca-certificates-bundle';
import { CertificateAuthorityShares } from './certificate-authority-shares';
import { CrlHosting } from './crl-hosting';
import { tellOfLists } from './revocation-list-events';
import { renamedFrom } from './formerly';

/**
 * The private CAs of shared services, what serves their revocation lists, and their shares.
 *
 * @returns ARNs of those that it owns and that can issue, by name
 */
export function defineCertificateAuthorities(
  stack: AccountStack,
  environment: Environment,
  hostedZoneIds: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const { accountId, certificateAuthorities = {} } = environment.sharedServices;
  const hosting = new CrlHosting(stack, 'RevocationLists', {
    sharedServices: environment.sharedServices,
    providers: stack.providers,
    hostedZoneIds,
  });
  const created = new Map<string, HierarchyMember>();
  const externallySigned = new Map<string, ExternallySignedMember>();
  const signers = new Map<string, ParentAuthority>();
  const arns = new Map<string, string>();
  for (const [name, authority] of Object.entries(certificateAuthorities)) {
    const at = stack.providers.at(authorityRegion(environment, name));
    if (isExisting(authority)) {
      if (isForeign(authority, accountId)) continue;
      const { certificateAuthorityArn, keyAlgorithm, usageMode } = authority;
      arns.set(name, certificateAuthorityArn);
      if (keyAlgorithm) signers.set(name, { certificateAuthorityArn, keyAlgorithm, usageMode, at });
      continue;
    }
    const common = {
      ...properties(authority),
      revocation: revocationOf(name, authority, { environment, hosting }),
      at,
    };
    if (authority.type === 'externally-signed') {
      const { installedCertificate } = authority;
      externallySigned.set(name, { ...common, installedCertificate });
    } else {
      const { parent, validityYears, generation } = authority;
      created.set(name, { ...common, parent, validityYears, generation });
    }
  }
  const roots: string[] = [];
  if (created.size + externallySigned.size > 0) {
    const hierarchy = new CertificateAuthorityHierarchy(stack, 'CertificateAuthorities', {
      authorities: Object.fromEntries(created),
      externallySigned: Object.fromEntries(externallySigned),
      existing: Object.fromEntries(signers),
    });
    for (const name of [...externallySigned.keys(), ...created.keys()]) {
      const authority = authorityOf(environment, name);
      if (!isPending(authority)) arns.set(name, hierarchy.authority(name).certificateAuthorityArn);
      renamedFrom(hierarchy.node.findChild(name), authority.formerly);
    }
    tellRequests(hierarchy);
    roots.push(...hierarchy.rootCertificates);
  }
  hosting.tellOrigins();
  new CertificateAuthorityShares(stack, 'Shares', { environment, providers: stack.providers, arns });
  defineCaCertificatesBundle(stack, environment, roots);
  tellOfLists(new Construct(stack, 'RevocationListEvents'), stack, { environment, arns });
  return arns;
}

function tellRequests(hierarchy: CertificateAuthorityHierarchy): void {
  const requests = hierarchy.certificateSigningRequests;
  if (Object.keys(requests).length === 0) return;
  new TerraformOutput(hierarchy, 'Requests', {
    value: requests,
    description: 'What a CA outside AWS is to sign, by the CA it is for',
  }).overrideLogicalId('certificate_signing_requests');
}

function properties(authority: MadeAuthority) {
  return {
    commonName: authority.commonName,
    organizationName: authority.organizationName,
    enabled: authority.enabled,
    keyAlgorithm: authority.keyAlgorithm,
    usageMode: authority.usageMode,
    tags: tagsOf(authority),
  };
}

/** What services look for on a CA before they have it issue. */
function tagsOf({ ecsServiceConnect, workSpaces }: MadeAuthority): Tags | undefined {
  if (!ecsServiceConnect && !workSpaces) return undefined;
  return {
    ...(ecsServiceConnect && SERVICE_CONNECT_AUTHORITY_TAGS),
    // WorkSpaces Administration Guide, certificate-based authentication.
    ...(workSpaces && { 'euc-private-ca': 'true' }),
  };
}

function revocationOf(
  name: string,
  { revocation }: MadeAuthority,
  { environment, hosting }: { readonly environment: Environment; readonly hosting: CrlHosting },
): IRevocation | undefined {
  switch (revocation?.type) {
    case 'crl': {
      const { bucketName, hostName, expirationDays } = revocation;
      const readers = listReaders(environment)
        .filter(({ authorities }) => authorities.includes(name))
        .map((reader) => readerRoleArn(environment, reader));
      const host = hosting.of(name, revocation);
      return new CrlRevocation({ bucketName, hostName, expirationDays, host, readers });
    }
    case 'ocsp':
      return new OcspRevocation();
    case undefined:
      return undefined;
  }
}
