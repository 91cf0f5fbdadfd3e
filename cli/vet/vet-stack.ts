import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../../environments';
import type { SynthesizedStack } from '../changed/manifest';
import { ASSETS } from '../changed/stack-assets';
import type { PlanPolicy } from './policy';
import { vetTemplate } from './vet-template';

const TEMPLATE = 'cdk.tf.json';
const REMEDY = 'let cdktf synth write the folder';

/** Why a synthesized stack may not be planned. */
export function vetStack(stack: SynthesizedStack, folder: string, policy: PlanPolicy): Problem[] {
  const isInPlace =
    /^[A-Za-z0-9][\w-]*$/.test(stack.name) &&
    stack.folder === join(folder, 'stacks', stack.name) &&
    stack.file === join(stack.folder, TEMPLATE);
  if (!isInPlace) {
    return [
      {
        path: [],
        rule: `must be at stacks/<name>/${TEMPLATE}`,
        got: relative(folder, stack.file),
        remedy: REMEDY,
      },
    ];
  }
  return [
    ...strangersIn(stack.folder).map((name) => ({
      path: [],
      rule: `must have no file but ${TEMPLATE} and those in ${ASSETS}, for Terraform reads what is beside them`,
      got: name,
      remedy: REMEDY,
    })),
    ...vetTemplate(JSON.parse(readFileSync(stack.file, 'utf8')), policy),
  ];
}

/**
 * Writes what Terraform may read of a stack, into a folder of its name.
 *
 * The JSON is written anew: Terraform would merge an object that stands twice in the original, of which only the
 * last was vetted.
 */
export function writeVettedStack({ name, folder, file }: SynthesizedStack, output: string): void {
  const target = join(output, name);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, TEMPLATE), JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), null, 2));
  if (existsSync(join(folder, ASSETS)))
    cpSync(join(folder, ASSETS), join(target, ASSETS), { recursive: true });
}

function strangersIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => {
      const path = relative(folder, join(entry.parentPath, entry.name));
      const isAsset = path === ASSETS ? entry.isDirectory() : path.startsWith(`${ASSETS}${sep}`);
      return !((path === TEMPLATE || isAsset) && (entry.isFile() || entry.isDirectory()));
    })
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
