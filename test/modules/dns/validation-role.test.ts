import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, Token } from 'cdktf';
import { ValidationRole, type ValidationRoleProps } from '../../../modules/dns';
import {
  INLINE_POLICY_MAXIMUM,
  LONGEST_HOSTED_ZONE_ID,
  validationPolicy,
} from '../../../modules/dns/validation-policy';
import { type Template, onlyResource, synth, template, testStack } from '../../support/synth';

const TOKEN = '_????????????????????????????????';
const ZONE = { hostedZoneId: 'Z1', domainNames: ['example.com'] };

interface Statement {
  readonly Sid: string;
  readonly [key: string]: unknown;
}

function synthRole(props: Partial<ValidationRoleProps> = {}): Template {
  return synth((stack) => {
    new ValidationRole(stack, 'Role', {
      roleName: 'certfleet-validation-shop',
      applicationAccountId: '222222222222',
      organizationId: 'o-a1b2c3d4e5',
      zones: [ZONE],
      ...props,
    });
  });
}

function policyOf(text: unknown): Statement[] {
  return (JSON.parse(text as string) as { Statement: Statement[] }).Statement;
}

function trust(props: Partial<ValidationRoleProps> = {}): Statement[] {
  return policyOf(onlyResource(synthRole(props), 'aws_iam_role').assume_role_policy);
}

function permissions(props: Partial<ValidationRoleProps> = {}): Statement[] {
  return policyOf(onlyResource(synthRole(props), 'aws_iam_role_policy').policy);
}

function statement(sid: string, props: Partial<ValidationRoleProps> = {}): Statement {
  return permissions(props).find(({ Sid }) => Sid === sid)!;
}

function namePatterns(props: Partial<ValidationRoleProps>): unknown {
  return statement('WriteValidationCnames0', props).Condition;
}

describe('by default', () => {
  test('may write CNAMEs of one name under a token of 32 characters, and nothing else', () => {
    expect(statement('WriteValidationCnames0')).toEqual({
      Sid: 'WriteValidationCnames0',
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: 'arn:aws:route53:::hostedzone/Z1',
      Condition: {
        'ForAllValues:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': [`${TOKEN}.example.com`],
        },
        'ForAllValues:StringEquals': {
          'route53:ChangeResourceRecordSetsRecordTypes': ['CNAME'],
          'route53:ChangeResourceRecordSetsActions': ['CREATE', 'UPSERT', 'DELETE'],
        },
        Null: {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': 'false',
          'route53:ChangeResourceRecordSetsRecordTypes': 'false',
          'route53:ChangeResourceRecordSetsActions': 'false',
        },
      },
    });
  });

  test('every condition that holds for an empty set comes with a guard that the key is there', () => {
    const condition = statement('WriteValidationCnames0').Condition as Record<string, object>;
    const keys = Object.entries(condition)
      .filter(([operator]) => operator.startsWith('ForAllValues:'))
      .flatMap(([, values]) => Object.keys(values));

    expect(Object.keys(condition.Null!).sort()).toEqual(keys.sort());
  });

  test("may never write another CA's proof or a mail policy, whatever pattern matches", () => {
    const denial = statement('NeverOtherProofs');

    expect(denial).toMatchObject({
      Effect: 'Deny',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: '*',
    });
    expect(denial.Condition).toEqual({
      'ForAnyValue:StringLike': {
        'route53:ChangeResourceRecordSetsNormalizedRecordNames': expect.arrayContaining([
          '_acme-challenge*',
          '*._acme-challenge*',
        ]) as string[],
      },
    });
  });

  test('may wait for its changes', () => {
    expect(statement('WaitForChanges')).toMatchObject({
      Effect: 'Allow',
      Action: 'route53:GetChange',
      Resource: 'arn:aws:route53:::change/*',
    });
  });

  test('may read its zones, and can neither list zones nor read parameters', () => {
    expect(statement('ReadZones')).toMatchObject({
      Action: ['route53:GetHostedZone', 'route53:ListResourceRecordSets'],
      Resource: ['arn:aws:route53:::hostedzone/Z1'],
    });
    expect(permissions().map(({ Sid }) => Sid)).toEqual([
      'WriteValidationCnames0',
      'NeverOtherProofs',
      'ReadZones',
      'WaitForChanges',
    ]);
  });

  test('trusts the application account while it is in the organization', () => {
    expect(trust()).toEqual([
      {
        Sid: 'OnlyTheApplicationAccount',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::222222222222:root' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
    ]);
  });

  test('has the given name, a session of an hour and no tags of its own', () => {
    const role = onlyResource(synthRole(), 'aws_iam_role');

    expect(role).toMatchObject({ name: 'certfleet-validation-shop', max_session_duration: 3600 });
    expect(role).not.toHaveProperty('tags');
  });
});

