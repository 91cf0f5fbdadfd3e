import { parse } from 'yaml';
import { CENSUS_ACTIONS } from '../../emulator/emulated-organization';
import { type Census, defineEnvironment } from '../../environments';
import {
  CENSUS_FUNCTION_METRICS,
  CENSUS_METRICS,
  CENSUS_VARIABLE,
  type CensusConfiguration,
} from '../../modules/core';
import { exampleEnvironment } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { type Template, onlyResource, resources } from '../support/synth';
import { blocks, madeBy, onlyBlock, textOf } from './programs';

const page = textOf('docs/automation/census.md');
const [hub, account, ...others] = madeBy(page) as [Template, Template, ...Template[]];

test('there are no other programs', () => {
  expect(others).toEqual([]);
});

test('its section is right in an environment', () => {
  const { census } = parse(onlyBlock(page, 'yaml')) as { readonly census: Census };
  const environment = exampleEnvironment('');
  const organization = { ...environment.organization, id: 'o-a1b2c3d4e5' };
  const made = synthesizedStacks(defineEnvironment({ ...environment, organization, census }));
  const [counted] = Object.values(made).flatMap((stack) => resources(stack, 'aws_s3_object'));
  expect(counted!['content']).toContain('"ou-ab12-sandbox1"');
});

test('what a boundary must let roles do is what the emulated organization lets them do', () => {
  expect(JSON.parse(onlyBlock(page, 'json'))).toEqual(CENSUS_ACTIONS);
  expect(blocks(page, 'json')).toHaveLength(1);
});

test('its table has every metric, and no other', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const told = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
  expect(told.sort()).toEqual(
    [...Object.values(CENSUS_METRICS), ...Object.values(CENSUS_FUNCTION_METRICS)].sort(),
  );
});

test('the account lets the function in by the role that the function assumes', () => {
  const { environment, function_name: name } = onlyResource(hub, 'aws_lambda_function');
  const { variables } = environment as { readonly variables: Record<string, string> };
  const { readerRoleName } = JSON.parse(variables[CENSUS_VARIABLE]!) as CensusConfiguration;
  const role = onlyResource(account, 'aws_iam_role');
  expect(role['name']).toBe(readerRoleName);
  expect(role['assume_role_policy']).toContain(`"arn:aws:iam::111111111111:role/${String(name)}"`);
});
