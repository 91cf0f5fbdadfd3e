import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { runCommandLine } from '../../cli/command-line';
import { recordedTerminal } from '../support/recorded-terminal';

const ROOT = join(__dirname, '../..');

/** Packages and folders of which a process has loaded files once it has run a command line. */
function loadedBy(...args: string[]): Set<string> {
  const program = `
    require('tsx/cjs');
    const { runCommandLine } = require('./cli/command-line');
    const { processTerminal } = require('./cli/terminal');
    runCommandLine(${JSON.stringify(args)}, { ...processTerminal(), print: () => undefined }).then(() =>
      console.log(JSON.stringify(Object.keys(require.cache))));`;
  const output = execFileSync(process.execPath, ['-e', program], { cwd: ROOT, encoding: 'utf8' });
  const files = (JSON.parse(output) as string[]).map((file) => file.slice(file.lastIndexOf('node_modules/')));
  const names = files.map((file) => /(?:node_modules\/((?:@[^/]+\/)?[^/]+)|([^/]+)\/[^/]*$)/.exec(file));
  return new Set(names.map((match) => match?.[1] ?? match?.[2] ?? ''));
}

test('a check loads no more than it needs: no other command, no parser, no layout, nothing that asks', () => {
  const loaded = loadedBy('check');
  expect(loaded).toContain('zod');
  for (const name of [
    '@babel/parser',
    '@aws-sdk/client-acm',
    'elkjs',
    'dns-packet',
    'p-limit',
    'live',
    'doctor',
  ]) {
    expect(loaded).not.toContain(name);
  }
});

test('a help, and a command that there is not, know all commands', async () => {
  const terminal = recordedTerminal();
  expect(await runCommandLine(['--help'], terminal)).toBe(0);
  expect(terminal.printed.join('\n')).toMatch(/check .*review .*comment /s);
  expect(await runCommandLine(['chekc'], terminal)).toBe(2);
  expect(terminal.noted.join('\n')).toContain('Did you mean check?');
});

test('what a work needs is made ready when its code is loaded, and not for a help', async () => {
  const ready = jest.fn();
  await runCommandLine(['check', '--help'], recordedTerminal(), ready);
  expect(ready).not.toHaveBeenCalled();
  await runCommandLine(['check', '--environments', join(ROOT, 'environments')], recordedTerminal(), ready);
  expect(ready).toHaveBeenCalledTimes(1);
});
