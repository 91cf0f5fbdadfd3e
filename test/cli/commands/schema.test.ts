import { runCommandLine } from '../../../cli/command-line';
import { environmentJsonSchema } from '../../../environments';
import { recordedTerminal } from '../../support/recorded-terminal';

async function schema(...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['schema', ...args], terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

test.each([
  [[], 'environment'],
  [['environment'], 'environment'],
  [['application'], 'application'],
] as const)('prints the schema of what is asked for: %j', async (args, kind) => {
  const { exitCode, printed } = await schema(...args);
  expect(exitCode).toBe(0);
  expect(JSON.parse(printed)).toEqual(environmentJsonSchema(kind));
  expect(JSON.parse(printed)).toMatchObject({ title: `certfleet ${kind}` });
});

test('fails for a kind that there is not, as a wrong command line', async () => {
  const { exitCode, noted } = await schema('team');
  expect(exitCode).toBe(2);
  expect(noted).toContain('Allowed choices are environment, application');
});
