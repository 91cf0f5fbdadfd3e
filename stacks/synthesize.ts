import { mkdirSync } from 'node:fs';
import { App } from 'cdktf';
import type { Environment } from '../environments';
import type { AccountStack } from './account-stack';
import { defineStacks } from './define-stacks';
import { withoutStackTraces } from './without-stack-traces';

/**
 * Writes the Terraform of environments; every stack is validated before the first is written.
 *
 * @param outdir folder to write to; without it, the one the `cdktf` command line names, or `cdktf.out`
 * @param extend adds to each stack, or overrides in it, before it is validated and written; without it, nothing does
 */
export function synthesize(
  environments: readonly Environment[],
  outdir?: string,
  extend?: (stack: AccountStack) => void,
): AccountStack[] {
  if (outdir !== undefined) mkdirSync(outdir, { recursive: true });
  return withoutStackTraces(() => {
    const app = new App({ outdir, skipValidation: true });
    const stacks = environments.flatMap((environment) => defineStacks(app, environment));
    if (extend) stacks.forEach(extend);
    stacks.forEach((stack) => stack.runAllValidations());
    app.synth();
    return stacks;
  });
}
