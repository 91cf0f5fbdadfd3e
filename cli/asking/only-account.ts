import type { Environment } from '../../environments';
import { suggestion } from '../../environments/suggestion';
import { WrongCommandLine } from '../wrong-command-line';

/** Environments with one account only, of those that have it; all of them where none is asked for. */
export function onlyAccount(
  environments: readonly Environment[],
  account: string | undefined,
): readonly Environment[] {
  if (account === undefined) return environments;
  const known = environments.flatMap(({ applications }) => Object.keys(applications));
  if (!known.includes(account)) {
    throw new WrongCommandLine(
      `--account must be an application account, got "${account}"; ${suggestion(account, [...new Set(known)])}`,
    );
  }
  return environments.flatMap((environment) => {
    const application = Object.entries(environment.applications).filter(([name]) => name === account);
    return application.length === 0
      ? []
      : [{ ...environment, applications: Object.fromEntries(application) }];
  });
}
