import type { CertificateDetail, DomainValidation } from '@aws-sdk/client-acm';
import { type Proof, awaitedBy, isOfAcm } from '../../../lambda/dns-validation/proofs';

const TOKEN = '0123456789abcdef0123456789abcdef';
const option = (DomainName: string, more: Partial<DomainValidation> = {}): DomainValidation => ({
  DomainName,
  ValidationMethod: 'DNS',
  ResourceRecord: {
    Name: `_${TOKEN}.${DomainName.replace('*.', '')}.`,
    Type: 'CNAME',
    Value: `_${TOKEN}.xyz.acm-validations.aws.`,
  },
  ...more,
});
const pending = (...DomainValidationOptions: DomainValidation[]): CertificateDetail => ({
  Type: 'AMAZON_ISSUED',
  Status: 'PENDING_VALIDATION',
  DomainValidationOptions,
});
const awaited = (certificate: CertificateDetail, ...tags: string[]) => awaitedBy(certificate, new Set(tags));

describe('what ACM waits for', () => {
  test('is a record for every name, and one for a wildcard and what it stands under', () => {
    const names = awaited(
      pending(option('A.example.com'), option('*.a.example.com'), option('b.example.com')),
    );
    expect(names).toMatchObject({
      waitsFor: 'proofs',
      proofs: [
        { name: 'a.example.com', recordName: `_${TOKEN}.a.example.com` },
        { name: 'b.example.com', recordName: `_${TOKEN}.b.example.com` },
      ],
    });
  });

  test.each([
    ['none of its names', pending()],
    ['one of them', pending(option('a.example.com'), option('b.example.com', { ResourceRecord: undefined }))],
  ])('are its own records while it has not made them for %s', (_, certificate) => {
    expect(awaited(certificate)).toEqual({ waitsFor: 'records' });
  });

  test.each<[string, CertificateDetail, string]>([
    ['private', { ...pending(option('a.example.com')), Type: 'PRIVATE' }, 'of type PRIVATE'],
    ['imported', { Type: 'IMPORTED', Status: 'ISSUED' }, 'of type IMPORTED'],
    [
      "CloudFront's",
      { ...pending(option('a.example.com')), ManagedBy: 'CLOUDFRONT' },
      'CLOUDFRONT validates it',
    ],
    ['issued', { ...pending(option('a.example.com')), Status: 'ISSUED' }, 'waits for no validation'],
    ['expired', { ...pending(option('a.example.com')), Status: 'EXPIRED' }, 'waits for no validation'],
    [
      'by e-mail',
      pending(option('a.example.com', { ValidationMethod: 'EMAIL', ResourceRecord: undefined })),
      'not validated by DNS',
    ],
  ])('is nothing of one that is %s', (_, certificate, because) => {
    expect(awaited(certificate)).toMatchObject({
      waitsFor: 'nothing',
      because: expect.stringContaining(because) as string,
    });
  });

  test('is nothing of what the stacks of an environment have, whichever', () => {
    expect(awaited(pending(option('a.example.com')), 'Name', 'certfleet:environment')).toMatchObject({
      waitsFor: 'nothing',
    });
    expect(awaited(pending(option('a.example.com')), 'environment')).toMatchObject({ waitsFor: 'proofs' });
  });

  test.each([
    ['PENDING_VALIDATION', 'proofs'],
    ['PENDING_AUTO_RENEWAL', 'proofs'],
    ['SUCCESS', 'nothing'],
    ['FAILED', 'nothing'],
  ] as const)('of a renewal that is %s are %s', (RenewalStatus, waitsFor) => {
    const certificate: CertificateDetail = {
      ...pending(),
      Status: 'ISSUED',
      RenewalSummary: {
        RenewalStatus,
        DomainValidationOptions: [option('a.example.com')],
        UpdatedAt: new Date(0),
      },
    };
    expect(awaited(certificate)).toMatchObject({ waitsFor });
  });
});

describe('a record of the form that ACM has', () => {
  const proof: Proof = {
    name: 'a.example.com',
    recordName: `_${TOKEN}.a.example.com`,
    recordValue: `_${TOKEN}.xyz.acm-validations.aws.`,
  };

  test('is one', () => {
    expect(isOfAcm(proof)).toBe(true);
    expect(isOfAcm({ ...proof, recordValue: `_${TOKEN}.acm-validations.aws` })).toBe(true);
  });

  test.each<Partial<Proof>>([
    { recordValue: 'somewhere.example.net.' },
    { recordValue: `_${TOKEN}.acm-validations.aws.example.net.` },
    { recordValue: `_${TOKEN}.xacm-validations.aws.` },
    { recordValue: '' },
    { recordName: 'a.example.com' },
    { recordName: `_${TOKEN}.b.example.com` },
    { recordName: `_acme-challenge.a.example.com` },
    { recordName: `_${TOKEN}.x.a.example.com` },
    { recordName: `_${TOKEN}xa.example.com` },
  ])('is not %j', (other) => {
    expect(isOfAcm({ ...proof, ...other })).toBe(false);
  });
});
