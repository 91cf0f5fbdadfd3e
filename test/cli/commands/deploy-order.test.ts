import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import local from '../../../environments/local';
import { synthesize } from '../../../stacks';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

function folderWith(dependencies: Readonly<Record<string, readonly string[]>>): string {
  const folder = temporaryFolder('order');
  const stacks = Object.fromEntries(
    Object.entries(dependencies).map(([name, needed]) => [
      name,
      {
        name,
        dependencies: needed,
        workingDirectory: `stacks/${name}`,
        synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
      },
    ]),
  );
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks }));
  return folder;
}

async function order(stacks: string, ...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['deploy-order', '--stacks', stacks, ...args], terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

test('puts shared services first, and who has a copy after whom it is of; the others go at once', async () => {
  const outdir = temporaryFolder('order');
  synthesize([local], outdir);
  expect((await order(outdir)).printed).toBe('local-shared-services\nlocal-edge local-shop\nlocal-partner');
});

test('follows dependencies over several waves', async () => {
  const folder = folderWith({ 'a-c': ['a-b'], 'a-b': ['a-a'], 'a-a': [], 'b-a': [] });
  expect(JSON.parse((await order(folder, '--json')).printed)).toEqual([['a-a', 'b-a'], ['a-b'], ['a-c']]);
  expect(JSON.parse((await order(folder, 'b', '--json')).printed)).toEqual([['b-a']]);
});

test.each([
  [
    'stacks that need each other in a circle',
    { 'a-a': ['a-b'], 'a-b': ['a-a'] },
    [],
    'in a circle, got a-a, a-b',
  ],
  ['an environment without stacks', { 'a-a': [] }, ['c'], 'must hold stacks of c'],
])('fails on %s', async (_what, dependencies, args, message) => {
  const { exitCode, noted } = await order(folderWith(dependencies), ...args);
  expect(exitCode).toBe(3);
  expect(noted).toContain(message);
});

test('fails on a folder that nothing was synthesized to', async () => {
  expect((await order(temporaryFolder('order'))).noted).toContain('it has no manifest.json; run cdktf synth');
});
