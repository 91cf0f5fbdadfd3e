import { defineEnvironment } from '../../environments';
import local from '../../environments/local';
import { draft, problems } from '../support/spoilt-environment';

test('hands a good environment on', () => {
  expect(defineEnvironment(local)).toEqual(local);
});

test('normalizes domain names', () => {
  const environment = draft();
  environment.applications.partner.certificates.portal.domainName = 'Partner.Example.COM.';
  expect(defineEnvironment(environment).applications.partner!.certificates!.portal!.domainName).toBe(
    'partner.example.com',
  );
});

test('reports every problem at once, of form and of reference', () => {
  const environment = draft();
  environment.sharedServices.accountId = '1111';
  environment.organization.id = 'acme';
  environment.applications.shop.regions = ['europe'];
  environment.applications.shop.consumers.api.certificate = 'apo';
  environment.applications.partner.certificates.feed.certificateAuthority = 'isuing';
  const found = problems(environment);
  expect(found).toEqual(
    expect.arrayContaining([
      'sharedServices.accountId: must be 12 digits, got "1111"; write it as text, for example "111122223333"',
      'organization.id: must be the id of an organization, got "acme"; write it as "o-a1b2c3d4e5"',
      'applications.shop.regions[0]: must be an AWS Region, got "europe"; write its code, for example "eu-west-1"',
      'applications.shop.consumers.api.certificate: must be a declared certificate, got "apo"; did you mean "api"?',
      'applications.partner.certificates.feed.certificateAuthority: must be a declared CA, got "isuing"; did you mean "issuing"?',
    ]),
  );
});

test.each<[string, (environment: any) => void, string]>([
  [
    'an unknown property',
    (e) => (e.applications.shop.certifcates = {}),
    'applications.shop: must have known properties only; correct certifcates (did you mean "certificates"?)',
  ],
  [
    'two accounts with one id',
    (e) => (e.applications.partner.accountId = '222222222222'),
    'applications.partner.accountId: must be an account of its own, while applications.shop has the same, got "222222222222"',
  ],
  [
    "another account's role",
    (e) => (e.applications.shop.deployRoleArn = 'arn:aws:iam::333333333333:role/x'),
    'applications.shop.deployRoleArn: must be a role of account 222222222222',
  ],
  [
    'a name without a zone',
    (e) => (e.applications.shop.certificates.api.domainName = 'api.example.dev'),
    'applications.shop.certificates.api.domainName: must lie in a declared zone, got "api.example.dev"; add its zone; declared: example.com, example.org',
  ],
  [
    'a name twice',
    (e) => (e.applications.shop.certificates.web.subjectAlternativeNames = ['SHOP.example.com']),
    'applications.shop.certificates.web.subjectAlternativeNames[0]: must name each domain once',
  ],
  [
    'a CA that does not outlive its leaves',
    (e) => (e.sharedServices.certificateAuthorities.issuing.validityYears = 1),
    'sharedServices.certificateAuthorities.issuing.validityYears: must outlive its certificates, which ACM requests for 395 days, got 1',
  ],
  [
    'a CA that outlives its parent',
    (e) => (e.sharedServices.certificateAuthorities.issuing.validityYears = 10),
    "sharedServices.certificateAuthorities.issuing.validityYears: must end before its parent's 10 years, got 10",
  ],
  [
    'a circle of CAs',
    (e) => (e.sharedServices.certificateAuthorities.root.parent = 'issuing'),
    'sharedServices.certificateAuthorities.root.parent: must lead to a root, not round in a circle',
  ],
  [
    'a short-lived CA that serves ACM',
    (e) => (e.sharedServices.certificateAuthorities.issuing.usageMode = 'SHORT_LIVED_CERTIFICATE'),
    'applications.shop.certificates.orders.certificateAuthority: must be a general-purpose CA, as ACM cannot issue from a short-lived one',
  ],
  [
    'an account inside and outside the organization',
    (e) => (e.sharedServices.certificateAuthorities.issuing.shareWith.accounts = ['partner']),
    'sharedServices.certificateAuthorities.issuing.shareWith.externalAccounts[0]: must be inside or outside the organization, not both',
  ],
  [
    'a CA that is not shared with the account',
    (e) => (e.sharedServices.certificateAuthorities.issuing.shareWith.externalAccounts = []),
    'applications.partner.certificates.feed.certificateAuthority: must be shared with this account, got "issuing"; add "partner" to externalAccounts of its shareWith',
  ],
  [
    'sharing with an organization without RAM sharing',
    (e) => (e.organization.ramSharingEnabled = false),
    'sharedServices.certificateAuthorities.issuing.shareWith: must have RAM sharing with the organization switched on',
  ],
  [
    'a certificate ARN of another account',
    (e) =>
      (e.applications.shop.certificates.old = {
        source: 'existing',
        domainName: 'old.example.com',
        certificateArn: 'arn:aws:acm:eu-west-1:333333333333:certificate/0a1b',
      }),
    'applications.shop.certificates.old.certificateArn: must be a certificate of account 222222222222, as AWS shares none between accounts',
  ],
  [
    'a host name that no certificate covers',
    (e) => (e.applications.shop.consumers.web.hostNames = ['a.b.shop.example.com']),
    'applications.shop.consumers.web.hostNames[0]: must be covered by a name on its certificate, got "a.b.shop.example.com"',
  ],
  [
    'an edge domain with a certificate elsewhere',
    (e) => (e.applications.shop.consumers.api.endpointType = 'EDGE'),
    'applications.shop.consumers.api.certificate: must be a certificate in us-east-1, where the service takes it from, got "api"; add "us-east-1" to the regions of the certificate',
  ],
  [
    'an exportable certificate with provider 5',
    (e) => (e.applications.shop.certificates.api.exportable = true),
    'applications.shop.certificates.api.exportable: must be off with AWS provider 5',
  ],
  [
    'exportable on a private certificate, and says why',
    (e) => (e.applications.shop.certificates.orders.exportable = false),
    'applications.shop.certificates.orders.exportable: must be left out, as ACM takes no options for a private certificate, ' +
      'got false; its key can always be exported: allow or deny acm:ExportCertificate',
  ],
  [
    'an exportable certificate that is validated by email',
    (e) =>
      (e.applications.shop.certificates.mail = {
        source: 'public',
        domainName: 'mail.example.com',
        validation: 'email',
        exportable: true,
      }),
    'applications.shop.certificates.mail.exportable: must be off with validation by email, got true; use validation by DNS',
  ],
  [
    'zones of a certificate that is validated by email',
    (e) =>
      (e.applications.shop.certificates.mail = {
        source: 'public',
        domainName: 'mail.example.com',
        validation: 'email',
        zones: { 'mail.example.com': 'example.com' },
      }),
    'applications.shop.certificates.mail.zones: must be left out with validation by email; leave it out',
  ],
  [
    'a wait of no time',
    (e) => (e.applications.shop.certificates.api.waitTimeoutMinutes = 0),
    'applications.shop.certificates.api.waitTimeoutMinutes: must be a whole number of minutes from 1 to 4320, got 0',
  ],
  [
    'a constraint that Terraform could not read',
    (e) => (e.provider.version = '=> 5.100'),
    'provider.version: must be a Terraform version constraint, got "=> 5.100"',
  ],
  [
    'a provider range of another major version',
    (e) => (e.provider.version = '>= 6.0.0, < 7.0.0'),
    'provider.version: must keep to major version 5, got ">= 6.0.0, < 7.0.0"; write it as ">= 5.67.0, < 6.0.0"',
  ],
  [
    'an absolute state folder',
    (e) => (e.backend.directory = '/var/state'),
    'backend.directory: must be a relative path, got "/var/state"',
  ],
  [
    'a bad name of an entry',
    (e) => (e.applications['Big Shop'] = e.applications.shop),
    'applications["Big Shop"]: the name must be a lower-case word',
  ],
  [
    'a reserved tag',
    (e) => (e.tags = { 'aws:x': 'y' }),
    'tags["aws:x"]: a tag key must not start with "aws:"',
  ],
  [
    'a finding accepted of a rule that no review has',
    (e) => (e.acceptedFindings = [{ rule: 'names-droped' }]),
    'plan-incomplete, got "names-droped"; did you mean "names-dropped"?',
  ],
])('refuses %s', (_what, spoil, message) => {
  const environment = draft();
  spoil(environment);
  expect(problems(environment)).toContainEqual(expect.stringContaining(message));
});

