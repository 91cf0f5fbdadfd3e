import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'sharedServices.certificateAuthorities.issuing.revocation';
const list = { type: 'crl', bucketName: 'lists', hostName: 'crl.example.com' };

const published = (revocation: object) =>
  problemsAfter((e) => (e.sharedServices.certificateAuthorities.issuing.revocation = revocation));

test('takes a list, and answers for single certificates', () => {
  expect(published({ ...list, formerHostNames: ['old.example.com'], expirationDays: 30 })).toEqual([]);
  expect(published({ type: 'ocsp' })).toEqual([]);
});

test.each([
  [{ ...list, hostName: undefined }, 'hostName: must be a domain name; write it as text'],
  [
    { ...list, hostName: '*.example.com' },
    'hostName: must be a name without wildcard, got "*.example.com"; leave out "*."',
  ],
  [
    { ...list, formerHostNames: ['crl'] },
    'formerHostNames[0]: must be fully qualified, with at least two labels, got "crl"; write the whole name',
  ],
  [
    { ...list, bucketName: 'Lists' },
    'bucketName: must be the name of an S3 bucket, got "Lists"; use lower case, digits, dots and hyphens',
  ],
  [{ ...list, expirationDays: 0 }, 'expirationDays: must be a whole number of days from 1 to 5000, got 0'],
  [{ type: 'ldap' }, 'type: must have the type ocsp or crl, got {"type":"ldap"}; choose one'],
])('refuses %j', (revocation, message) => {
  expect(published(revocation)).toEqual([expect.stringContaining(`${HERE}.${message}`)]);
});
