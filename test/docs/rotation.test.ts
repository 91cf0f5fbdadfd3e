import { parse } from 'yaml';
import { ROTATION_ACTIONS } from '../../emulator/emulated-organization';
import type { Application } from '../../environments';
import { exampleEnvironment } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { type Template, onlyResource } from '../support/synth';
import { blocks, madeBy, onlyBlock, textOf } from './programs';

const page = textOf('docs/automation/rotation.md');
const [secret = '', object = '', ...others] = blocks(page, 'yaml');

test.each([
  ['secret', secret, 'certfleet-example-legacy-certificate-rotation'],
  ['object', object, 'certfleet-example-s3-shop-certificate-'],
])('its entry of a certificate that is in a %s is right in an environment', (_what, entry, name) => {
  const { certificates } = parse(entry) as Pick<Application, 'certificates'>;
  const environment = exampleEnvironment('');
  const shop = environment.applications.shop!;
  const made = synthesizedStacks({
    ...environment,
    applications: { shop: { ...shop, certificates: { ...shop.certificates, ...certificates } } },
  });
  expect(JSON.stringify(made)).toContain(name);
  expect(others).toEqual([]);
});

test('its program makes a function', () => {
  const [made, ...others] = madeBy(page) as [Template, ...Template[]];
  expect(others).toEqual([]);
  expect(onlyResource(made, 'aws_lambda_function')['function_name']).toBe('certfleet-rotation-legacy');
});

test('what a boundary must let the function do is what the emulated organization lets it do', () => {
  expect(JSON.parse(onlyBlock(page, 'json'))).toEqual(ROTATION_ACTIONS);
});
