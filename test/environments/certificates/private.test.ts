import { certificateFacts } from '../../../environments/certificates';
import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.certificates.orders';
const withOrders = (changes: object) =>
  problemsAfter((e) => Object.assign(e.applications.shop.certificates.orders, changes));

describe('its form', () => {
  test.each([true, false])('refuses exportable: %p, and says why', (exportable) => {
    expect(withOrders({ exportable })).toEqual([
      `${HERE}.exportable: must be left out, as ACM takes no options for a private certificate, got ${exportable}; ` +
        'its key can always be exported: allow or deny acm:ExportCertificate',
    ]);
  });

  test.each<[object, string]>([
    [{ certificateAuthority: undefined }, 'certificateAuthority: must be a lower-case word'],
    [
      { keyAlgorithm: 'EC_secp521r1' },
      'keyAlgorithm: must be one of RSA_2048, EC_prime256v1, EC_secp384r1, got "EC_secp521r1"',
    ],
  ])('refuses %j', (changes, message) => {
    expect(withOrders(changes)).toEqual([expect.stringContaining(`${HERE}.${message}`)]);
  });
});

test('its facts are that ACM is asked for it, from a CA, and that no record proves it', () => {
  expect(certificateFacts({ source: 'private', certificateAuthority: 'issuing' })).toEqual({
    isRequested: true,
    isPublic: false,
    type: 'PRIVATE',
    certificateAuthority: 'issuing',
  });
});
