import { PRIVATE_CERTIFICATE_VALIDITY_DAYS } from '../../modules/core';
import type { CertificateAuthority, Environment, ShareWith } from '../environment';
import { type Draft, entriesOf, entry, itemsOf } from './draft';
import { type Path, type Problem, suggestion } from './problem';

type Authorities = Readonly<Record<string, Draft<CertificateAuthority> | undefined>>;

/** Private CAs: a tree that lasts, shared with accounts that are where they are said to be. */
export function checkCertificateAuthorities(environment: Draft<Environment>): Problem[] {
  const authorities: Authorities = environment.sharedServices?.certificateAuthorities ?? {};
  return entriesOf(authorities).flatMap(([name, authority]) => {
    const path = ['sharedServices', 'certificateAuthorities', name];
    return [
      ...parentProblems(path, name, authority, authorities),
      ...lifetimeProblems(path, authority),
      ...shareProblems([...path, 'shareWith'], authority?.shareWith, environment),
    ];
  });
}

function parentProblems(
  path: Path,
  name: string,
  authority: Draft<CertificateAuthority> | undefined,
  authorities: Authorities,
): Problem[] {
  const parentName = authority?.parent;
  if (parentName === undefined) return [];
  if (!Object.hasOwn(authorities, parentName)) {
    const others = Object.keys(authorities).filter((other) => other !== name);
    return [
      {
        path: [...path, 'parent'],
        rule: 'must be a declared CA',
        got: parentName,
        remedy: suggestion(parentName, others),
      },
    ];
  }
  const ancestors = new Set([name]);
  for (
    let next: string | undefined = parentName;
    next !== undefined;
    next = entry(authorities, next)?.parent
  ) {
    if (ancestors.has(next)) {
      return [
        {
          path: [...path, 'parent'],
          rule: 'must lead to a root, not round in a circle',
          got: parentName,
          remedy: 'leave out the parent of the CA that is to be the root',
        },
      ];
    }
    ancestors.add(next);
  }
  const parent = entry(authorities, parentName);
  if (
    authority?.validityYears !== undefined &&
    authority.validityYears >= (parent?.validityYears ?? Infinity)
  ) {
    return [
      {
        path: [...path, 'validityYears'],
        rule: `must end before its parent's ${parent?.validityYears} years`,
        got: authority.validityYears,
        remedy: 'shorten it, or lengthen the parent',
      },
    ];
  }
  return parent?.usageMode === 'SHORT_LIVED_CERTIFICATE'
    ? [
        {
          path: [...path, 'parent'],
          rule: 'must be a general-purpose CA',
          got: parentName,
          remedy: 'a short-lived CA signs no other CA: choose another parent',
        },
      ]
    : [];
}

function lifetimeProblems(path: Path, authority: Draft<CertificateAuthority> | undefined): Problem[] {
  const { validityYears, usageMode, shareWith } = authority ?? {};
  const servesAcm = shareWith !== undefined && usageMode !== 'SHORT_LIVED_CERTIFICATE';
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

function shareProblems(
  path: Path,
  shareWith: Draft<ShareWith> | undefined,
  { organization, applications, sharedServices }: Draft<Environment>,
): Problem[] {
  const problems: Problem[] = [];
  if (shareWith?.organization && organization?.managementAccountId === undefined) {
    problems.push({
      path: [...path, 'organization'],
      rule: 'must know the organization by its management account',
      remedy: 'set organization.managementAccountId',
    });
  }
  if (
    (shareWith?.organization || shareWith?.organizationalUnitArns?.length) &&
    organization?.ramSharingEnabled === false
  ) {
    problems.push({
      path,
      rule: 'must have RAM sharing with the organization switched on',
      got: false,
      remedy: 'enable it in the management account and set organization.ramSharingEnabled, or list accounts',
    });
  }
  const inside = itemsOf(shareWith?.accounts);
  const outside = itemsOf(shareWith?.externalAccounts);
  const idOf = (account: string) => entry(applications, account)?.accountId ?? account;
  const insideIds = new Set(inside.map(([, account]) => idOf(account)));
  for (const [list, items] of [
    ['accounts', inside],
    ['externalAccounts', outside],
  ] as const) {
    for (const [index, account] of items) {
      const here = { path: [...path, list, index], got: account };
      const application =
        entry(applications, account) ??
        Object.values(applications ?? {}).find((each) => each?.accountId === account);
      const isOutside = application?.outsideOrganization ?? false;
      if (
        application === undefined &&
        !/^\d{12}$/.test(account) &&
        !Object.hasOwn(applications ?? {}, account)
      ) {
        problems.push({
          ...here,
          rule: 'must be an application account or an account id',
          remedy: suggestion(account, Object.keys(applications ?? {})),
        });
      } else if (idOf(account) === sharedServices?.accountId) {
        problems.push({ ...here, rule: 'must be another account than the owner', remedy: 'leave it out' });
      } else if (list === 'externalAccounts' && insideIds.has(idOf(account))) {
        problems.push({
          ...here,
          rule: 'must be inside or outside the organization, not both',
          remedy: 'list it once',
        });
      } else if (application !== undefined && isOutside !== (list === 'externalAccounts')) {
        problems.push({
          ...here,
          rule: `must be ${isOutside ? 'listed in externalAccounts' : 'listed in accounts'}, as outsideOrganization is ${isOutside}`,
          remedy: 'list it there, or correct outsideOrganization of the account',
        });
      }
    }
  }
  return problems;
}
