import type { PrivateCertificate } from '../../../environments';
import local from '../../../environments/local';
import production from '../../../environments/production';
import staging from '../../../environments/staging';
import { wirePrivateCertificate } from '../../../stacks/certificates/private';
import { AUTHORITY, certificatesOf } from '../../support/declared-certificates';
import { synthesizedStacks } from '../../support/environment-stacks';
import { onlyResource, resources, template } from '../../support/synth';

function wire(changes: Partial<PrivateCertificate> = {}) {
  const { stack, context } = certificatesOf({}, { domainNameQuota: 11 });
  const certificate: PrivateCertificate = {
    source: 'private',
    certificateAuthority: 'issuing',
    domainName: 'orders.internal.example',
    ...changes,
  };
  const declared = wirePrivateCertificate(stack, 'orders', certificate, context);
  return { declared, made: () => template(stack) };
}

test('requests from its CA, with a key of its family, and proves nothing', () => {
  const made = wire({ subjectAlternativeNames: ['orders.example.com'] }).made();
  expect(onlyResource(made, 'aws_acm_certificate')).toMatchObject({
    region: 'eu-west-1',
    certificate_authority_arn: AUTHORITY.certificateAuthorityArn,
    domain_name: 'orders.internal.example',
    subject_alternative_names: ['orders.example.com'],
    key_algorithm: 'EC_prime256v1',
  });
  expect(resources(made, 'aws_route53_record')).toEqual([]);
  expect(resources(made, 'aws_acm_certificate_validation')).toEqual([]);
});

test('takes as many names as the quota of the account, and the key it says', () => {
  const subjectAlternativeNames = Array.from({ length: 10 }, (_, index) => `n${index}.example.com`);
  const made = wire({ subjectAlternativeNames, keyAlgorithm: 'EC_secp384r1' }).made();
  expect(onlyResource(made, 'aws_acm_certificate')).toMatchObject({
    subject_alternative_names: subjectAlternativeNames,
    key_algorithm: 'EC_secp384r1',
  });
});

test('serves the Region that it is in', () => {
  expect(wire().declared.inRegion('eu-west-1')).toMatchObject({
    region: 'eu-west-1',
    keyAlgorithm: 'EC_prime256v1',
  });
});

test('fails in another Region than its CA', () => {
  expect(() => wire({ regions: ['us-east-1'] })).toThrow('us-east-1');
});

test('fails for a CA that is not declared', () => {
  expect(() => wire({ certificateAuthority: 'other' })).toThrow(
    'a CA must be declared, got "other" for "orders"; declare it',
  );
});

test('no private certificate has options, whatever the provider', () => {
  for (const environment of [local, staging, production]) {
    const certificates = Object.values(synthesizedStacks(environment)).flatMap(({ resource }) =>
      Object.values(resource?.aws_acm_certificate ?? {}),
    );
    const ofAuthorities = certificates.filter((each) => 'certificate_authority_arn' in each);
    expect(ofAuthorities.length).toBeGreaterThan(0);
    for (const certificate of ofAuthorities) expect(certificate).not.toHaveProperty('options');
  }
});
