import type { Application, Environment, ShareWith } from '../../../environments';
import {
  acceptableAuthorities,
  isSharedForIssue,
  isSharedWith,
  mustAccept,
  shareSuffix,
  sharesOf,
  usedAuthorities,
} from '../../../environments/certificate-authorities/shares';
import local from '../../../environments/local';

const ORGANIZATION = 'arn:aws:organizations::999999999999:organization/o-certfleet01';
const UNIT = 'arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-cd34ef56';
const withoutRam: Environment = {
  ...local,
  organization: { ...local.organization, ramSharingEnabled: false },
};
const { shop, partner } = local.applications as { shop: Application; partner: Application };

describe('the shares of a CA', () => {
  test('are one at once for the organization, and one that others have to accept', () => {
    expect(sharesOf(local, { organization: true, externalAccounts: ['partner'] })).toEqual([
      { permission: 'issue', accepted: false, principals: [ORGANIZATION] },
      { permission: 'issue', accepted: true, principals: ['333333333333'] },
    ]);
  });

  test('name accounts by their ids, each once, also those that the environment does not know', () => {
    const shareWith = { organizationalUnitArns: [UNIT], accounts: ['shop', '222222222222', '555555555555'] };
    expect(sharesOf(local, shareWith)).toEqual([
      { permission: 'issue', accepted: false, principals: [UNIT, '222222222222', '555555555555'] },
    ]);
  });

  test('are one for each permission and each way to get access', () => {
    const shareWith: ShareWith = {
      accounts: ['shop'],
      externalAccounts: ['partner'],
      permissions: ['issue', 'revoke'],
    };
    expect(sharesOf(local, shareWith).map(({ permission, accepted }) => [permission, accepted])).toEqual([
      ['issue', false],
      ['issue', true],
      ['revoke', false],
      ['revoke', true],
    ]);
  });

  test('have to be accepted by every account without RAM sharing in the organization', () => {
    const shareWith = { organization: true, accounts: ['shop'], externalAccounts: ['partner'] };
    expect(sharesOf(withoutRam, shareWith)).toEqual([
      { permission: 'issue', accepted: true, principals: ['222222222222', '333333333333'] },
    ]);
  });

  test('are none where nobody is named', () => {
    expect(sharesOf(local, {})).toEqual([]);
    expect(sharesOf(local, { organization: false, accounts: [] })).toEqual([]);
  });

  test('name the organization in the partition of the environment', () => {
    const sharedServices = { ...local.sharedServices, region: 'us-gov-west-1' };
    const [share] = sharesOf({ ...local, sharedServices }, { organization: true });
    expect(share!.principals).toEqual([ORGANIZATION.replace('aws', 'aws-us-gov')]);
  });
});

test('shares of one CA differ in their names; that of who may issue at once has no addition', () => {
  const suffixes = (['issue', 'revoke'] as const).flatMap((permission) =>
    [false, true].map((accepted) => shareSuffix({ permission, accepted })),
  );
  expect(suffixes).toEqual(['', '-external', '-revoke', '-external-revoke']);
});

describe('an account is among those a CA is shared with', () => {
  test.each<[string, ShareWith, boolean, boolean]>([
    ['the organization', { organization: true }, true, false],
    ['a unit', { organizationalUnitArns: [UNIT] }, true, false],
    ['its name', { accounts: ['shop'], externalAccounts: ['partner'] }, true, true],
    ['its id', { accounts: ['222222222222'], externalAccounts: ['333333333333'] }, true, true],
    ['its name in the other list', { accounts: ['partner'], externalAccounts: ['shop'] }, false, false],
    ['nobody', {}, false, false],
  ])('by %s', (_what, shareWith, inside, outside) => {
    expect(isSharedWith(shareWith, 'shop', shop)).toBe(inside);
    expect(isSharedWith(shareWith, 'partner', partner)).toBe(outside);
  });

  test('not where the CA is not shared', () => {
    expect(isSharedWith(undefined, 'shop', shop)).toBe(false);
  });
});

test('ACM may request from a CA that is shared for issue, which is the default', () => {
  expect(isSharedForIssue({})).toBe(true);
  expect(isSharedForIssue({ permissions: ['revoke', 'issue'] })).toBe(true);
  expect(isSharedForIssue({ permissions: ['revoke', 'issue-blank'] })).toBe(false);
});

test('an account accepts where it is outside, or where RAM does not share within the organization', () => {
  expect(mustAccept(local, partner)).toBe(true);
  expect(mustAccept(local, shop)).toBe(false);
  expect(mustAccept(withoutRam, shop)).toBe(true);
});

describe('the CAs whose share an account accepts', () => {
  const issuing = local.sharedServices.certificateAuthorities!.issuing!;
  const partnerOf = (change: object, application: Partial<Application> = {}) =>
    acceptableAuthorities(
      {
        ...local,
        sharedServices: {
          ...local.sharedServices,
          certificateAuthorities: { issuing: { ...issuing, ...change } },
        },
      },
      'partner',
      { ...partner, ...application },
    );

  test('are those it was given, whether a certificate is requested from them or not', () => {
    expect(partnerOf({})).toEqual(['issuing']);
    expect(partnerOf({}, { certificates: {} })).toEqual(['issuing']);
  });

  test.each<[string, object, Partial<Application>]>([
    ['of another Region than its own', { region: 'us-east-1' }, {}],
    [
      'that is shared for something else',
      { shareWith: { externalAccounts: ['partner'], permissions: ['revoke'] } },
      {},
    ],
    ['that is shared with others', { shareWith: { organization: true } }, {}],
    ['of an account that gets access at once', {}, { outsideOrganization: false }],
  ])('are none %s', (_which, change, application) => {
    expect(partnerOf(change, application)).toEqual([]);
  });
});

test('the CAs that an account requests from are those of its private certificates, each once', () => {
  const orders = shop.certificates!.orders!;
  expect(usedAuthorities({ certificates: { ...shop.certificates, again: orders } })).toEqual(['issuing']);
  expect(usedAuthorities({ certificates: { web: shop.certificates!.web! } })).toEqual([]);
  expect(usedAuthorities({})).toEqual([]);
});
