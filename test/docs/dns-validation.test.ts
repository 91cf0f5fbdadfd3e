import { parse } from 'yaml';
import { DNS_VALIDATION_ACTIONS } from '../../emulator/emulated-organization';
import { type DnsValidation, defineEnvironment } from '../../environments';
import { DNS_VALIDATION_VARIABLE, type DnsValidationConfiguration } from '../../modules/core';
import { exampleEnvironment } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { type Template, onlyResource, resources } from '../support/synth';
import { blocks, madeBy, onlyBlock, textOf } from './programs';

const page = textOf('docs/automation/dns-validation.md');
const [hub, account, ...others] = madeBy(page) as [Template, Template, ...Template[]];

test('there are no other programs', () => {
  expect(others).toEqual([]);
});

test('its section is right in an environment', () => {
  const { dnsValidation } = parse(onlyBlock(page, 'yaml')) as { readonly dnsValidation: DnsValidation };
  const made = synthesizedStacks(defineEnvironment({ ...exampleEnvironment(''), dnsValidation }));
  const parameters = Object.values(made).flatMap((stack) => resources(stack, 'aws_ssm_parameter'));
  const names = parameters.map(({ name }) => name);
  expect(names).toContain('/certfleet/example/dns-validation/777777777777');
});

test('what a boundary must let roles do is what the emulated organization lets them do', () => {
  expect(JSON.parse(onlyBlock(page, 'json'))).toEqual(DNS_VALIDATION_ACTIONS);
  expect(blocks(page, 'json')).toHaveLength(1);
});

test('the account sends to the bus that the first makes', () => {
  const { name } = onlyResource(hub, 'aws_cloudwatch_event_bus');
  expect(onlyResource(account, 'aws_cloudwatch_event_target')['arn']).toBe(
    `arn:aws:events:eu-west-1:111111111111:event-bus/${String(name)}`,
  );
});

test('the account lets the function in by the role that the function assumes', () => {
  const { environment, function_name: name } = onlyResource(hub, 'aws_lambda_function');
  const { variables } = environment as { readonly variables: Record<string, string> };
  const { readerRoleName } = JSON.parse(variables[DNS_VALIDATION_VARIABLE]!) as DnsValidationConfiguration;
  const role = resources(account, 'aws_iam_role').find((each) => each['name'] === readerRoleName);
  expect(role!['assume_role_policy']).toContain(`"arn:aws:iam::111111111111:role/${String(name)}"`);
});
