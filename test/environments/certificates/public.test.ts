import { certificateFacts } from '../../../environments/certificates';
import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.certificates.api';
const withApi = (changes: object) =>
  problemsAfter((e) => Object.assign(e.applications.shop.certificates.api, changes));

describe('its form', () => {
  test.each<[object, string]>([
    [
      { waitTimeoutMinutes: 0 },
      'waitTimeoutMinutes: must be a whole number of minutes from 1 to 4320, got 0',
    ],
    [
      { waitTimeoutMinutes: 4321 },
      'waitTimeoutMinutes: must be a whole number of minutes from 1 to 4320, got 4321',
    ],
    [{ validation: 'http' }, 'validation: must be one of dns, email, got "http"; choose one of dns, email'],
    [
      { keyAlgorithm: 'RSA_4096' },
      'keyAlgorithm: must be one of RSA_2048, EC_prime256v1, EC_secp384r1, got "RSA_4096"',
    ],
    [{ regions: [] }, 'regions[0]: must be an AWS Region'],
    [
      { zones: { 'api.example.com': '*.example.com' } },
      'zones["api.example.com"]: must be a name without wildcard, got "*.example.com"; leave out "*."',
    ],
  ])('refuses %j', (changes, message) => {
    expect(withApi(changes)).toEqual([expect.stringContaining(`${HERE}.${message}`)]);
  });
});

describe('its facts', () => {
  test('ACM is asked for it, and records prove it in the zones that it says', () => {
    const zones = { 'shop.example.com': 'example.com' };
    expect(certificateFacts({ source: 'public', zones })).toEqual({
      isRequested: true,
      isPublic: true,
      type: 'AMAZON_ISSUED',
      proofs: { zones },
    });
    expect(certificateFacts({ source: 'public', validation: 'dns' })).toEqual({
      isRequested: true,
      isPublic: true,
      type: 'AMAZON_ISSUED',
      proofs: {},
    });
  });

  test('a mail proves it, and no record, where it says so', () => {
    expect(certificateFacts({ source: 'public', validation: 'email' })).toEqual({
      isRequested: true,
      isPublic: true,
      type: 'AMAZON_ISSUED',
    });
  });
});