test('trusts only the deploy role, of the organization, with the external id', () => {
  const deployRoleArn = 'arn:aws:iam::222222222222:role/deploy';
  const [statement] = trust({ deployRoleArn, organizationId: 'o-a1b2c3d4e5', externalId: 'shop' });

  expect(statement!.Condition).toEqual({
    StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'sts:ExternalId': 'shop' },
    ArnEquals: { 'aws:PrincipalArn': deployRoleArn },
  });
});

test('trusts the deploy role of an account of another company, with its word', () => {
  const deployRoleArn = 'arn:aws:iam::222222222222:role/deploy';
  const [statement] = trust({ deployRoleArn, organizationId: undefined, externalId: 'shop' });

  expect(statement!.Condition).toEqual({
    StringEquals: { 'sts:ExternalId': 'shop' },
    ArnEquals: { 'aws:PrincipalArn': deployRoleArn },
  });
});

test('may write any name below the domains it was given, each pattern once', () => {
  const zone = { hostedZoneId: 'Z1', domainNames: ['shop.example.com'], subdomainsOf: ['shop.example.com'] };

  expect(namePatterns({ zones: [zone] })).toMatchObject({
    'ForAllValues:StringLike': {
      'route53:ChangeResourceRecordSetsNormalizedRecordNames': [
        `${TOKEN}.shop.example.com`,
        `${TOKEN}.*.shop.example.com`,
      ],
    },
  });
});

test('a wildcard gives the right to the one record that proves it, not to names below', () => {
  const zone = { hostedZoneId: 'Z1', domainNames: ['*.Shop.example.com.', 'shop.example.com'] };

  expect(namePatterns({ zones: [zone] })).toMatchObject({
    'ForAllValues:StringLike': {
      'route53:ChangeResourceRecordSetsNormalizedRecordNames': [`${TOKEN}.shop.example.com`],
    },
  });
});

test('each zone has its own names', () => {
  const zones = [ZONE, { hostedZoneId: 'Z2', domainNames: ['example.org'] }];

  expect(statement('WriteValidationCnames1', { zones })).toMatchObject({
    Resource: 'arn:aws:route53:::hostedzone/Z2',
    Condition: {
      'ForAllValues:StringLike': {
        'route53:ChangeResourceRecordSetsNormalizedRecordNames': [`${TOKEN}.example.org`],
      },
    },
  });
});

test('may find zones by name where that is allowed', () => {
  expect(statement('FindZones', { allowZoneLookup: true })).toMatchObject({
    Action: ['route53:ListHostedZones', 'route53:ListHostedZonesByName'],
    Resource: '*',
  });
  expect(statement('ReadZoneTags', { allowZoneLookup: true })).toMatchObject({
    Action: 'route53:ListTagsForResource',
    Resource: ['arn:aws:route53:::hostedzone/Z1'],
  });
});

test('a role without zones may only read its parameters', () => {
  const readableParameterArns = ['arn:aws:ssm:eu-west-1:111111111111:parameter/certfleet/share'];

  expect(permissions({ zones: [], readableParameterArns })).toEqual([
    { Sid: 'ReadParameters', Effect: 'Allow', Action: 'ssm:GetParameter', Resource: readableParameterArns },
  ]);
});

test('ARNs are of the partition the account is in', () => {
  const props = { at: { region: 'us-gov-west-1' } };

  expect(trust(props)[0]!.Principal).toEqual({ AWS: 'arn:aws-us-gov:iam::222222222222:root' });
  expect(statement('WaitForChanges', props).Resource).toBe('arn:aws-us-gov:route53:::change/*');
});

test('role and policy are made in the account that owns the zones', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'zones', { alias: 'zones' });
  const role = new ValidationRole(stack, 'Role', {
    roleName: 'r',
    applicationAccountId: '222222222222',
    organizationId: 'o-a1b2c3d4e5',
    zones: [ZONE],
    at: { provider },
    tags: { team: 'shop' },
  });
  new TerraformOutput(stack, 'role', { value: role.roleArn });
  const made = template(stack);

  expect(onlyResource(made, 'aws_iam_role')).toMatchObject({
    provider: 'aws.zones',
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_iam_role_policy')).toMatchObject({ provider: 'aws.zones' });
  expect(made.output!.role!.value).toMatch(/^\$\{aws_iam_role\..+\.arn\}$/);
});

