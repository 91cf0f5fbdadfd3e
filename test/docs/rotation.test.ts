import { parse } from 'yaml';
import { ROTATION_ACTIONS } from '../../emulator/emulated-organization';
import type { Application } from '../../environments';
import { exampleEnvironment } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { type Template, onlyResource } from '../support/synth';
import { madeBy, onlyBlock, textOf } from './programs';

const page = textOf('docs/automation/rotation.md');
const block = (language: string) => onlyBlock(page, language);

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
  const [made, ...others] = madeBy(page) as [Template, ...Template[]];
  expect(others).toEqual([]);
  expect(onlyResource(made, 'aws_lambda_function')['function_name']).toBe('certfleet-rotation-legacy');
});

test('what a boundary must let the function do is what the emulated organization lets it do', () => {
  expect(JSON.parse(block('json'))).toEqual(ROTATION_ACTIONS);
});
