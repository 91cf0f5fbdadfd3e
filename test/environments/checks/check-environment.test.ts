import local from '../../../environments/local';
import production from '../../../environments/production';
import { problems, problemsAfter } from '../../support/spoilt-environment';

/** In a sentence that somebody cuts apart it would end the value and begin the remedy. */
const HOSTILE = 'a, got "b"; c';

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
