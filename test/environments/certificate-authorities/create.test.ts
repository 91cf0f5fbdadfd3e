import { problemsAfter } from '../../support/spoilt-environment';

const withRoot = (changes: object) =>
  problemsAfter((e) => Object.assign(e.sharedServices.certificateAuthorities.root, changes));

test('takes a CA that says its type, and one that says none', () => {
  expect(withRoot({ type: 'create' })).toEqual([]);
  expect(withRoot({})).toEqual([]);
  expect(withRoot({ ecsServiceConnect: true, workSpaces: true })).toEqual([]);
});

test.each<[object, string]>([
  [{ commonName: '' }, 'commonName: must be 1 to 64 characters, got ""; shorten it'],
  [{ organizationName: 'x'.repeat(65) }, 'organizationName: must be 1 to 64 characters'],
  [{ validityYears: 0 }, 'validityYears: must be a whole number of years from 1 to 50, got 0'],
  [{ validityYears: 1.5 }, 'validityYears: must be a whole number of years from 1 to 50, got 1.5'],
  [{ generation: 0 }, 'generation: must be a whole number of generations from 1 to 100, got 0'],
  [{ enabled: 'no' }, 'enabled: must be true or false, got "no"; write it without quotes'],
  [
    { ecsServiceConnect: 'yes' },
    'ecsServiceConnect: must be true or false, got "yes"; write it without quotes',
  ],
  [{ workSpaces: 1 }, 'workSpaces: must be true or false, got 1'],
  [{ keyAlgorithm: 'RSA_1024' }, 'keyAlgorithm: must be one of RSA_2048, RSA_3072, RSA_4096, EC_prime256v1'],
  [{ usageMode: 'SHORT' }, 'usageMode: must be one of GENERAL_PURPOSE, SHORT_LIVED_CERTIFICATE, got "SHORT"'],
  [{ certificateAuthorityArn: 'arn' }, ': must have known properties only; correct certificateAuthorityArn'],
])('refuses %j', (changes, message) => {
  const path = message.startsWith(':') ? '' : '.';
  expect(withRoot(changes)).toEqual([
    expect.stringContaining(`sharedServices.certificateAuthorities.root${path}${message}`),
  ]);
});
