import {
  PRIVATE_CERTIFICATE_VALIDITY_DAYS,
  parseCertificateAuthorityArn,
  partitionOf,
} from '../../modules/core';
import {
  isCreated,
  isExisting,
  isExternallySigned,
  isForeign,
  isPending,
} from '../certificate-authorities/places';
import { isSharedForIssue } from '../certificate-authorities/shares';
import type {
  CertificateAuthority,
  CreatedCertificateAuthority,
  ExistingCertificateAuthority,
} from '../certificate-authorities';
import type { Environment } from '../environment';
import { shareProblems } from './certificate-authority-shares';
import { NOT_SIGNED, externalYears, externallySignedProblems } from './externally-signed';
import { type Draft, entriesOf, entry } from '../draft';
import type { Path, Problem } from '../problem';
import { suggestion } from '../suggestion';
import { listProblems } from './revocation-lists';

type Authorities = Readonly<Record<string, Draft<CertificateAuthority> | undefined>>;

/** Private CAs: a tree that lasts, lists that can be fetched, shared with accounts that are where they are said to be. */
export function checkCertificateAuthorities(environment: Draft<Environment>): Problem[] {
  const authorities: Authorities = environment.sharedServices?.certificateAuthorities ?? {};
  return entriesOf(authorities).flatMap(([name, authority]): Problem[] => {
    const path = ['sharedServices', 'certificateAuthorities', name];
    if (!authority) return [];
    const own = isExisting(authority)
      ? [...partitionProblems(path, authority, environment), ...ownerProblems(path, authority, environment)]
      : [
          ...(isExternallySigned(authority)
            ? externallySignedProblems(path, name, authority, authorities)
            : [...parentProblems(path, name, authority, environment), ...lifetimeProblems(path, authority)]),
          ...listProblems([...path, 'revocation'], authority, environment),
        ];
    return [...own, ...shareProblems([...path, 'shareWith'], authority.shareWith, environment)];
  });
}

/** An existing CA lies in the partition of the environment. */
function partitionProblems(
  path: Path,
  { certificateAuthorityArn }: Draft<ExistingCertificateAuthority>,
  { sharedServices }: Draft<Environment>,
): Problem[] {
  const arn = parseCertificateAuthorityArn(certificateAuthorityArn);
  if (!arn || sharedServices?.region === undefined) return [];
  const partition = partitionOf(sharedServices.region);
  return arn.partition === partition
    ? []
    : [
        {
          path: [...path, 'certificateAuthorityArn'],
          rule: `must be a CA of partition ${partition}, as the environment is`,
          got: certificateAuthorityArn,
          remedy: 'declare it in an environment of its own partition',
        },
      ];
}

/** Whoever owns a CA shares it. */
function ownerProblems(
  path: Path,
  authority: Draft<ExistingCertificateAuthority>,
  { sharedServices }: Draft<Environment>,
): Problem[] {
  const arn = parseCertificateAuthorityArn(authority.certificateAuthorityArn);
  if (!arn || sharedServices?.region === undefined || arn.partition !== partitionOf(sharedServices.region))
    return [];
  return authority.shareWith && isForeign(authority, sharedServices.accountId)
    ? [
        {
          path: [...path, 'shareWith'],
          rule: `must be left out, as account ${arn.accountId} owns the CA and shares it`,
          remedy: 'leave it out, and have that account share the CA',
        },
      ]
    : [];
}

/** A parent that is declared, leads to a root, and can sign for long enough: the first of these that does not hold. */
function parentProblems(
  path: Path,
  name: string,
  authority: Draft<CreatedCertificateAuthority>,
  { sharedServices }: Draft<Environment>,
): Problem[] {
  const { parent: parentName } = authority;
  if (parentName === undefined) return [];
  const authorities: Authorities = sharedServices?.certificateAuthorities ?? {};
  const here = { path: [...path, 'parent'], got: parentName };
  const parent = entry(authorities, parentName);
  const [problem] = [
    ...undeclaredProblems(here, name, parentName, authorities),
    ...circleProblems(here, name, parentName, authorities),
    ...usageProblems(here, parent),
    ...(parent && isPending(parent) ? [{ ...here, ...NOT_SIGNED }] : []),
    ...(parent && isExisting(parent)
      ? signerProblems(here, parent, sharedServices?.accountId)
      : outlivingProblems(path, authority, parent && yearsOf(parent))),
  ];
  return problem === undefined ? [] : [problem];
}

