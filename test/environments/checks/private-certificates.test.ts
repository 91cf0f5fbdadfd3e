import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.certificates.orders';
const FOREIGN = 'arn:aws:acm-pca:eu-west-1:444444444444:certificate-authority/0a1b';

/** What is said of the private certificates of shop and partner once their CA, or one of them, is changed. */
const after = (change: (authority: any, orders: any, e: any) => void) =>
  problemsAfter((e) =>
    change(e.sharedServices.certificateAuthorities.issuing, e.applications.shop.certificates.orders, e),
  );

describe('its CA', () => {
  test('is refused where it is not declared, with the one that is near', () => {
    expect(after((_authority, orders) => (orders.certificateAuthority = 'isuing'))).toEqual([
      `${HERE}.certificateAuthority: must be a declared CA, got "isuing"; did you mean "issuing"?`,
    ]);
  });

  test('is refused where it is short-lived, as ACM cannot issue from it', () => {
    expect(after((authority) => (authority.usageMode = 'SHORT_LIVED_CERTIFICATE'))).toContainEqual(
      `${HERE}.certificateAuthority: must be a general-purpose CA, as ACM cannot issue from a short-lived one, ` +
        'got "issuing"; choose another CA',
    );
  });

  test('is refused where it is disabled, as it must renew too', () => {
    expect(after((authority) => (authority.enabled = false))).toContainEqual(
      `${HERE}.certificateAuthority: must be an enabled CA, to issue and to renew, got "issuing"; ` +
        'leave enabled of that CA out, or choose another CA',
    );
  });

  test('is taken without a share where another account owns it and shares it itself', () => {
    expect(
      after((_authority, _orders, e) => {
        e.sharedServices.certificateAuthorities.issuing = {
          type: 'existing',
          certificateAuthorityArn: FOREIGN,
        };
      }),
    ).toEqual([]);
  });

  test('is asked for nothing where it is ill-formed, which it is told itself', () => {
    expect(
      after((_authority, _orders, e) => (e.sharedServices.certificateAuthorities.issuing = 'issuing')),
    ).toEqual([
      expect.stringContaining('sharedServices.certificateAuthorities.issuing: must have the type create'),
    ]);
  });
});

describe('its Region', () => {
  test.each<[string, (authority: any, orders: any) => void, string]>([
    [
      'the one it says',
      (_authority, orders) => (orders.regions = ['eu-west-1', 'us-east-1']),
      `${HERE}.regions[1]: must be its CA's Region, eu-west-1, got "us-east-1"`,
    ],
    [
      "the account's first, where it says none",
      (authority) => (authority.region = 'us-east-1'),
      `${HERE}.regions[0]: must be its CA's Region, us-east-1, got "eu-west-1"`,
    ],
  ])('is %s, and refused where the CA is elsewhere', (_which, change, message) => {
    expect(after(change)).toContainEqual(`${message}; request it there, or declare a CA in this Region`);
  });

  test('is compared with the Region in the ARN of a CA that exists', () => {
    expect(
      after((_authority, _orders, e) => {
        const certificateAuthorityArn = FOREIGN.replace('eu-west-1', 'us-east-1');
        e.sharedServices.certificateAuthorities.issuing = { type: 'existing', certificateAuthorityArn };
      }),
    ).toContainEqual(expect.stringContaining(`${HERE}.regions[0]: must be its CA's Region, us-east-1`));
  });
});

describe('its key', () => {
  test.each([
    [undefined, 'EC_prime256v1', 'RSA'],
    ['EC_secp384r1', 'RSA_2048', 'EC'],
  ])("is refused where the CA's is %s and its own %s", (ofAuthority, keyAlgorithm, family) => {
    expect(
      after((authority, orders) => {
        authority.keyAlgorithm = ofAuthority;
        orders.keyAlgorithm = keyAlgorithm;
      }),
    ).toEqual([
      `${HERE}.keyAlgorithm: must be of its CA's family, ${family}, got "${keyAlgorithm}"; ` +
        'choose one of that family, or leave it out',
    ]);
  });

  test.each([
    ['of the family', 'EC_secp384r1', 'EC_prime256v1'],
    ['not said', 'EC_secp384r1', undefined],
  ])('is taken where it is %s', (_what, ofAuthority, keyAlgorithm) => {
    expect(
      after((authority, orders) => {
        authority.keyAlgorithm = ofAuthority;
        orders.keyAlgorithm = keyAlgorithm;
      }),
    ).toEqual([]);
  });

  test('is taken whatever it is where an existing CA does not say its own', () => {
    expect(
      after((_authority, orders, e) => {
        e.sharedServices.certificateAuthorities.issuing = {
          type: 'existing',
          certificateAuthorityArn: FOREIGN,
        };
        orders.keyAlgorithm = 'EC_prime256v1';
      }),
    ).toEqual([]);
  });
});
