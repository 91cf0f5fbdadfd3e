import type { Environment } from '../../../environments';
import { problemLine } from '../../../environments';
import { checkZones } from '../../../environments/checks/zones';
import { problemsAfter } from '../../support/spoilt-environment';

type Zones = Environment['sharedServices']['zones'];

const existing = { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' } as const;
const create = { type: 'create' } as const;
const others = { issue: ['example.net'] } as const;
const ours = { issue: ['amazon.com'] } as const;

/** What is wrong with zones for an account with a public certificate for these names. */
function problemsOf(zones: Zones, ...names: readonly string[]): string[] {
  const [domainName, ...subjectAlternativeNames] = names;
  const certificates = { web: { source: 'public', domainName, subjectAlternativeNames } as const };
  return checkZones({
    sharedServices: { zones },
    applications: { shop: domainName === undefined ? {} : { certificates } },
  }).map(problemLine);
}

const refusal = (path: string, name: string, got: string) =>
  `sharedServices.zones["example.com"].caa.${path}: must let Amazon issue, as applications.shop.certificates.web has the ` +
  `name ${name}, got ${got}; add one of amazon.com, amazontrust.com, awstrust.com, amazonaws.com`;

test.each<[string, Zones, string[]]>([
  ['no CAA record', { 'example.com': create }, ['www.example.com', '*.example.com']],
  [
    'one that lets Amazon issue',
    { 'example.com': { ...create, caa: ours } },
    ['example.com', '*.example.com'],
  ],
  [
    'one for wildcards of others, and no wildcard',
    { 'example.com': { ...create, caa: { ...ours, issueWild: [] } } },
    ['example.com'],
  ],
  [
    'a zone between that lets Amazon issue',
    { 'example.com': { ...create, caa: others }, 'dev.example.com': { ...create, caa: ours } },
    ['web.dev.example.com'],
  ],
  [
    'a zone between whose records are not known',
    { 'example.com': { ...create, caa: others }, 'dev.example.com': { type: 'manual' } },
    ['web.dev.example.com'],
  ],
  ['no public certificate', { 'example.com': { ...create, caa: others } }, []],
])('takes %s', (_what, zones, names) => {
  expect(problemsOf(zones, ...names)).toEqual([]);
});

test.each<[string, Zones, string[], string]>([
  [
    'a zone that keeps Amazon from issuing, at the first name',
    { 'example.com': { ...existing, caa: others } },
    ['www.example.com', 'example.com'],
    refusal('issue', 'www.example.com', '["example.net"]'),
  ],
  [
    'a zone that forbids a wildcard',
    { 'example.com': { ...create, caa: { ...ours, issueWild: [] } } },
    ['example.com', '*.example.com'],
    refusal('issueWild', '*.example.com', '[]'),
  ],
  [
    'a zone above whose record counts for the one below',
    { 'example.com': { ...create, caa: others }, 'dev.example.com': create },
    ['web.dev.example.com'],
    refusal('issue', 'web.dev.example.com', '["example.net"]'),
  ],
  [
    'a zone above whose record counts for the one that the account creates',
    {
      'example.com': { ...create, caa: others },
      'dev.example.com': { type: 'application', application: 'shop' },
    },
    ['web.dev.example.com'],
    refusal('issue', 'web.dev.example.com', '["example.net"]'),
  ],
])('refuses %s', (_what, zones, names, problem) => {
  expect(problemsOf(zones, ...names)).toEqual([problem]);
});

test('refuses to take a delegation over where the file has no hosted zone above', () => {
  const overwrite = { ...create, delegation: 'overwrite' } as const;

  expect(problemsOf({ 'example.com': existing, 'dev.example.com': overwrite })).toEqual([]);
  expect(problemsOf({ 'example.com': { type: 'manual' }, 'dev.example.com': overwrite })).toEqual([
    'sharedServices.zones["dev.example.com"].delegation: must be left out of a zone without a hosted zone of this file above it, whose records could be taken over, got "overwrite"; ' +
      'add the zone above it to zones, or leave it out',
  ]);
});

test.each([
  [{ issue: [] }, 'issue[0]: must be'],
  [{ issue: ['amazon.com"; issue "example.net'] }, 'issue[0]: must have labels'],
  [{ issue: ['amazon.com'], reportTo: 'security@example.com' }, 'reportTo: must be'],
  [{ issue: ['amazon.com'], reportTo: 'mailto:a@b"\n0 issue "x' }, 'reportTo: must be'],
])('refuses the CAA record %j', (caa, problem) => {
  expect(problemsAfter((e) => (e.sharedServices.zones['example.org'] = { ...create, caa }))).toEqual([
    expect.stringContaining(`sharedServices.zones["example.org"].caa.${problem}`),
  ]);
});
