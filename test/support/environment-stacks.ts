import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../environments';
import { synthesize } from '../../stacks';
import type { Template } from './synth';

/** The Terraform JSON of every stack of an environment, by stack name, as the command line writes it. */
export function synthesizedStacks(environment: Environment): Record<string, Template> {
  const outdir = mkdtempSync(join(tmpdir(), 'certfleet-synth-'));
  return Object.fromEntries(
    synthesize([environment], outdir).map(({ node: { id: name } }) => [
      name,
      JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')) as Template,
    ]),
  );
}
