import { type Environment, problemLine } from '../../../environments';
import local from '../../../environments/local';
import { environmentPolicies } from '../../../environments/permissions/environment-policies';
import { policyProblems } from '../../../environments/permissions/policy-problems';

const named = (name: string, accountId = local.sharedServices.accountId): Environment => ({
  ...local,
  name,
  sharedServices: { ...local.sharedServices, accountId },
});

test('names are its own beside environments called otherwise, or elsewhere', () => {
  expect(policyProblems(named('prod'), [], [named('prod'), named('production')])).toEqual([]);
  expect(policyProblems(named('prod'), [], [named('prod-eu', '999999999999')])).toEqual([]);
  expect(policyProblems(named('prod-eu'), [], [named('prod')])).toEqual([]);
});

test('tells every environment that would be reached by names that begin alike', () => {
  const problems = policyProblems(named('prod'), [], [named('prod-eu'), named('prod-us')]);
  expect(problems.map(problemLine)).toEqual(
    ['prod-eu', 'prod-us'].map(
      (other) =>
        'name: must leave the names that begin with certfleet-prod- to this environment alone, which its roles reach in ' +
        `the shared-services account, got the environment "${other}" beside it; rename one of them, or give it an account ` +
        'of its own for shared services',
    ),
  );
});

test('tells every role that would need more policies than it may have', () => {
  const roles = environmentPolicies(local);
  expect(policyProblems(local, roles, [local])).toEqual([]);
  expect(policyProblems(local, roles, [local], 1).map(problemLine)).toEqual(
    [
      ['sharedServices', 3],
      ['applications.shop', 3],
      ['applications.edge', 2],
    ].map(
      ([account, count]) =>
        `${account}: must need at most 1 policies for its deploy role, as many as a role may have, got ${count}; have AWS ` +
        'raise the quota "Managed policies attached to an IAM role" and say it by --quota, or divide the account',
    ),
  );
});
