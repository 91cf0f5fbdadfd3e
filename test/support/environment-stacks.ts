import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../environments';
import { type AccountStack, synthesize } from '../../stacks';
import type { Template } from './synth';
import { temporaryFolder } from './temporary-folder';

/** The Terraform JSON of every stack of an environment, by stack name, as the command line writes it. */
export function synthesizedStacks(
  environment: Environment,
  extend?: (stack: AccountStack) => void,
): Record<string, Template> {
  const outdir = temporaryFolder('synth');
  return Object.fromEntries(
    synthesize([environment], outdir, extend).map(({ node: { id: name } }) => [
      name,
      JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')) as Template,
    ]),
  );
}