test('fails for a role name of more than 64 characters', () => {
  const roleName = 'r'.repeat(65);

  expect(() => synthRole({ roleName })).toThrow(
    `[test/Role] roleName must have at most 64 characters, got 65 in "${roleName}"; shorten it`,
  );
});

test('fails for a policy that is longer than IAM takes', () => {
  const domainNames = Array.from({ length: 200 }, (_, index) => `name-${index}.example.com`);

  expect(() => synthRole({ zones: [{ hostedZoneId: 'Z1', domainNames }] })).toThrow(
    /the policies must have at most 10240 characters, got \d+; name the parent domains in subdomainsOf/,
  );
});

test('fails for a zone id that is yet to be chosen as for the longest it can be', () => {
  const all = Array.from({ length: 300 }, (_, index) => `name-${index}.com`);
  const lengthWith = (domainNames: string[]) =>
    JSON.stringify(
      validationPolicy('aws', { zones: [{ hostedZoneId: LONGEST_HOSTED_ZONE_ID, domainNames }] }),
    ).length;
  const count = all.findIndex((_, index) => lengthWith(all.slice(0, index)) > INLINE_POLICY_MAXIMUM);
  const domainNames = all.slice(0, count);
  const chosenLater = Lazy.stringValue({ produce: () => 'Z1' });

  expect(() => synthRole({ zones: [{ hostedZoneId: chosenLater, domainNames }] })).toThrow(
    'the policies must have at most 10240 characters',
  );
  expect(() => synthRole({ zones: [{ hostedZoneId: 'Z1', domainNames }] })).not.toThrow();
});

test.each<[string, Partial<ValidationRoleProps>, string]>([
  [
    'an account that is none',
    { applicationAccountId: '2222' },
    'applicationAccountId must be 12 digits, got "2222"',
  ],
  [
    "another account's deploy role",
    { deployRoleArn: 'arn:aws:iam::333333333333:role/deploy' },
    'deployRoleArn must be a role of account 222222222222, got "arn:aws:iam::333333333333:role/deploy"',
  ],
  [
    'an account of no organization without word and role',
    { organizationId: undefined },
    'an account of no known organization must be trusted by deployRoleArn and externalId, got neither; set both, or organizationId',
  ],
  [
    'an account of no organization without a word',
    { organizationId: undefined, deployRoleArn: 'arn:aws:iam::222222222222:role/deploy' },
    'must be trusted by deployRoleArn and externalId, got deployRoleArn;',
  ],
  [
    'nothing to write or read',
    { zones: [] },
    'a role must have zones to write or parameters to read, got neither; leave the role out',
  ],
  [
    'a zone without names',
    { zones: [{ hostedZoneId: 'Z1', domainNames: [] }] },
    'a zone must have names that the role may prove, got none; name some, or leave the zone out',
  ],
  [
    'a zone id with its path',
    { zones: [{ ...ZONE, hostedZoneId: '/hostedzone/Z1' }] },
    'hostedZoneId must be the id of a Route 53 hosted zone, got "/hostedzone/Z1"; use the bare id',
  ],
  [
    'a pattern in place of a name',
    { zones: [{ hostedZoneId: 'Z1', domainNames: [], subdomainsOf: ['*'] }] },
    'a name that the role may prove must have a wildcard only as its whole leftmost label, got "*"',
  ],
])('fails for %s', (_what, props, message) => {
  expect(() => synthRole(props)).toThrow(message);
});

test('takes values that are known only to Terraform', () => {
  const token = Lazy.stringValue({ produce: () => 'later' });

  expect(() =>
    synthRole({ applicationAccountId: token, zones: [{ hostedZoneId: token, domainNames: [token] }] }),
  ).not.toThrow();
});

test('tokens are let through, and not measured by their encoding', () => {
  const token = (name: string) => Token.asString({ ref: name });
  const zones = [{ hostedZoneId: token('zone'), domainNames: [token('Name')] }];
  const roleName = `${'r'.repeat(60)}${token('suffix')}`;

  const made = synthRole({ zones, roleName });
  expect(onlyResource(made, 'aws_iam_role').name).toContain('r'.repeat(60));
  expect(onlyResource(made, 'aws_iam_role_policy').policy).not.toContain('tftoken');
});
