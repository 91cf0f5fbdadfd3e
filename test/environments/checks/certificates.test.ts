import { problemsAfter } from '../../support/spoilt-environment';

/** A certificate with this many names. */
const names = (count: number) => (e: any) => {
  e.applications.shop.domains = ['example.com', 'example.org'];
  e.applications.shop.certificates.many = {
    source: 'public',
    domainName: 'n0.example.com',
    subjectAlternativeNames: Array.from({ length: count - 1 }, (_, index) => `n${index + 1}.example.com`),
  };
};

describe('names', () => {
  test('refuses more than the quota, and says where the quota is said', () => {
    expect(problemsAfter(names(10))).toEqual([]);
    expect(problemsAfter(names(11))).toEqual([
      'applications.shop.certificates.many: a certificate must have at most 10 names, got 11; split it, or have AWS ' +
        'raise the quota "Domain names per ACM certificate" and set domainNameQuota',
    ]);
  });

  test('takes as many as the account says its quota is', () => {
    const raised = (count: number) =>
      problemsAfter((e) => {
        names(count)(e);
        e.applications.shop.domainNameQuota = 20;
      });
    expect(raised(20)).toEqual([]);
    expect(raised(21)).toEqual([expect.stringContaining('must have at most 20 names, got 21')]);
  });

  test.each([
    ['imported', { source: 'imported', secretId: 'many' }],
    ['existing', { source: 'existing' }],
  ])('counts none of an %s certificate, which ACM has taken with its names', (_source, other) => {
    expect(
      problemsAfter((e) => {
        names(11)(e);
        Object.assign(e.applications.shop.certificates.many, other);
      }),
    ).toEqual([]);
  });

  test('refuses one twice where it stands the second time, however it is written', () => {
    expect(
      problemsAfter(
        (e) =>
          (e.applications.shop.certificates.web.subjectAlternativeNames = [
            '*.shop.example.com',
            'SHOP.example.com.',
            '*.shop.example.com',
          ]),
      ),
    ).toEqual([
      'applications.shop.certificates.web.subjectAlternativeNames[1]: must name each domain once, got "shop.example.com"; leave it out',
      'applications.shop.certificates.web.subjectAlternativeNames[2]: must name each domain once, got "*.shop.example.com"; leave it out',
    ]);
  });

  test('counts one once, so that the quota is not broken by a name that is there twice', () => {
    expect(
      problemsAfter((e) => {
        names(10)(e);
        const { many } = e.applications.shop.certificates;
        many.subjectAlternativeNames = [...many.subjectAlternativeNames, 'n0.example.com'];
      }),
    ).toEqual([expect.stringContaining('subjectAlternativeNames[9]: must name each domain once')]);
  });
});

describe('Regions', () => {
  const inRegions = (...regions: unknown[]) =>
    problemsAfter((e) => (e.applications.shop.certificates.web.regions = regions));

  test('refuses one that the account does not use', () => {
    expect(inRegions('eu-west-1', 'us-east-1', 'eu-central-1')).toEqual([
      'applications.shop.certificates.web.regions[2]: must be a Region of the account, got "eu-central-1"; ' +
        "add it to the account's regions",
    ]);
  });

  test('refuses one twice', () => {
    expect(inRegions('eu-west-1', 'us-east-1', 'eu-west-1')).toEqual([
      'applications.shop.certificates.web.regions[2]: must list each Region once, got "eu-west-1"; leave it out',
    ]);
  });

  test.each([
    ['none of which is well-formed', 'eu-west-1', 'must be a list of at least one'],
    ['one of which is ill-formed', ['eu-wset-1', 'us-east-1'], 'must be an AWS Region'],
  ])('says nothing of an account with Regions %s', (_what, regions, message) => {
    expect(problemsAfter((e) => (e.applications.shop.regions = regions))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test('takes none: the first of the account', () => {
    expect(problemsAfter((e) => delete e.applications.shop.certificates.web.regions)).toEqual([]);
  });
});

test('leaves a certificate of an unknown source to its form', () => {
  expect(problemsAfter((e) => (e.applications.shop.certificates.orders.source = 'stolen'))).toEqual([
    expect.stringContaining(
      'applications.shop.certificates.orders.source: must have the source public, private, imported, distributed or existing, got',
    ),
  ]);
});
