import { ValidationRole, type ValidationRoleProps } from '../../../modules/dns';
import { testStack } from '../../support/synth';

const GOOD: ValidationRoleProps = {
  roleName: 'certfleet-test-shop-validation',
  applicationAccountId: '222222222222',
  organizationId: 'o-a1b2c3d4e5',
  zones: [{ hostedZoneId: 'Z0123456789ABCDEFGHIJ', domainNames: ['shop.example.com'] }],
};

const made = (changes: Partial<ValidationRoleProps>) => () =>
  new ValidationRole(testStack(), 'Role', { ...GOOD, ...changes });

test('takes what is well-formed', () => {
  expect(made({})).not.toThrow();
});

test.each<[string, Partial<ValidationRoleProps>, string]>([
  [
    'an empty organization',
    { organizationId: '' },
    'organizationId must be the id of an organization, got ""',
  ],
  [
    'another organization',
    { organizationId: 'x' },
    'organizationId must be the id of an organization, got "x"',
  ],
  ['an empty name', { roleName: '' }, 'roleName must be a name of letters'],
  ['a name with a path', { roleName: 'a b/c' }, 'roleName must be a name of letters'],
  ['an account of fewer digits', { applicationAccountId: '2222' }, 'applicationAccountId must be 12 digits'],
  [
    'a user in place of a role',
    { deployRoleArn: 'arn:aws:iam::222222222222:user/deploy' },
    'deployRoleArn must be a role of account 222222222222',
  ],
  [
    "another account's role",
    { deployRoleArn: 'arn:aws:iam::333333333333:role/deploy' },
    'deployRoleArn must be a role of account 222222222222',
  ],
  ['a parameter that is none', { readableParameterArns: [''] }, 'readableParameterArns must be ARNs of SSM'],
])('refuses %s', (_what, changes, message) => {
  expect(made(changes)).toThrow(message);
});

test('refuses a malformed external id without telling it', () => {
  const secret = 'our word';
  expect(made({ externalId: secret })).toThrow('externalId must be 2 to 1224 letters');
  expect(made({ externalId: secret })).not.toThrow(secret);
});
