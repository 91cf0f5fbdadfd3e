import { defineEnvironment } from '../../../environments';
import local from '../../../environments/local';
import production from '../../../environments/production';
import { draft, problems, problemsAfter } from '../../support/spoilt-environment';

/** In a sentence that somebody cuts apart it would end the value and begin the remedy. */
const HOSTILE = 'a, got "b"; c';

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
  const found = problemsAfter((e) => {
    e.sharedServices.accountId = '1111';
    e.organization.id = 'acme';
    e.applications.shop.regions = ['europe'];
    e.applications.shop.consumers.api.certificate = 'apo';
    e.applications.partner.certificates.feed.certificateAuthority = 'isuing';
  });
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

test('says nothing of names in a zone that is written in capitals, whatever else is wrong', () => {
  expect(
    problemsAfter((e) => {
      e.sharedServices.zones = { 'Example.COM': { type: 'create' }, 'example.org': { type: 'create' } };
      e.organization.id = 'acme';
    }),
  ).toEqual([expect.stringContaining('organization.id: must be')]);
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
  const found = problemsAfter((e) => (e.applications.partner.validationExternalId = 'very secret!'));
  expect(found).toContainEqual(expect.stringContaining('applications.partner.validationExternalId'));
  expect(found.join()).not.toContain('very secret');
});

test.each([undefined, null, 'text', 42, []])('refuses %p as an environment', (value) => {
  expect(problems(value).length).toBeGreaterThan(0);
});

test('tells the rule of a name whole, whatever the name is', () => {
  expect(problemsAfter((e) => (e.applications.shop.certificates.api.domainName = HOSTILE))).toContain(
    'applications.shop.certificates.api.domainName: must be fully qualified, with at least two labels, ' +
      `got ${JSON.stringify(HOSTILE)}; write the whole name, for example "shop.example.com"`,
  );
});

test('tells what the names of a certificate break together, at the certificate', () => {
  const name = `${'a'.repeat(60)}.example.com`;
  expect(problemsAfter((e) => (e.applications.shop.certificates.api.domainName = name))).toContain(
    `applications.shop.certificates.api: domainName must have at most 64 characters, got 72 in "${name}"; ` +
      'put a shorter name first and list this one in subjectAlternativeNames',
  );
});

test('tells the rule of a tag whole, and not its value, which may be a secret by mistake', () => {
  const key = JSON.stringify(HOSTILE);
  expect(problemsAfter((e) => (e.tags = { [HOSTILE]: 'hunter2#' }))).toEqual([
    `tags[${key}]: a tag takes letters, digits, spaces and _ . : / = + - @, got tag ${key}; ` +
      'replace the other characters',
  ]);
});

test('shows no external id of what has another form altogether', () => {
  const [found = ''] = problemsAfter((e) => (e.applications = [{ externalId: 'hunter2' }]));
  expect(found).toBe(
    'applications: must be an object of named entries, got [{"externalId":"not shown"}]; write it as { name: … }',
  );
});

/** The paths of all values within a value. */
function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[...path], ...below.flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

/** A copy with another value at a path. */
function changed(value: any, [key, ...path]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = changed(copy[key], path, to);
  return copy;
}

test.each(Object.entries({ local, production }))(
  'says a rule and a remedy wherever a value of %s has another form',
  (_name, environment) => {
    const wrong = [7, HOSTILE, [null], { x: null }];
    const found = pathsOf(environment).flatMap((path) =>
      wrong.flatMap((value) => problems(changed(environment, path, value))),
    );
    expect(found.length).toBeGreaterThan(500);
    expect(found.filter((line) => !/^[^ ].*: \w.*; \S/.test(line))).toEqual([]);
    expect(found.filter((line) => line.includes('"rule"'))).toEqual([]);
  },
);
