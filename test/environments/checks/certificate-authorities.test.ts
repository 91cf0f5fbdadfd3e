import { problemsAfter } from '../../support/spoilt-environment';

const CAS = 'sharedServices.certificateAuthorities';
const OWNED = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a1b';
const FOREIGN = 'arn:aws:acm-pca:eu-west-1:444444444444:certificate-authority/0a1b';

/** What is said of the local environment with changed CAs. */
const after = (change: (authorities: any) => void) =>
  problemsAfter((e) => change(e.sharedServices.certificateAuthorities));

test.each<[string, (authorities: any) => void]>([
  ['a later generation', (cas) => (cas.issuing.generation = 3)],
  ['a disabled root', (cas) => (cas.root.enabled = false)],
  ['a CA that ends a year before its parent', (cas) => (cas.issuing.validityYears = 9)],
  [
    'a short life of a CA that is shared with nobody',
    (cas) => (cas.own = { parent: 'root', commonName: 'Own', validityYears: 1 }),
  ],
  [
    'a short life of a CA that is shared to revoke',
    (cas) =>
      (cas.own = {
        parent: 'root',
        commonName: 'Own',
        validityYears: 1,
        shareWith: { accounts: ['shop'], permissions: ['revoke'] },
      }),
  ],
  [
    'a short life of a CA whose certificates are short-lived, as ACM requests none of them',
    (cas) =>
      (cas.own = {
        parent: 'root',
        commonName: 'Own',
        validityYears: 1,
        usageMode: 'SHORT_LIVED_CERTIFICATE',
        shareWith: { accounts: ['shop'] },
      }),
  ],
  [
    'an existing CA that we own and share',
    (cas) =>
      (cas.issuing = {
        type: 'existing',
        certificateAuthorityArn: OWNED,
        shareWith: { organization: true, externalAccounts: ['partner'] },
      }),
  ],
  [
    'an existing CA that somebody else shares',
    (cas) => (cas.issuing = { type: 'existing', certificateAuthorityArn: FOREIGN }),
  ],
  [
    'an existing CA that signs one of ours',
    (cas) => (cas.root = { type: 'existing', certificateAuthorityArn: OWNED, keyAlgorithm: 'RSA_4096' }),
  ],
])('takes %s', (_what, change) => {
  expect(after(change)).toEqual([]);
});

describe('a CA that is created', () => {
  test.each<[string, (authorities: any) => void, string]>([
    [
      'one that does not outlive its certificates',
      (cas) => (cas.issuing.validityYears = 1),
      `${CAS}.issuing.validityYears: must outlive its certificates, which ACM requests for 395 days, got 1; ` +
        'give it at least 2 years, better 5',
    ],
    [
      'one that ends with its parent',
      (cas) => (cas.issuing.validityYears = 10),
      `${CAS}.issuing.validityYears: must end before its parent's 10 years, got 10; shorten it, or lengthen the parent`,
    ],
    [
      'a parent that is not declared, and suggests no CA to be its own',
      (cas) => (cas.issuing.parent = 'issuin'),
      `${CAS}.issuing.parent: must be a declared CA, got "issuin"; choose one of root`,
    ],
    [
      'a short-lived parent',
      (cas) => (cas.root.usageMode = 'SHORT_LIVED_CERTIFICATE'),
      `${CAS}.issuing.parent: must be a general-purpose CA, got "root"; ` +
        'a short-lived CA signs no other CA: choose another parent',
    ],
    [
      'a circle',
      (cas) => (cas.root.parent = 'issuing'),
      `${CAS}.root.parent: must lead to a root, not round in a circle, got "issuing"; ` +
        'leave out the parent of the CA that is to be the root',
    ],
    [
      'a parent that another account owns',
      (cas) => (cas.root = { type: 'existing', certificateAuthorityArn: FOREIGN, keyAlgorithm: 'RSA_2048' }),
      `${CAS}.issuing.parent: must be a CA of the shared-services account, which signs with it, got "root"; ` +
        'choose another parent, or declare the CA that is to be signed in an environment of its owner',
    ],
    [
      'an existing parent whose key is not known',
      (cas) => (cas.root = { type: 'existing', certificateAuthorityArn: OWNED }),
      `${CAS}.issuing.parent: must be a CA whose keyAlgorithm is said, as the signature follows from it, got "root"; ` +
        'set keyAlgorithm of that CA',
    ],
  ])('is refused: %s', (_what, change, message) => {
    expect(after(change)).toContainEqual(message);
  });

  test('is told nothing of a parent whose own life is ill-formed', () => {
    expect(after((cas) => (cas.root.validityYears = 'ten'))).toEqual([
      expect.stringContaining(`${CAS}.root.validityYears: must be a whole number of years`),
    ]);
  });
});

describe('a CA that exists', () => {
  test('is refused in another partition', () => {
    const certificateAuthorityArn = OWNED.replace('aws', 'aws-cn');
    const found = after((cas) => (cas.issuing = { type: 'existing', certificateAuthorityArn }));
    expect(found).toContainEqual(
      `${CAS}.issuing.certificateAuthorityArn: must be a CA of partition aws, as the environment is, ` +
        `got "${certificateAuthorityArn}"; declare it in an environment of its own partition`,
    );
  });

  test('is refused to be shared where another account owns it', () => {
    expect(
      after(
        (cas) =>
          (cas.issuing = {
            type: 'existing',
            certificateAuthorityArn: FOREIGN,
            shareWith: { organization: true },
          }),
      ),
    ).toEqual([
      `${CAS}.issuing.shareWith: must be left out, as account 444444444444 owns the CA and shares it; ` +
        'leave it out, and have that account share the CA',
    ]);
  });
});
