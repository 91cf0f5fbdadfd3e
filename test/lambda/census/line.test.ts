import type { CertificateDetail, CertificateSummary, RenewalStatus } from '@aws-sdk/client-acm';
import { type LineSources, lineOf } from '../../../lambda/census/line';
import type { InventoryLine } from '../../../modules/core/census';
import { CENSUS_NOW as NOW, censusArn, inDays, inventoryLine } from '../../support/inventory-line';

const PLACE = { accountId: '222222222222', region: 'eu-west-1' };
const summary: CertificateSummary = {
  CertificateArn: censusArn(),
  DomainName: 'Shop.example.com',
  SubjectAlternativeNameSummaries: ['shop.example.com', '*.shop.example.com'],
  HasAdditionalSubjectAlternativeNames: false,
  Type: 'AMAZON_ISSUED',
  Status: 'ISSUED',
  CreatedAt: inDays(-10),
  NotAfter: inDays(180),
  InUse: true,
  Exported: false,
  KeyAlgorithm: 'RSA_2048',
  RenewalEligibility: 'ELIGIBLE',
};
const option = (DomainName: string, name = DomainName) => ({
  DomainName,
  ValidationMethod: 'DNS' as const,
  ResourceRecord: { Name: `_a.${name}.`, Type: 'CNAME' as const, Value: '_b.xyz.acm-validations.aws.' },
});
const detail: CertificateDetail = {
  DomainName: 'shop.example.com',
  SubjectAlternativeNames: ['shop.example.com', '*.shop.example.com'],
  DomainValidationOptions: [
    option('shop.example.com'),
    option('*.shop.example.com', 'shop.example.com'),
    option('www.example.com'),
  ],
};
const line = (sources: Partial<LineSources> = {}, more: Partial<CertificateSummary> = {}): InventoryLine =>
  lineOf(PLACE, { ...summary, ...more }, { asked: {}, now: NOW, ...sources });
const renewing = (RenewalStatus: RenewalStatus, UpdatedAt: Date, more = {}): CertificateDetail => ({
  ...detail,
  RenewalSummary: { RenewalStatus, UpdatedAt, DomainValidationOptions: [], ...more },
});

test('the list alone says what it says', () => {
  expect(line()).toEqual({
    ...inventoryLine(),
    names: ['shop.example.com', '*.shop.example.com'],
    renewalEligibility: 'ELIGIBLE',
    validationMethod: undefined,
  });
});

test('one that was imported counts from its import, and one with no moment at all from now', () => {
  const imported = { CreatedAt: undefined, ImportedAt: inDays(-3) };
  expect(line({}, imported).createdAt).toBe(inDays(-3).toISOString());
  expect(line({}, { CreatedAt: undefined }).createdAt).toBe(NOW.toISOString());
});

test.each([
  ['RSA-2048', 'RSA_2048'],
  ['RSA_2048', 'RSA_2048'],
  ['EC-prime256v1', 'EC_prime256v1'],
  ['EC_prime256v1', 'EC_prime256v1'],
])('the key algorithm %s, as ACM lists or documents it, is %s', (listed, keyAlgorithm) => {
  expect(line({}, { KeyAlgorithm: listed as never }).keyAlgorithm).toBe(keyAlgorithm);
});

test('a description says the records, one for a name and its wildcard, and who validates', () => {
  expect(line({ asked: { detail: { ...detail, ManagedBy: 'CLOUDFRONT' } } })).toMatchObject({
    names: ['shop.example.com', '*.shop.example.com'],
    validationMethod: 'DNS',
    managedBy: 'CLOUDFRONT',
    records: [
      { provedName: 'shop.example.com', name: '_a.shop.example.com', value: '_b.xyz.acm-validations.aws' },
      { provedName: 'www.example.com', name: '_a.www.example.com', value: '_b.xyz.acm-validations.aws' },
    ],
  });
});

test('there are no records where ACM validates otherwise', () => {
  const byMail: CertificateDetail = {
    ...detail,
    DomainValidationOptions: [{ DomainName: 'shop.example.com', ValidationMethod: 'EMAIL' }],
  };
  expect(line({ asked: { detail: byMail } })).toMatchObject({
    validationMethod: 'EMAIL',
    records: undefined,
  });
});

