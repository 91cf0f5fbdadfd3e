import { parseArn } from '../../modules/core';
import type { AccountAccess, Environment } from '../environment';
import { type Draft, entriesOf } from '../draft';
import type { Path, Problem } from '../problem';

/** Accounts outside the organization: trusted by their role and a shared word, as no organization vouches for them. */
export function checkOutsideAccounts({ applications }: Draft<Environment>): Problem[] {
  return entriesOf(applications).flatMap(([name, application]) => {
    if (!application?.outsideOrganization) return [];
    return (['deployRoleArn', 'validationExternalId'] as const)
      .filter((property) => !Object.hasOwn(application, property))
      .map((property): Problem => ({
        path: ['applications', name],
        rule: `must have ${property}, as anybody in an account outside the organization could assume its validation role`,
        remedy:
          property === 'deployRoleArn'
            ? 'name the role that deploys this account'
            : 'agree on a word with whoever runs the account',
      }));
  });
}

/** Accounts: each once, each reached by a role of its own. */
export function checkAccounts({ sharedServices, applications }: Draft<Environment>): Problem[] {
  const accounts: Array<[Path, Draft<AccountAccess>]> = [
    [['sharedServices'], sharedServices ?? {}],
    ...entriesOf(applications).map(([name, account]): [Path, Draft<AccountAccess>] => [
      ['applications', name],
      account ?? {},
    ]),
  ];
  const owners = new Map<string, Path>();
  return accounts.flatMap(([path, { accountId, deployRoleArn }]) => {
    const problems: Problem[] = [];
    if (accountId !== undefined && owners.has(accountId)) {
      problems.push({
        path: [...path, 'accountId'],
        rule: `must be an account of its own, while ${owners.get(accountId)!.join('.')} has the same`,
        got: accountId,
        remedy: 'correct one of them, or put what belongs to one account into one entry',
      });
    }
    if (accountId !== undefined) owners.set(accountId, path);
    const roleAccount = deployRoleArn === undefined ? undefined : parseArn(deployRoleArn)?.accountId;
    if (accountId !== undefined && roleAccount !== undefined && roleAccount !== accountId) {
      problems.push({
        path: [...path, 'deployRoleArn'],
        rule: `must be a role of account ${accountId}`,
        got: deployRoleArn,
        remedy: 'name the role of this account',
      });
    }
    return problems;
  });
}

/** Validation roles that stand already: of shared services, and given what an account outside must have in any case. */
export function checkValidationRoles({ sharedServices, applications }: Draft<Environment>): Problem[] {
  const accountId = sharedServices?.accountId;
  return entriesOf(applications).flatMap(([name, application]): Problem[] => {
    const arn = application?.validationRoleArn;
    if (arn === undefined || accountId === undefined || parseArn(arn)?.accountId === accountId) return [];
    return [
      {
        path: ['applications', name, 'validationRoleArn'],
        rule: `must be a role of shared services, account ${accountId}`,
        got: arn,
        remedy: 'name a role of that account, or leave it out: shared services then makes one',
      },
    ];
  });
}
