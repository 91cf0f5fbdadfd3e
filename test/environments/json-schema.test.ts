import Ajv from 'ajv';
import { parse, stringify } from 'yaml';
import { environmentJsonSchema } from '../../environments';
import development from '../../environments/development';
import local from '../../environments/local';
import production from '../../environments/production';
import staging from '../../environments/staging';

const isValid = new Ajv({ allErrors: true }).compile(environmentJsonSchema());

test.each([development, local, production, staging].map((each) => [each.name, each]))(
  'takes the environment %s',
  (_name, environment) => {
    expect(isValid({ $schema: 'x', ...environment })).toBe(true);
  },
);

test.each<[string, (environment: any) => unknown]>([
  ['an account id of eleven digits', (e) => (e.sharedServices.accountId = '11112222333')],
  ['an account id as a number', (e) => (e.sharedServices.accountId = 111122223333)],
  ['an unknown property', (e) => (e.applications.shop.region = 'eu-west-1')],
  ['a missing property', (e) => delete e.organization],
  ['an unknown kind', (e) => (Object.values<any>(e.applications.shop.consumers)[0].type = 'tea-service')],
  ['a property of another kind', (e) => (e.backend.directory = 'state')],
])('refuses %s', (_what, spoil) => {
  const environment: unknown = parse(stringify(staging));
  spoil(environment);
  expect(isValid(environment)).toBe(false);
});

describe("the schema of a team's file", () => {
  const isApplication = new Ajv({ allErrors: true }).compile(environmentJsonSchema('application'));
  const { certificates, consumers } = staging.applications.shop!;

  test('takes what it does with its account', () => {
    expect(isApplication({ $schema: 'x', certificates, consumers })).toBe(true);
    expect(isApplication({})).toBe(true);
  });

  test('refuses what belongs to the account', () => {
    expect(isApplication(staging.applications.shop)).toBe(false);
  });
});