type Here = Pick<Problem, 'path' | 'got'>;

function undeclaredProblems(
  here: Here,
  name: string,
  parentName: string,
  authorities: Authorities,
): Problem[] {
  if (Object.hasOwn(authorities, parentName)) return [];
  const others = Object.keys(authorities).filter((other) => other !== name);
  return [{ ...here, rule: 'must be a declared CA', remedy: suggestion(parentName, others) }];
}

function circleProblems(here: Here, name: string, parentName: string, authorities: Authorities): Problem[] {
  const ancestors = [name];
  for (let next: string | undefined = parentName; next !== undefined; next = parentOf(authorities, next)) {
    if (ancestors.includes(next)) {
      return [
        {
          ...here,
          rule: 'must lead to a root, not round in a circle',
          remedy: 'leave out the parent of the CA that is to be the root',
        },
      ];
    }
    ancestors.push(next);
  }
  return [];
}

function usageProblems(here: Here, parent: Draft<CertificateAuthority> | undefined): Problem[] {
  return parent?.usageMode === 'SHORT_LIVED_CERTIFICATE'
    ? [
        {
          ...here,
          rule: 'must be a general-purpose CA',
          remedy: 'a short-lived CA signs no other CA: choose another parent',
        },
      ]
    : [];
}

/** A CA cannot outlive the one that signs it. */
function outlivingProblems(
  path: Path,
  { validityYears }: Draft<CreatedCertificateAuthority>,
  parentYears = Infinity,
): Problem[] {
  return validityYears !== undefined && validityYears >= parentYears
    ? [
        {
          path: [...path, 'validityYears'],
          rule: `must end before its parent's ${parentYears} years`,
          got: validityYears,
          remedy: 'shorten it, or lengthen the parent',
        },
      ]
    : [];
}

/** For how long a CA that is made is valid; undefined where that is not known. */
function yearsOf(authority: Draft<CertificateAuthority>): number | undefined {
  return isCreated(authority) ? authority.validityYears : externalYears(authority);
}

function parentOf(authorities: Authorities, name: string): string | undefined {
  const authority = entry(authorities, name);
  return authority && isCreated(authority) ? authority.parent : undefined;
}

/** An existing CA signs where shared services owns it and the file says with which kind of key. */
function signerProblems(
  here: Here,
  parent: Draft<ExistingCertificateAuthority>,
  accountId: string | undefined,
): Problem[] {
  if (isForeign(parent, accountId)) {
    return [
      {
        ...here,
        rule: 'must be a CA of the shared-services account, which signs with it',
        remedy:
          'choose another parent, or declare the CA that is to be signed in an environment of its owner',
      },
    ];
  }
  return parent.keyAlgorithm === undefined
    ? [
        {
          ...here,
          rule: 'must be a CA whose keyAlgorithm is said, as the signature follows from it',
          remedy: 'set keyAlgorithm of that CA',
        },
      ]
    : [];
}

function lifetimeProblems(
  path: Path,
  { validityYears, usageMode, shareWith }: Draft<CreatedCertificateAuthority>,
): Problem[] {
  const issues = shareWith !== undefined && isSharedForIssue(shareWith);
  const servesAcm = issues && usageMode !== 'SHORT_LIVED_CERTIFICATE';
  if (!servesAcm || validityYears === undefined || validityYears * 365 > PRIVATE_CERTIFICATE_VALIDITY_DAYS)
    return [];
  return [
    {
      path: [...path, 'validityYears'],
      rule: `must outlive its certificates, which ACM requests for ${PRIVATE_CERTIFICATE_VALIDITY_DAYS} days`,
      got: validityYears,
      remedy: 'give it at least 2 years, better 5',
    },
  ];
}
