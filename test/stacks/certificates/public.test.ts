import type { Application, PublicCertificate } from '../../../environments';
import { wirePublicCertificate } from '../../../stacks/certificates/public';
import { certificatesOf } from '../../support/declared-certificates';
import { annotations, onlyResource, resources, template } from '../../support/synth';

function wire(changes: Partial<PublicCertificate> = {}, application: Partial<Application> = {}) {
  const { stack, context } = certificatesOf({}, application);
  const certificate = { source: 'public', domainName: 'shop.example.com', ...changes } as const;
  const declared = wirePublicCertificate(stack, 'web', certificate, context);
  return { declared, stack, made: () => template(stack) };
}

test('requests a certificate that DNS proves, and is what it was declared to be', () => {
  const made = wire({
    subjectAlternativeNames: ['*.shop.example.com'],
    keyAlgorithm: 'EC_prime256v1',
    exportable: true,
    waitTimeoutMinutes: 120,
  }).made();
  expect(onlyResource(made, 'aws_acm_certificate')).toMatchObject({
    region: 'eu-west-1',
    domain_name: 'shop.example.com',
    subject_alternative_names: ['*.shop.example.com'],
    validation_method: 'DNS',
    key_algorithm: 'EC_prime256v1',
    options: { export: 'ENABLED' },
  });
  expect(onlyResource(made, 'aws_acm_certificate_validation')).toMatchObject({
    timeouts: { create: '120m' },
  });
});

test('has one record for all Regions, in the zone that the certificate says', () => {
  const { made, declared } = wire({
    regions: ['eu-west-1', 'us-east-1'],
    zones: { 'shop.example.com': 'example.org' },
  });
  expect(onlyResource(made(), 'aws_route53_record')).toMatchObject({ zone_id: 'Z0123456789KLMNOPQRST' });
  expect(resources(made(), 'aws_acm_certificate').map(({ region }) => region)).toEqual([
    'eu-west-1',
    'us-east-1',
  ]);
  expect(declared.inRegion('us-east-1').region).toBe('us-east-1');
});

test('requests one that a mail proves, whatever zones there are, and tells people what it takes', () => {
  const { made, stack } = wire({ validation: 'email', domainName: 'shop.example.dev' });
  expect(onlyResource(made(), 'aws_acm_certificate')).toMatchObject({ validation_method: 'EMAIL' });
  expect(resources(made(), 'aws_route53_record')).toEqual([]);
  expect(annotations(stack)).toContainEqual(expect.stringContaining('somebody must approve a mail'));
});

test.each(['dns', 'email'] as const)('holds its names to the quota of the account, by %s', (validation) => {
  const subjectAlternativeNames = Array.from({ length: 10 }, (_, index) => `n${index}.example.com`);
  const certificate = { validation, subjectAlternativeNames };
  expect(() => wire(certificate)).toThrow('a certificate must have at most 10 names, got 11');
  expect(() => wire(certificate, { domainNameQuota: 11 })).not.toThrow();
});
