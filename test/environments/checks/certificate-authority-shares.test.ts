import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'sharedServices.certificateAuthorities.issuing.shareWith';

/** What is said once the issuing CA is shared in another way, and the private certificates are gone. */
const sharedWith = (shareWith: object, change: (e: any) => void = () => {}) =>
  problemsAfter((e) => {
    e.sharedServices.certificateAuthorities.issuing.shareWith = shareWith;
    for (const application of Object.values<any>(e.applications)) {
      for (const [name, { source }] of Object.entries<any>(application.certificates)) {
        if (source === 'private') delete application.certificates[name];
      }
    }
    e.applications.shop.consumers = {};
    change(e);
  });

describe('the organization', () => {
  test('is refused where its management account is not said, by which RAM names it', () => {
    expect(sharedWith({ organization: true }, (e) => delete e.organization.managementAccountId)).toEqual([
      `${HERE}.organization: must know the organization by its management account; ` +
        'set organization.managementAccountId',
    ]);
  });

  test.each([
    ['the whole of it', { organization: true }],
    [
      'a unit of it',
      {
        organizationalUnitArns: ['arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-cd34ef56'],
      },
    ],
  ])('is refused without RAM sharing: %s', (_what, shareWith) => {
    expect(sharedWith(shareWith, (e) => (e.organization.ramSharingEnabled = false))).toEqual([
      `${HERE}: must have RAM sharing with the organization switched on, got false; enable it in the management ` +
        'account and set organization.ramSharingEnabled, or list accounts',
    ]);
  });

  test('is asked for nothing where single accounts are listed', () => {
    expect(
      sharedWith({ organization: false, accounts: ['shop'], externalAccounts: ['partner'] }, (e) => {
        e.organization = { id: 'o-certfleet01', ramSharingEnabled: false };
      }),
    ).toEqual([]);
  });
});

describe('single accounts', () => {
  test('are taken by name and by id, also those that the environment does not know', () => {
    expect(
      sharedWith({
        accounts: ['shop', '222222222222', '555555555555'],
        externalAccounts: ['333333333333', '666666666666'],
      }),
    ).toEqual([]);
  });

  test.each([
    [
      'that is no account',
      { accounts: ['shop', 'shp'] },
      'accounts[1]: must be an application account or an account id, got "shp"; did you mean "shop"?',
    ],
    [
      'that owns the CA',
      { accounts: ['111111111111'] },
      'accounts[0]: must be another account than the owner, got "111111111111"; leave it out',
    ],
    [
      'that is inside and outside, by name and by id',
      { accounts: ['555555555555', 'shop'], externalAccounts: ['222222222222'] },
      'externalAccounts[0]: must be inside or outside the organization, not both, got "222222222222"; list it once',
    ],
    [
      'of another organization among those of ours',
      { accounts: ['partner'] },
      'accounts[0]: must be listed in externalAccounts, as outsideOrganization is true, got "partner"; ' +
        'list it there, or correct outsideOrganization of the account',
    ],
    [
      'of our organization, by its id, among those of others',
      { externalAccounts: ['222222222222'] },
      'externalAccounts[0]: must be listed in accounts, as outsideOrganization is false, got "222222222222"; ' +
        'list it there, or correct outsideOrganization of the account',
    ],
  ])('are refused: one %s', (_what, shareWith, message) => {
    expect(sharedWith(shareWith)).toContainEqual(`${HERE}.${message}`);
  });

  test('are told nothing where the entry of the account is ill-formed', () => {
    expect(sharedWith({ accounts: ['shop'] }, (e) => (e.applications.shop = 'shop'))).toEqual([
      expect.stringContaining('applications.shop: must be an object'),
    ]);
  });
});

describe('permissions', () => {
  test('are several, each once', () => {
    expect(sharedWith({ accounts: ['shop'], permissions: ['issue', 'issue-blank', 'revoke'] })).toEqual([]);
    expect(sharedWith({ accounts: ['shop'], permissions: ['issue', 'revoke', 'issue'] })).toEqual([
      `${HERE}.permissions[2]: must name each permission once, got "issue"; leave it out`,
    ]);
  });
});

describe('a certificate of an account', () => {
  const after = (change: (shareWith: any, e: any) => void) =>
    problemsAfter((e) => change(e.sharedServices.certificateAuthorities.issuing.shareWith, e));

  test.each<[string, string, (shareWith: any, e: any) => void, string]>([
    [
      'the organization, without it',
      'shop.certificates.orders',
      (shareWith) => delete shareWith.organization,
      'add "shop" to accounts',
    ],
    [
      'another organization, without it',
      'partner.certificates.feed',
      (shareWith) => (shareWith.externalAccounts = []),
      'add "partner" to externalAccounts',
    ],
    [
      'another organization, with ours alone',
      'partner.certificates.feed',
      (shareWith) => delete shareWith.externalAccounts,
      'add "partner" to externalAccounts',
    ],
  ])('is refused in one of %s', (_what, certificate, change, remedy) => {
    expect(after(change)).toEqual([
      `applications.${certificate}.certificateAuthority: must be shared with this account, got "issuing"; ` +
        `${remedy} of its shareWith`,
    ]);
  });

  test('is refused where the CA is shared for something else, as ACM issues', () => {
    const said =
      'must be shared for issue, the permission that ACM requests with, got "issuing"; ' +
      'add "issue" to permissions of its shareWith';
    expect(after((shareWith) => (shareWith.permissions = ['revoke']))).toEqual([
      `applications.shop.certificates.orders.certificateAuthority: ${said}`,
      `applications.partner.certificates.feed.certificateAuthority: ${said}`,
    ]);
  });

  test('is taken where its account is listed by name, by id, or is in a unit', () => {
    const unit = 'arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-cd34ef56';
    for (const own of [
      { accounts: ['shop'] },
      { accounts: ['222222222222'] },
      { organizationalUnitArns: [unit] },
    ]) {
      expect(
        after((_shareWith, e) => {
          e.sharedServices.certificateAuthorities.issuing.shareWith = {
            ...own,
            externalAccounts: ['333333333333'],
          };
        }),
      ).toEqual([]);
    }
  });
});
