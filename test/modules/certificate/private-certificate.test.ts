import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { PrivateCertificate, type PrivateCertificateProps } from '../../../modules/certificate';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

const certificateAuthorityArn = 'arn:aws:acm-pca:eu-west-1:999999999999:certificate-authority/0a1b2c3d';

const synthInternal = (props: Partial<PrivateCertificateProps> = {}) =>
  synth((stack) => {
    new PrivateCertificate(stack, 'Internal', {
      domainName: 'shop.internal.example',
      certificateAuthority: { certificateAuthorityArn },
      ...props,
    });
  });

const certificate = (props: Partial<PrivateCertificateProps> = {}) =>
  onlyResource(synthInternal(props), 'aws_acm_certificate');

test('requests a certificate from the CA, with nothing to validate or to wait for', () => {
  const made = synthInternal();

  expect(onlyResource(made, 'aws_acm_certificate')).toMatchObject({
    certificate_authority_arn: certificateAuthorityArn,
    domain_name: 'shop.internal.example',
    subject_alternative_names: [],
    key_algorithm: 'RSA_2048',
    lifecycle: { create_before_destroy: true },
  });
  for (const argument of ['options', 'validation_method', 'provider', 'region', 'tags']) {
    expect(onlyResource(made, 'aws_acm_certificate')).not.toHaveProperty(argument);
  }
  expect(resources(made, 'aws_acm_certificate_validation')).toEqual([]);
});

test('asks for what it was given', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  const internal = new PrivateCertificate(stack, 'Internal', {
    domainName: 'Shop.internal.example',
    subjectAlternativeNames: ['*.shop.internal.example'],
    certificateAuthority: { certificateAuthorityArn },
    keyAlgorithm: 'EC_secp384r1',
    at: { provider, region: 'eu-west-1', accountId: '222222222222' },
    tags: { team: 'shop' },
  });

  expect(onlyResource(template(stack), 'aws_acm_certificate')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    domain_name: 'shop.internal.example',
    subject_alternative_names: ['*.shop.internal.example'],
    key_algorithm: 'EC_secp384r1',
    tags: { team: 'shop' },
  });
  expect(internal).toMatchObject({
    region: 'eu-west-1',
    accountId: '222222222222',
    domainNames: ['shop.internal.example', '*.shop.internal.example'],
    keyAlgorithm: 'EC_secp384r1',
    certificateType: 'PRIVATE',
  });
});

test('fails the apply, and every plan, of a certificate that ACM could not issue, and says what to do', () => {
  const stack = testStack();
  new PrivateCertificate(new Construct(stack, 'Shop'), 'eu-west-1', {
    domainName: 'shop.internal.example',
    certificateAuthority: { certificateAuthorityArn },
  });
  const [address] = Object.keys(template(stack).resource!.aws_acm_certificate!);

  expect(onlyResource(template(stack), 'aws_acm_certificate').lifecycle).toMatchObject({
    postcondition: [
      {
        condition: '${self.status != "FAILED"}',
        error_message:
          'a private certificate must be issued by its CA, got FAILED for ${self.domain_name}; read the reason with ' +
          'aws acm describe-certificate --certificate-arn ${self.arn} --region ${split(":", self.arn)[3]} ' +
          `--query Certificate.FailureReason, remove it, then apply with -replace=aws_acm_certificate.${address}`,
      },
    ],
  });
});

test("the key is of the CA's family where that is known", () => {
  const certificateAuthority = { certificateAuthorityArn, keyAlgorithm: 'EC_secp521r1' };

  expect(certificate({ certificateAuthority })).toMatchObject({ key_algorithm: 'EC_prime256v1' });
});

test('tokens pass: a shared CA is found only at plan', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });
  const certificateAuthority = {
    certificateAuthorityArn: token(certificateAuthorityArn),
    region: token('us-east-1'),
    keyAlgorithm: token('EC_secp521r1'),
  };

  expect(certificate({ certificateAuthority, at: { region: 'eu-west-1' } })).toMatchObject({
    certificate_authority_arn: certificateAuthorityArn,
    key_algorithm: 'RSA_2048',
  });
});

test('names may be tokens, as nothing is published for them', () => {
  const domainName = Lazy.stringValue({ produce: () => 'shop.internal.example' });

  expect(certificate({ domainName })).toMatchObject({ domain_name: 'shop.internal.example' });
});

test('fails for an ARN that is no CA', () => {
  const arn = 'arn:aws:acm:eu-west-1:111111111111:certificate/0a';

  expect(() => certificate({ certificateAuthority: { certificateAuthorityArn: arn } })).toThrow(
    `certificateAuthorityArn must be the ARN of a private CA, got "${arn}"; write it as`,
  );
});

test('fails for a CA that issues short-lived certificates only', () => {
  const certificateAuthority = { certificateAuthorityArn, usageMode: 'SHORT_LIVED_CERTIFICATE' } as const;

  expect(() => certificate({ certificateAuthority })).toThrow(
    'a CA that serves ACM must be GENERAL_PURPOSE, got SHORT_LIVED_CERTIFICATE; ' +
      'it issues for at most 7 days while ACM asks for 395: use another CA',
  );
});

test.each([
  [{ certificateAuthorityArn }],
  [{ certificateAuthorityArn: Lazy.stringValue({ produce: () => '' }), region: 'eu-west-1' }],
])('fails for a CA of another Region', (certificateAuthority) => {
  expect(() => certificate({ certificateAuthority, at: { providerRegion: 'us-east-1' } })).toThrow(
    "a private certificate must be in its CA's Region, got us-east-1 for a CA in eu-west-1; " +
      'request it there, or add a CA in this Region',
  );
});

test("fails for a key of another family than the CA's", () => {
  const certificateAuthority = { certificateAuthorityArn, keyAlgorithm: 'EC_prime256v1' };

  expect(() => certificate({ certificateAuthority, keyAlgorithm: 'RSA_2048' })).toThrow(
    "keyAlgorithm must be of the CA's family, got RSA_2048 for a CA with EC_prime256v1; choose EC_prime256v1",
  );
});
