import { parse } from 'yaml';
import { readersOfKey } from '../../emulator/distributed-secrets';
import { DISTRIBUTION_ACTIONS } from '../../emulator/emulated-organization';
import { type Application, defineEnvironment } from '../../environments';
import { invokingAccount, targetsOf } from '../../lambda/distribution/distribution';
import { DISTRIBUTION_VARIABLE, type DistributionConfiguration } from '../../modules/core/distribution';
import { exampleEnvironment, examplesOf } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { type Template, onlyResource, resources } from '../support/synth';
import { blocks, madeBy, onlyBlock, textOf } from './programs';

const page = textOf('docs/automation/distribution.md');
const [everywhere, copy, ...others] = madeBy(page) as [Template, Template, ...Template[]];

const jsonBlocks = blocks(page, 'json');

function configuration(): DistributionConfiguration {
  const { environment } = onlyResource(everywhere, 'aws_lambda_function');
  const { variables } = environment as { readonly variables: Record<string, string> };
  return JSON.parse(variables[DISTRIBUTION_VARIABLE]!) as DistributionConfiguration;
}

test('there are no other programs', () => {
  expect(others).toEqual([]);
  expect(examplesOf(page).entries).toEqual([]);
});

test('its entries are right in an environment', () => {
  const { edge, shop } = parse(onlyBlock(page, 'yaml')) as Record<'edge' | 'shop', Application>;
  const environment = exampleEnvironment('');
  const account = (accountId: string, changes: object): Application => ({
    ...environment.applications.shop!,
    accountId,
    certificates: {},
    ...changes,
  });
  const made = synthesizedStacks(
    defineEnvironment({
      ...environment,
      applications: {
        edge: account('444444444444', edge),
        shop: account('222222222222', shop),
        blog: account('333333333333', {}),
      },
    }),
  );
  const texts = Object.values(made).map((stack) => JSON.stringify(stack));
  const name = 'certfleet-example-everywhere_example_com-copies';
  expect(texts.filter((text) => text.includes(name))).toHaveLength(2);
});

test('what a boundary must let the function do besides is what the emulated organization lets it do', () => {
  expect(JSON.parse(jsonBlocks[0]!)).toEqual(DISTRIBUTION_ACTIONS);
});

test('what a key must let readers do is what emulated keys let the readers of the example do', () => {
  const { readers, region } = {
    readers: ['arn:aws:iam::555555555555:role/external-secrets'],
    region: 'eu-west-1',
  };
  expect(jsonBlocks.slice(1).map((text) => JSON.parse(text) as object)).toEqual([
    readersOfKey(readers, region),
  ]);
  expect(onlyResource(everywhere, 'aws_secretsmanager_secret_policy')['policy']).toContain(readers[0]);
});

test('the function of the first writes the secret that it makes', () => {
  const { name, kms_key_id: key } = onlyResource(everywhere, 'aws_secretsmanager_secret');
  expect(name).toBe('certfleet-production/everywhere.example.com');
  expect(configuration().secretArn).toMatch(/^\$\{aws_secretsmanager_secret\.\w+\.arn\}$/);
  expect(onlyResource(everywhere, 'aws_lambda_invocation')['input']).toContain(String(key));
});

test('the second invokes the function of the first, by an alias that the first makes', () => {
  const invocation = onlyResource(copy, 'aws_lambda_invocation');
  const { function_name: name } = onlyResource(everywhere, 'aws_lambda_function');
  expect(invocation['function_name']).toBe(`arn:aws:lambda:eu-west-1:111111111111:function:${String(name)}`);
  const alias = String(invocation['qualifier']);
  expect(resources(everywhere, 'aws_lambda_alias').map((each) => each['name'])).toContain(alias);
  const accountId = invokingAccount(`${String(invocation['function_name'])}:${alias}`);
  expect(targetsOf(configuration())).toContainEqual({ accountId, region: 'eu-west-1' });
});

test('the second has the role that the first assumes, which trusts the role of the first', () => {
  const { name, assume_role_policy: trust } = onlyResource(copy, 'aws_iam_role');
  expect(name).toBe(configuration().roleName);
  const { name: functionRole } = onlyResource(everywhere, 'aws_iam_role');
  expect(trust).toContain(`"arn:aws:iam::111111111111:role/${String(functionRole)}"`);
});

test('both call the copies alike', () => {
  const { input } = onlyResource(copy, 'aws_lambda_invocation');
  const { tags } = JSON.parse(input as string) as { readonly tags: Record<string, string> };
  expect(tags['certfleet:certificate']).toBe(configuration().certificate);
});
