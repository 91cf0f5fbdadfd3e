import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Deployment, type Extension } from '../../../emulator/deployment';
import type { TerraformStackRun } from '../../../emulator/terraform';
import { type Environment, defineEnvironment } from '../../../environments';
import { coversHostName } from '../../../modules/core';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeWithTools, toolchain } from '../../support/tools';

/** What the stacks of an environment do, by account: a line for each resource that is not left as it is. */
export type Actions = Readonly<Record<string, readonly string[]>>;

/** One change of an environment, applied to what the change before it left. */
export interface Transition {
  /** What is changed and what comes of it, as a sentence. */
  readonly title: string;
  readonly environment: () => Environment;
  /** What is other in the stacks than this version of the project makes of the environment. @default - nothing */
  readonly extend?: Extension['extend'];
  /** Planned actions as `type action`, in any order; accounts that are not listed do nothing. */
  readonly actions: Actions;
  /** Host names that the account's listeners must serve at every moment of the change. */
  readonly served?: readonly string[];
  /** What holds afterwards, asked from the emulated AWS. */
  readonly then?: (deployment: Deployment, stacks: readonly TerraformStackRun[]) => Promise<void>;
}

export interface World {
  readonly title: string;
  /** What the emulated accounts hold before: the load balancers and APIs that this environment names. */
  readonly existing: Environment;
  readonly transitions: readonly Transition[];
}

/**
 * Applies changes one after the other, each in the order of the stacks, by real Terraform to an emulated AWS.
 *
 * Every change does exactly what it says, serves at every moment what it must, and its second plans are empty.
 */
export function describeTransitions({ title, existing, transitions }: World): void {
  describeWithTools(title, () => {
    let deployment: Deployment;
    let folder: string;
    let journal: string;
    let failed = false;
    /** Stacks as they were when their plan was last empty. */
    const settled = new Map<string, string>();

    beforeAll(async () => {
      folder = temporaryFolder('transitions');
      journal = join(folder, 'journal.jsonl');
      deployment = await Deployment.start(defineEnvironment(existing), {
        toolchain,
        folder,
        journal,
      });
    });
    afterAll(() => deployment?.emulator.stop());

    test.each(transitions)('$title', async ({ environment, extend, actions, served = [], then }) => {
      if (failed) throw new Error('an earlier change failed, so this one has nothing to start from');
      failed = true;
      writeFileSync(journal, '');
      const extension = extend && { extend, policies: {} };
      const stacks = await deployment.prepare(defineEnvironment(environment()), extension);
      const synthesized = new Map(stacks.map(({ name }) => [name, synthesis(folder, name)]));
      const isSettled = ({ name }: TerraformStackRun) => settled.get(name) === synthesized.get(name);
      expect(await applyInOrder(deployment, stacks, isSettled)).toEqual(sorted(actions));
      expect(unserved(journal, served)).toEqual([]);
      await then?.(deployment, stacks);
      const second = await Promise.all(stacks.map((stack) => stack.plannedActions()));
      expect(second).toEqual(stacks.map(() => ({})));
      synthesized.forEach((text, name) => settled.set(name, text));
      failed = false;
    });
  });
}

function synthesis(folder: string, name: string): string {
  return readFileSync(join(folder, 'cdktf.out/stacks', name, 'cdk.tf.json'), 'utf8');
}

/**
 * Plans and applies each stack as it stands when its turn comes. A stack that is settled has the empty plan it had, while nothing
 * was applied that it depends on.
 */
async function applyInOrder(
  deployment: Deployment,
  stacks: readonly TerraformStackRun[],
  isSettled: (stack: TerraformStackRun) => boolean,
): Promise<Actions> {
  const done: Array<[string, string[]]> = [];
  const applied = new Set<TerraformStackRun>();
  await deployment.inOrder(stacks, async (stack) => {
    const isTouched = deployment.dependencies(stack, stacks).some((each) => applied.has(each));
    if (!isTouched && isSettled(stack)) return;
    applied.add(stack);
    const planned = Object.entries(await stack.plannedActions());
    done.push([
      stack.name.replace(/^[a-z]+-/, ''),
      planned.map(([address, action]) => `${address.split('.')[0]} ${action}`),
    ]);
    await stack.applyPlanned();
  });
  return sorted(Object.fromEntries(done));
}

/** Without what only orders other things, which AWS knows nothing of. */
function sorted(actions: Actions): Actions {
  return Object.fromEntries(
    Object.entries(actions)
      .map(([account, lines]): [string, string[]] => [
        account,
        lines.filter((line) => !line.startsWith('terraform_data ')).sort(),
      ])
      .filter(([, lines]) => lines.length > 0),
  );
}

/** Moments at which a listener did not serve one of the names, as the emulator noted them. */
function unserved(journal: string, names: readonly string[]): string[] {
  const text = existsSync(journal) ? readFileSync(journal, 'utf8') : '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly names: readonly string[] })
    .flatMap((moment) =>
      names
        .filter((name) => !moment.names.some((each) => coversHostName(each, name)))
        .map((name) => `${name} was not served while the listener had ${moment.names.join(', ')}`),
    );
}
