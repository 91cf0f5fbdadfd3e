import type { Environment } from '../../../environments';
import local from '../../../environments/local';
import { refuseSharedNames } from '../../../environments/permissions/shared-names';

const named = (name: string, accountId = local.sharedServices.accountId): Environment => ({
  ...local,
  name,
  sharedServices: { ...local.sharedServices, accountId },
});

test('names are its own beside environments called otherwise, or elsewhere', () => {
  expect(() => refuseSharedNames(named('prod'), [named('prod'), named('production')])).not.toThrow();
  expect(() => refuseSharedNames(named('prod'), [named('prod-eu', '999999999999')])).not.toThrow();
  expect(() => refuseSharedNames(named('prod-eu'), [named('prod')])).not.toThrow();
});

test('fails where another environment would be reached by names that begin alike', () => {
  expect(() => refuseSharedNames(named('prod'), [named('prod-eu')])).toThrow(
    "names that begin with certfleet-prod- must be this environment's alone in its shared-services account, got the " +
      'environment "prod-eu" beside it; rename one of them, or give it an account of its own for shared services',
  );
});
