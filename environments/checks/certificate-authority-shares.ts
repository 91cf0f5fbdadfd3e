import { isSharedForIssue, isSharedWith } from '../certificate-authorities/shares';
import type { ShareWith } from '../certificate-authorities';
import type { Application, Environment } from '../environment';
import { type Draft, entry, itemsOf } from '../draft';
import type { Path, Problem } from '../problem';
import { suggestion } from '../suggestion';

/** Whom a CA is shared with, and for what: each account where it is said to be. */
export function shareProblems(
  path: Path,
  shareWith: Draft<ShareWith> | undefined,
  environment: Draft<Environment>,
): Problem[] {
  return [
    ...organizationProblems(path, shareWith, environment),
    ...accountProblems(path, shareWith, environment),
    ...permissionProblems(path, shareWith),
  ];
}

/** What keeps an account from requesting through ACM from a CA that is shared like this. */
export function useProblem(
  shareWith: Draft<ShareWith> | undefined,
  applicationName: string,
  application: Draft<Application>,
): Pick<Problem, 'rule' | 'remedy'> | undefined {
  if (!isSharedWith(shareWith, applicationName, application)) {
    return {
      rule: 'must be shared with this account',
      remedy: `add "${applicationName}" to ${application.outsideOrganization ? 'externalAccounts' : 'accounts'} of its shareWith`,
    };
  }
  return isSharedForIssue(shareWith)
    ? undefined
    : {
        rule: 'must be shared for issue, the permission that ACM requests with',
        remedy: 'add "issue" to permissions of its shareWith',
      };
}

function permissionProblems(path: Path, shareWith: Draft<ShareWith> | undefined): Problem[] {
  const permissions = itemsOf(shareWith?.permissions);
  return permissions
    .filter(([index, permission]) =>
      permissions.some(([other, same]) => other < index && same === permission),
    )
    .map(([index, permission]) => ({
      path: [...path, 'permissions', index],
      rule: 'must name each permission once',
      got: permission,
      remedy: 'leave it out',
    }));
}

function organizationProblems(
  path: Path,
  shareWith: Draft<ShareWith> | undefined,
  { organization }: Draft<Environment>,
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
  return problems;
}

function accountProblems(
  path: Path,
  shareWith: Draft<ShareWith> | undefined,
  { applications, sharedServices }: Draft<Environment>,
): Problem[] {
  const problems: Problem[] = [];
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
