import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'sharedServices.certificateAuthorities.issuing.revocation';

/** What is said of changed lists in a zone that is delegated, so that CloudFront serves them. */
const served = (changes: object, change: (e: any) => void = () => {}) =>
  problemsAfter((e) => {
    e.sharedServices.zones['example.com'].delegated = true;
    Object.assign(e.sharedServices.certificateAuthorities.issuing.revocation, changes);
    change(e);
  });

const formerNames = (count: number) =>
  Array.from({ length: count }, (_, index) => `crl-${index}.example.com`);
const longName = `${'a'.repeat(60)}.example.com`;

test.each([
  ['a host name in no zone of ours', { hostName: 'crl.example.net' }],
  ['former host names, ours and others', { formerHostNames: ['a.example.com', 'b.example.net'] }],
  ['as many host names as one certificate takes', { formerHostNames: formerNames(9) }],
  ['a long former host name, which is not the first on the certificate', { formerHostNames: [longName] }],
])('takes %s', (_what, changes) => {
  expect(served(changes)).toEqual([]);
});

describe('each host once', () => {
  test.each([
    ['the host name among the former ones', ['crl.example.com'], 'crl.example.com'],
    ['a former one twice', ['old.example.com', 'old.example.com'], 'old.example.com'],
    [
      'one twice among as many as a certificate takes, for that alone',
      [...formerNames(9), 'crl-0.example.com'],
      'crl-0.example.com',
    ],
  ])('refuses %s', (_what, formerHostNames, got) => {
    expect(served({ formerHostNames })).toEqual([
      `${HERE}.formerHostNames: must name each host once, hostName not among them, got "${got}"; leave it out`,
    ]);
  });
});

describe('one certificate for all', () => {
  test('refuses more host names than it takes', () => {
    expect(served({ formerHostNames: formerNames(10) })).toEqual([
      `${HERE}.formerHostNames: must be served under at most 10 names, which is what one certificate takes, got 11; ` +
        'leave out those that no valid certificate carries any more',
    ]);
  });

  test('refuses a first name that ACM takes for none', () => {
    expect(served({ hostName: longName })).toEqual([
      `${HERE}: must be served under a first name of at most 64 characters, got "${longName}"; choose a shorter hostName`,
    ]);
  });

  test.each<[string, (e: any) => void]>([
    ['a zone that is not delegated yet', (e) => delete e.sharedServices.zones['example.com'].delegated],
    [
      'a zone that another service has',
      (e) => (e.sharedServices.zones['lists.example.com'] = { type: 'cloudflare', zoneId: '0'.repeat(32) }),
    ],
  ])('asks nothing of names in %s, which somebody else serves', (_where, change) => {
    const formerHostNames = formerNames(10).map((name) => name.replace('.', '.lists.'));
    const hostName = longName.replace('.', '.lists.');
    expect(served({ hostName, formerHostNames }, change)).toEqual([]);
  });

  test('asks nothing of a CA that clients ask by OCSP', () => {
    expect(
      served({}, (e) => (e.sharedServices.certificateAuthorities.issuing.revocation = { type: 'ocsp' })),
    ).toEqual([]);
  });
});
