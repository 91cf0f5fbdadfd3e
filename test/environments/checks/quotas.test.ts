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

test('refuses more names than the quota, and says where the quota is said', () => {
  expect(problemsAfter(names(10))).toEqual([]);
  expect(problemsAfter(names(11))).toEqual([
    'applications.shop.certificates.many: a certificate must have at most 10 names, got 11; split it, or have AWS ' +
      'raise the quota "Domain names per ACM certificate" and set domainNameQuota',
  ]);
});

test('takes as many names as the account says its quota is', () => {
  const raised = (count: number) =>
    problemsAfter((e) => {
      names(count)(e);
      e.applications.shop.domainNameQuota = 20;
    });
  expect(raised(20)).toEqual([]);
  expect(raised(21)).toEqual([expect.stringContaining('must have at most 20 names, got 21')]);
});
