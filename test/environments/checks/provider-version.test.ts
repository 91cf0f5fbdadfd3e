import { type ProviderVersion, problemLine } from '../../../environments';
import { checkProviderVersion } from '../../../environments/checks/provider-version';
import { problemsAfter } from '../../support/spoilt-environment';

const problems = (provider: Partial<ProviderVersion>) => checkProviderVersion({ provider }).map(problemLine);

test.each<[5 | 6, string]>([
  [6, '>= 6.4.0, < 7.0.0'],
  [6, '>= 6.25.0, < 7.0.0'],
  [6, ' >=6.25 , <7 '],
  [6, '< 7.0.0, >= 6.4.0'],
  [6, '> 6.4.0, <= 6.99.0'],
  [6, '~> 6.4'],
  [6, '~> 6.25.0'],
  [6, '= 6.25.0'],
  [6, '6.25.0'],
  [6, '>= 6.0.0, >= 6.4.0, < 7.0.0, < 6.30.0'],
  [6, '~> 6.4, != 6.10.0'],
  [5, '~> 5.67'],
  [5, '>= 5.80.0, < 6.0.0'],
])('provider %d may be %p', (major, version) => {
  expect(problems({ major, version })).toEqual([]);
});

test.each<[string]>([
  ['>= 6.0.0, < 7.0.0'],
  ['~> 6.0'],
  ['~> 6'],
  ['~> 6.3.0'],
  ['> 6.3.9, < 7.0.0'],
  ['= 6.3.0'],
  ['6'],
  ['>= 6, != 6.3.0, < 7'],
])('refuses %p, as it may be a provider that does not know what is sent', (version) => {
  expect(problems({ major: 6, version })).toEqual([
    `provider.version: must start at 6.4.0, as earlier versions lack options.export of certificates, got "${version}"; ` +
      'write it as ">= 6.4.0, < 7.0.0"',
  ]);
});

test('refuses a provider 5 that assumes one role only', () => {
  expect(problems({ major: 5, version: '>= 5.0.0, < 6.0.0' })).toEqual([
    'provider.version: must start at 5.67.0, as earlier versions lack roles assumed one through the other, ' +
      'got ">= 5.0.0, < 6.0.0"; write it as ">= 5.67.0, < 6.0.0"',
  ]);
});

test.each<[5 | 6, string]>([
  [6, '>= 6.4.0'],
  [6, '< 7.0.0'],
  [6, '!= 6.1.0'],
  [6, '>= 5.100.0, < 7.0.0'],
  [6, '>= 6.4.0, < 7.0.1'],
  [6, '>= 6.4.0, <= 7.0.0'],
  [6, '>= 6.4.0, < 8.0.0'],
  [6, '~> 5.100'],
  [6, '~> 60.4'],
  [5, '~> 6.4'],
  [5, '>= 5.67.0, < 6.1.0'],
])('refuses for provider %d what leaves the major version: %p', (major, version) => {
  expect(problems({ major, version })).toEqual([
    expect.stringContaining(
      `provider.version: must keep to major version ${major}, got "${version}"; write it as`,
    ),
  ]);
});

test('provider 6 may have a provider for each Region', () => {
  expect(problems({ major: 6, version: '~> 6.4', regionalProviders: true })).toEqual([]);
});

test.each([true, false])(
  'refuses regionalProviders: %p with provider 5, which has no choice',
  (regionalProviders) => {
    expect(problems({ major: 5, version: '~> 5.100', regionalProviders })).toEqual([
      'provider.regionalProviders: must be left out with AWS provider 5, which has a provider for each Region in any case, ' +
        `got ${regionalProviders}; leave it out, or set major to 6`,
    ]);
  },
);

test('a version of a major version that is not known is not looked at', () => {
  expect(problems({ version: '~> 1.0' })).toEqual([]);
  expect(checkProviderVersion({})).toEqual([]);
});

test('an environment is refused for its provider', () => {
  expect(problemsAfter((e) => (e.provider.version = '>= 6.0.0, < 7.0.0'))).toEqual([
    'provider.version: must keep to major version 5, got ">= 6.0.0, < 7.0.0"; write it as ">= 5.67.0, < 6.0.0"',
  ]);
});