test('what a description said stands while ACM is not asked again', () => {
  const before = inventoryLine({
    renewalStatus: 'PENDING_VALIDATION',
    renewingSince: inDays(-1).toISOString(),
    failureReason: 'CAA_ERROR',
    managedBy: 'CLOUDFRONT',
    records: [{ provedName: 'shop.example.com', name: '_a.shop.example.com', value: '_b' }],
    environment: 'production',
    isRotated: true,
    rehearsal: { at: inDays(-0.5).toISOString(), problems: [] },
  });
  expect(line({ before }, { RenewalEligibility: undefined })).toEqual({
    ...before,
    names: ['shop.example.com', '*.shop.example.com'],
  });
});

test('names come from the list, as an imported one may have others, but from before where the list has not all', () => {
  const before = inventoryLine({ names: ['old.example.com'] });
  expect(line({ before }).names).toEqual(['shop.example.com', '*.shop.example.com']);
  const shortened = { HasAdditionalSubjectAlternativeNames: true };
  expect(line({ before }, shortened).names).toEqual(['old.example.com']);
  expect(line({}, shortened).names).toEqual(['shop.example.com', '*.shop.example.com']);
});

test('a description has more names than the list', () => {
  const names = Array.from({ length: 150 }, (_, index) => `${index}.example.com`);
  const described = { ...detail, DomainName: names[0], SubjectAlternativeNames: names };
  const listed = {
    SubjectAlternativeNameSummaries: names.slice(0, 100),
    HasAdditionalSubjectAlternativeNames: true,
  };
  expect(line({ asked: { detail: described } }, listed).names).toEqual(names);
});

describe('a renewal', () => {
  test.each(['PENDING_AUTO_RENEWAL', 'PENDING_VALIDATION'] as const)(
    'that is %s counts from when it was seen first',
    (status) => {
      const first = line({ asked: { detail: renewing(status, inDays(-1)) } });
      expect(first).toMatchObject({ renewalStatus: status, renewingSince: inDays(-1).toISOString() });
      const next = line({ asked: { detail: renewing('PENDING_VALIDATION', NOW) }, before: first });
      expect(next.renewingSince).toBe(inDays(-1).toISOString());
    },
  );

  test.each(['SUCCESS', 'FAILED'] as const)('that is %s is not under way', (status) => {
    const before = inventoryLine({ renewingSince: inDays(-1).toISOString() });
    const asked = { detail: renewing(status, NOW) };
    expect(line({ asked, before })).toMatchObject({ renewalStatus: status, renewingSince: undefined });
  });

  test('of one that has expired is not under way, though ACM still waits', () => {
    const before = inventoryLine({ renewingSince: inDays(-30).toISOString() });
    const asked = { detail: renewing('PENDING_VALIDATION', inDays(-30)) };
    expect(line({ asked, before }, { Status: 'EXPIRED' }).renewingSince).toBeUndefined();
  });

  test('says why it failed, and no more once it is described without', () => {
    const failed = renewing('FAILED', NOW, { RenewalStatusReason: 'CAA_ERROR' });
    const before = line({ asked: { detail: failed } });
    expect(before.failureReason).toBe('CAA_ERROR');
    expect(line({ asked: { detail: renewing('SUCCESS', NOW) }, before }).failureReason).toBeUndefined();
  });
});

test('why a request failed goes before why a renewal did', () => {
  const failed = renewing('FAILED', NOW, { RenewalStatusReason: 'CAA_ERROR' });
  const asked = { detail: { ...failed, FailureReason: 'DOMAIN_NOT_ALLOWED' as const } };
  expect(line({ asked }).failureReason).toBe('DOMAIN_NOT_ALLOWED');
});

describe('tags', () => {
  const tag = (Key: string, Value?: string) => ({ Key, Value });

  test('say the environment and, of an imported one, whether a function imports the next', () => {
    const tags = [tag('certfleet:environment', 'production'), tag('certfleet:rotated', 'legacy')];
    expect(line({ asked: { tags } }, { Type: 'IMPORTED' })).toMatchObject({
      environment: 'production',
      isRotated: true,
    });
    expect(line({ asked: { tags: [] } }, { Type: 'IMPORTED' }).isRotated).toBe(false);
    expect(line({ asked: { tags } }).isRotated).toBeUndefined();
  });

  test('that are gone are forgotten, and those that were not asked for are not', () => {
    const before = inventoryLine({ type: 'IMPORTED', environment: 'production', isRotated: true });
    const imported = { Type: 'IMPORTED' as const };
    expect(line({ asked: { tags: [] }, before }, imported)).toMatchObject({
      environment: undefined,
      isRotated: false,
    });
    expect(line({ before }, imported)).toMatchObject({ environment: 'production', isRotated: true });
  });
});
