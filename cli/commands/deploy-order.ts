import { Command } from 'commander';
import { visibleText } from '../../modules/core';
import { deployOrder, readManifest } from '../changed/manifest';
import { EXIT_CODES } from '../exit-codes';
import type { Finish } from '../finish';
import { isOfEnvironments } from '../of-environments';
import type { Terminal } from '../terminal';

interface Options {
  readonly stacks: string;
  readonly json?: boolean;
}

/** `certfleet deploy-order`: stacks sorted by what they need from each other. */
export function deployOrderCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('deploy-order')
    .description('Stacks in the order to deploy them: a line is a wave, whose stacks can go at once.')
    .argument('[environment...]', 'environments to show; all of them without')
    .option('--stacks <folder>', 'folder that cdktf synth wrote', 'cdktf.out')
    .option('--json', 'a list of waves, each a list of stack names')
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet deploy-order production
  $ certfleet deploy-order --json | jq -r '.[][]'`,
    )
    .action((environments: string[], options: Options) =>
      finish(deployOrderOf(terminal, environments, options)),
    );
}

async function deployOrderOf(terminal: Terminal, environments: string[], { stacks, json }: Options) {
  const chosen = readManifest(stacks).filter(({ name }) => isOfEnvironments(name, environments));
  if (chosen.length === 0) {
    throw new Error(
      `${stacks} must hold stacks of ${environments.join(', ')}; run cdktf synth, or correct the name`,
    );
  }
  const waves = deployOrder(chosen).map((wave) => wave.map(({ name }) => name));
  terminal.print(
    json
      ? JSON.stringify(waves, null, 2)
      : waves.map((wave) => visibleText(wave.join(' '), Number.POSITIVE_INFINITY)).join('\n'),
  );
  return Promise.resolve(EXIT_CODES.ok);
}
