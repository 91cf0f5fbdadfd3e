import { problemsAfter } from '../../support/spoilt-environment';

const enclave = { type: 'nitro-enclave', roleName: 'shop-enclave', certificate: 'web' } as const;

/** What the check says of an account with this enclave. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) => {
    Object.assign(e.applications.shop.consumers, { enclave: { ...enclave, ...changes }, ...others });
  });

test('takes a certificate, and names that it covers', () => {
  expect(problems({ hostNames: ['a.shop.example.com'] })).toEqual([]);
  expect(problems({ hostNames: ['a.b.shop.example.com'] })).toEqual([
    expect.stringContaining('enclave.hostNames[0]: must be covered by a name on its certificate'),
  ]);
});

test('refuses a certificate elsewhere', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.certificates.web.regions = ['eu-west-1'];
      e.applications.shop.consumers = { enclave: { ...enclave, region: 'us-east-1' } };
    }),
  ).toEqual([expect.stringContaining('consumers.enclave.certificate: must be a certificate in us-east-1')]);
});

test.each(['shop enclave', '1shop', 'shop_enclave'])('refuses the role %s', (roleName) => {
  expect(problems({ roleName })).toEqual([
    expect.stringContaining('enclave.roleName: must be up to 64 letters, digits and hyphens, a letter first'),
  ]);
});

test('refuses a role that another has', () => {
  expect(problems({}, { other: enclave })).toEqual([
    'applications.shop.consumers.other.roleName: must not claim IAM role "shop-enclave" of account 222222222222, ' +
      'which applications.shop.consumers.enclave.roleName has already; rename one of them',
  ]);
});
