import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROTATION_ACTIONS } from '../../emulator/emulated-organization';
import type { Application } from '../../environments';
import { exampleEnvironment, examplesOf } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { programErrors, runProgram } from '../support/page-programs';
import { onlyResource, template, testStack } from '../support/synth';
import { ROOT } from './pages';

const page = readFileSync(join(ROOT, 'docs/automation/rotation.md'), 'utf8');

/** The text of the page's only block in a language. */
function block(language: string): string {
  const [text, ...others] = [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))];
  expect(others).toEqual([]);
  return text![1]!;
}

test('its entry is right in an environment', () => {
  const { certificates } = parse(block('yaml')) as Pick<Application, 'certificates'>;
  const environment = exampleEnvironment('');
  const shop = environment.applications.shop!;
  const made = synthesizedStacks({
    ...environment,
    applications: { shop: { ...shop, certificates: { ...shop.certificates, ...certificates } } },
  });
  expect(JSON.stringify(made)).toContain('certfleet-example-legacy-certificate-rotation');
});

test('its program makes a function', () => {
  const { programs } = examplesOf(page);
  expect(programErrors(Object.fromEntries(programs.entries()))).toEqual([]);
  const stack = testStack();
  runProgram(programs[0]!, { stack });
  expect(onlyResource(template(stack), 'aws_lambda_function')['function_name']).toBe(
    'certfleet-rotation-legacy',
  );
});

test('what a boundary must let the function do is what the emulated organization lets it do', () => {
  expect(JSON.parse(block('json'))).toEqual(ROTATION_ACTIONS);
});
