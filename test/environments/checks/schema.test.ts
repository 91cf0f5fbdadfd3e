import { problemsAfter } from '../../support/spoilt-environment';

test.each<[string, (environment: any) => void, string]>([
  [
    'an unknown property',
    (e) => (e.applications.shop.certifcates = {}),
    'applications.shop: must have known properties only; correct certifcates (did you mean "certificates"?)',
  ],
  [
    'a bad name of an entry',
    (e) => (e.applications['Big Shop'] = e.applications.shop),
    'applications["Big Shop"]: the name must be a lower-case word of letters, digits and hyphens, at most 20 long, ' +
      'got "Big Shop"; it becomes part of stack and role names',
  ],
  [
    'an account by the name of the stack that is there already',
    (e) => (e.applications['shared-services'] = e.applications.partner),
    'applications.shared-services: the name must not be shared-services, got "shared-services"; ' +
      'that stack has the name already',
  ],
  [
    'a role that is none',
    (e) => (e.applications.shop.deployRoleArn = 'arn:aws:iam::222222222222:user/deploy'),
    'applications.shop.deployRoleArn: must be the ARN of an IAM role, got "arn:aws:iam::222222222222:user/deploy"; ' +
      'write it as "arn:aws:iam::<account>:role/<name>"',
  ],
  [
    'a major version of the provider as text',
    (e) => (e.provider.major = '6'),
    'provider.major: must be 5 or 6, got "6"; write it without quotes',
  ],
  [
    'a constraint that Terraform could not read',
    (e) => (e.provider.version = '=> 5.100'),
    'provider.version: must be a Terraform version constraint, got "=> 5.100"; write it as ">= 6.25.0, < 7.0.0"',
  ],
  [
    'a quota that ACM does not have',
    (e) => (e.applications.shop.domainNameQuota = 101),
    'applications.shop.domainNameQuota: must be a whole number of names from 10 to 100, got 101; write it without quotes',
  ],
  [
    'a load balancer of no certificates',
    (e) => (e.applications.shop.listenerCertificateQuota = 0),
    'applications.shop.listenerCertificateQuota: must be a whole number of certificates from 1 to 1000, got 0; ' +
      'write it without quotes',
  ],
  [
    'a validation record of a wildcard, which has none of its own',
    (e) => (e.applications.shop.validationRecords = { '*.api.example.com': 'overwrite' }),
    'applications.shop.validationRecords["*.api.example.com"]: the name must be a name without wildcard, ' +
      'got "*.api.example.com"; leave out "*."',
  ],
  [
    'a reserved tag',
    (e) => (e.tags = { 'aws:x': 'y' }),
    'tags["aws:x"]: a tag key must not start with "aws:", got "aws:x"; AWS keeps this prefix for itself',
  ],
  [
    'a tag of our own',
    (e) => (e.applications.shop.tags = { 'certfleet:environment': 'other' }),
    'applications.shop.tags["certfleet:environment"]: a tag key must not start with "certfleet:", ' +
      'got "certfleet:environment"; stacks tell by such tags what is theirs, and policies go by them',
  ],
  [
    'a tag that is no text',
    (e) => (e.tags = { cost: 7 }),
    'tags.cost: must be text, got 7; put it in quotes',
  ],
])('refuses %s', (_what, spoil, message) => {
  expect(problemsAfter(spoil)).toContainEqual(message);
});

test('refuses an account in no Region', () => {
  expect(problemsAfter((e) => (e.applications.partner.regions = []))).toEqual([
    'applications.partner.regions[0]: must be an AWS Region; write its code as text',
  ]);
});

test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
  'refuses %s as a name, which every JavaScript object has',
  (name) => {
    expect(
      problemsAfter((e) => {
        e.applications.shop.certificates[name] = { source: 'public', domainName: 'c.example.com' };
      }),
    ).toContainEqual(expect.stringContaining(`applications.shop.certificates.${name}: the name must`));
  },
);

test('takes tostring as a name like any other', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.certificates.tostring = { source: 'public', domainName: 't.shop.example.com' };
    }),
  ).toEqual([]);
});

test('refuses references to names that only every object has', () => {
  expect(problemsAfter((e) => (e.applications.shop.consumers.api.certificate = 'constructor'))).toEqual([
    'applications.shop.consumers.api.certificate: must not be a name that every JavaScript object has, got "constructor"; choose another',
  ]);
});
