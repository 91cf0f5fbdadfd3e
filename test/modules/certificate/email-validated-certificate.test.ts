import { Lazy, type TerraformStack } from 'cdktf';
import { EmailValidatedCertificate, type EmailValidatedCertificateProps } from '../../../modules/certificate';
import { annotations, onlyResource, resources, synth, testStack } from '../../support/synth';

function legacy(stack: TerraformStack, props: Partial<EmailValidatedCertificateProps> = {}) {
  return new EmailValidatedCertificate(stack, 'Legacy', { domainName: 'legacy.example.com', ...props });
}

const synthLegacy = (props: Partial<EmailValidatedCertificateProps> = {}) =>
  synth((stack) => void legacy(stack, props));

test('requests a certificate by mail and waits for the approval, without any record', () => {
  const made = synthLegacy();

  expect(onlyResource(made, 'aws_acm_certificate')).toMatchObject({
    validation_method: 'EMAIL',
    options: { export: 'DISABLED' },
    lifecycle: { create_before_destroy: true },
  });
  expect(onlyResource(made, 'aws_acm_certificate_validation')).not.toHaveProperty('validation_record_fqdns');
});

test("mails each name's own domain by default", () => {
  expect(onlyResource(synthLegacy(), 'aws_acm_certificate')).not.toHaveProperty('validation_option');
});

test('mails one domain for every name where told so', () => {
  const made = synthLegacy({
    subjectAlternativeNames: ['*.legacy.example.com'],
    validationDomain: 'example.com',
  });

  expect(onlyResource(made, 'aws_acm_certificate').validation_option).toEqual([
    { domain_name: 'legacy.example.com', validation_domain: 'example.com' },
    { domain_name: '*.legacy.example.com', validation_domain: 'example.com' },
  ]);
});

test('warns that somebody has to approve every renewal', () => {
  const stack = testStack();
  legacy(stack);

  expect(annotations(stack)).toEqual([
    expect.stringContaining('warn: email validation: somebody must approve a mail at every renewal'),
  ]);
});

test('tells consumers what they check', () => {
  expect(
    legacy(testStack(), { placements: [{ region: 'eu-west-1', accountId: '111111111111' }] }),
  ).toMatchObject({
    domainNames: ['legacy.example.com'],
    keyAlgorithm: 'RSA_2048',
    region: 'eu-west-1',
    accountId: '111111111111',
  });
});

test('does not wait where told so', () => {
  expect(resources(synthLegacy({ waitForIssue: false }), 'aws_acm_certificate_validation')).toEqual([]);
});

test('accepts a validation domain that is a token', () => {
  const validationDomain = Lazy.stringValue({ produce: () => 'example.org' });

  expect(onlyResource(synthLegacy({ validationDomain }), 'aws_acm_certificate').validation_option).toEqual([
    { domain_name: 'legacy.example.com', validation_domain: 'example.org' },
  ]);
});

test('fails for a validation domain that is no parent of every name', () => {
  expect(() =>
    synthLegacy({ subjectAlternativeNames: ['legacy.example.org'], validationDomain: 'example.com' }),
  ).toThrow(
    'validationDomain must be a parent of every name, got "example.com" for "legacy.example.org"; leave it out',
  );
});
