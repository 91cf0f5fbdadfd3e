import { Words, ruleSentence } from '../../modules/core';
import type { Environment } from '../environment';
import { PermissionError } from './arns';

/**
 * Refuses an environment whose policies would reach another one's roles and shares: they are found by names that begin with
 * the environment's.
 *
 * @throws PermissionError with the other environment
 */
export function refuseSharedNames({ name, sharedServices }: Environment, all: readonly Environment[]): void {
  const reached = all.find(
    (other) =>
      other.name.startsWith(`${name}-`) && other.sharedServices.accountId === sharedServices.accountId,
  );
  if (reached === undefined) return;
  throw new PermissionError(
    ruleSentence({
      subject: `names that begin with certfleet-${name}-`,
      rule: "must be this environment's alone in its shared-services account",
      got: new Words(`the environment ${JSON.stringify(reached.name)} beside it`),
      remedy: 'rename one of them, or give it an account of its own for shared services',
    }),
  );
}
