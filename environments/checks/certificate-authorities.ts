import {
  PRIVATE_CERTIFICATE_VALIDITY_DAYS,
  parseCertificateAuthorityArn,
  partitionOf,
} from '../../modules/core';
import { isExisting, isForeign } from '../certificate-authorities/places';
import { isSharedForIssue } from '../certificate-authorities/shares';
import type {
  CertificateAuthority,
  CreatedCertificateAuthority,
  ExistingCertificateAuthority,
} from '../certificate-authorities';
import type { Environment } from '../environment';
import { shareProblems } from './certificate-authority-shares';
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
      ? existingProblems(path, authority, environment)
      : [
          ...parentProblems(path, name, authority, environment),
          ...lifetimeProblems(path, authority),
          ...listProblems([...path, 'revocation'], authority, environment),
        ];
    return [...own, ...shareProblems([...path, 'shareWith'], authority.shareWith, environment)];
  });
}

function existingProblems(
  path: Path,
  authority: Draft<ExistingCertificateAuthority>,
  { sharedServices }: Draft<Environment>,
): Problem[] {
  const { certificateAuthorityArn, shareWith } = authority;
  const arn = parseCertificateAuthorityArn(certificateAuthorityArn ?? '');
  if (!arn || sharedServices?.region === undefined) return [];
  const partition = partitionOf(sharedServices.region);
  if (arn.partition !== partition) {
    return [
      {
        path: [...path, 'certificateAuthorityArn'],
        rule: `must be a CA of partition ${partition}, as the environment is`,
        got: certificateAuthorityArn,
        remedy: 'declare it in an environment of its own partition',
      },
    ];
  }
  return shareWith && isForeign(authority, sharedServices.accountId)
    ? [
        {
          path: [...path, 'shareWith'],
          rule: `must be left out, as account ${arn.accountId} owns the CA and shares it`,
          remedy: 'leave it out, and have that account share the CA',
        },
      ]
    : [];
}

function parentProblems(
  path: Path,
  name: string,
  { parent: parentName, validityYears }: Draft<CreatedCertificateAuthority>,
  { sharedServices }: Draft<Environment>,
): Problem[] {
  const authorities: Authorities = sharedServices?.certificateAuthorities ?? {};
  if (parentName === undefined) return [];
  const here = { path: [...path, 'parent'], got: parentName };
  if (!Object.hasOwn(authorities, parentName)) {
    const others = Object.keys(authorities).filter((other) => other !== name);
    return [{ ...here, rule: 'must be a declared CA', remedy: suggestion(parentName, others) }];
  }
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
  const parent = entry(authorities, parentName);
  if (parent?.usageMode === 'SHORT_LIVED_CERTIFICATE') {
    return [
      {
        ...here,
        rule: 'must be a general-purpose CA',
        remedy: 'a short-lived CA signs no other CA: choose another parent',
      },
    ];
  }
  if (parent && isExisting(parent)) return signerProblems(here, parent, sharedServices?.accountId);
  if (validityYears !== undefined && validityYears >= (parent?.validityYears ?? Infinity)) {
    return [
      {
        path: [...path, 'validityYears'],
        rule: `must end before its parent's ${parent?.validityYears} years`,
        got: validityYears,
        remedy: 'shorten it, or lengthen the parent',
      },
    ];
  }
  return [];
}

function parentOf(authorities: Authorities, name: string): string | undefined {
  const authority = entry(authorities, name);
  return authority && !isExisting(authority) ? authority.parent : undefined;
}

/** An existing CA signs where shared services owns it and the file says with which kind of key. */
function signerProblems(
  here: Pick<Problem, 'path' | 'got'>,
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