test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
  'refuses %s as a name, which every JavaScript object has',
  (name) => {
    const environment = draft();
    environment.applications.shop.certificates[name] = { source: 'public', domainName: 'c.example.com' };
    expect(problems(environment)).toContainEqual(
      expect.stringContaining(`applications.shop.certificates.${name}: the name must`),
    );
  },
);

test('takes tostring as a name like any other', () => {
  const environment = draft();
  environment.applications.shop.certificates.tostring = {
    source: 'public',
    domainName: 't.shop.example.com',
  };
  expect(problems(environment)).toEqual([]);
});

test('refuses references to names that only every object has', () => {
  const environment = draft();
  environment.applications.shop.consumers.api.certificate = 'constructor';
  expect(problems(environment)).toEqual([
    'applications.shop.consumers.api.certificate: must not be a name that every JavaScript object has, got "constructor"; choose another',
  ]);
});

test('refuses an entry named __proto__, written as a literal or read from JSON', () => {
  const literal = draft();
  literal.applications.shop.certificates = { __proto__: { source: 'public', domainName: 'x.example.com' } };
  const parsed = draft();
  parsed.applications.shop.certificates = JSON.parse('{"__proto__": {"source": "public"}}');
  for (const environment of [literal, parsed]) {
    expect(problems(environment)).toContainEqual(
      'applications.shop.certificates: must have no entry named __proto__; choose another name',
    );
  }
});

test('never shows an external id', () => {
  const environment = draft();
  environment.applications.partner.validationExternalId = 'very secret!';
  const found = problems(environment);
  expect(found).toContainEqual(expect.stringContaining('applications.partner.validationExternalId'));
  expect(found.join()).not.toContain('very secret');
});

test.each([undefined, null, 'text', 42, []])('refuses %p as an environment', (value) => {
  expect(problems(value).length).toBeGreaterThan(0);
});
