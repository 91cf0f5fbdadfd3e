import { problemsAfter } from '../../support/spoilt-environment';

const withCa = (changes: object) =>
  problemsAfter(
    (e) =>
      (e.sharedServices.certificateAuthorities.own = {
        type: 'externally-signed',
        commonName: 'Own',
        ...changes,
      }),
  );

test('takes a CA that waits for its certificate', () => {
  expect(withCa({})).toEqual([]);
  expect(withCa({ organizationName: 'Example', region: 'eu-west-1', ecsServiceConnect: true })).toEqual([]);
});

test.each<[object, string]>([
  [{ parent: 'root' }, ': must have known properties only; correct parent'],
  [{ validityYears: 5 }, ': must have known properties only; correct validityYears'],
  [{ installedCertificat: {} }, 'correct installedCertificat (did you mean "installedCertificate"?)'],
  [{ installedCertificate: 'x' }, '.installedCertificate: must be an object, got "x"; write it as { … }'],
  [
    { installedCertificate: { certificate: 'x' } },
    '.installedCertificate.certificateChain: must be non-empty text',
  ],
  [
    { installedCertificate: { certificate: 'x', certificateChain: 'x', chain: 'x' } },
    '.installedCertificate: must have known properties only; correct chain',
  ],
  [{ commonName: '' }, '.commonName: must be 1 to 64 characters, got ""; shorten it'],
])('refuses %j', (changes, message) => {
  expect(withCa(changes)).toContainEqual(expect.stringContaining(message));
});
