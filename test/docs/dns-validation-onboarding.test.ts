import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runCommandLine } from '../../cli/command-line';
import { type DnsValidation, type Environment, defineEnvironment } from '../../environments';
import { exampleEnvironment } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { recordedTerminal } from '../support/recorded-terminal';
import { onlyResource } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { blocks, onlyBlock, textOf } from './programs';

const page = textOf('docs/automation/dns-validation-onboarding.md');
const { dnsValidation } = parse(onlyBlock(page, 'yaml')) as { readonly dnsValidation: DnsValidation };
const example: Environment = { ...exampleEnvironment(''), dnsValidation };

test('its section makes the stack set that it names', () => {
  const made = synthesizedStacks(defineEnvironment(example))['example-shared-services']!;
  expect(onlyResource(made, 'aws_cloudformation_stack_set')['name']).toBe(
    'certfleet-example-dns-validation-ou-ab12-guests01',
  );
  expect(page).toContain('`certfleet-<environment>-dns-validation-<unit>`');
});

test('its command prints a template, and the Regions of its loop', async () => {
  const [print, deploy] = blocks(page, 'sh');
  const words = /npx certfleet (.*) > onboarding\.json/.exec(print!)![1]!.split(' ');
  const [, name, requester] = words as [string, string, string];
  const { guests } = dnsValidation.requesters!;
  const folder = temporaryFolder('onboarding-page');
  const said = { ...example, name, dnsValidation: { requesters: { [requester]: guests } } };
  writeFileSync(join(folder, `${name}.ts`), `export default ${JSON.stringify(said)};\n`);
  const terminal = recordedTerminal();
  expect(await runCommandLine([...words, '--environments', folder], terminal)).toBe(0);
  expect(JSON.parse(terminal.printed.join('\n'))).toHaveProperty('Resources.Rule');
  const [, regions] = /for region in (.*); do/.exec(deploy!)!;
  expect(terminal.noted).toEqual([`${requester}: a stack in ${regions!.split(' ').join(' and in ')}`]);
});
