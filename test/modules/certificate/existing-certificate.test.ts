import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput } from 'cdktf';
import { type CertificateLookupProps, ExistingCertificate } from '../../../modules/certificate';
import { KEY_ALGORITHMS } from '../../../modules/core';
import { dataSources, synth, template, testStack } from '../../support/synth';

const ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d';

describe('from an ARN', () => {
  test('Region and account are read from it, and nothing is defined', () => {
    const stack = testStack();
    const certificate = ExistingCertificate.fromCertificateArn(stack, 'Shop', ARN);

    expect(certificate).toMatchObject({
      certificateArn: ARN,
      region: 'eu-west-1',
      accountId: '111111111111',
      domainNames: undefined,
      keyAlgorithm: undefined,
    });
    expect(template(stack)).not.toHaveProperty('data');
  });

  test('tells consumers what it was told', () => {
    const attributes = { domainNames: ['shop.example.com'], keyAlgorithm: 'EC_prime256v1' } as const;

    expect(ExistingCertificate.fromCertificateArn(testStack(), 'Shop', ARN, attributes)).toMatchObject(
      attributes,
    );
  });

  test('a token passes, with Region and account unknown', () => {
    const token = Lazy.stringValue({ produce: () => ARN });

    expect(ExistingCertificate.fromCertificateArn(testStack(), 'Shop', token)).toMatchObject({
      certificateArn: token,
      region: undefined,
      accountId: undefined,
    });
  });

  test.each(['shop', 'arn:aws:iam::111111111111:server-certificate/shop', ''])('fails for %j', (text) => {
    expect(() => ExistingCertificate.fromCertificateArn(testStack(), 'Shop', text)).toThrow(
      `[test/Shop] certificateArn must be the ARN of an ACM certificate, got ${JSON.stringify(text)}; write it as`,
    );
  });
});

describe('from a name', () => {
  function lookup(props: Partial<CertificateLookupProps> = {}): Record<string, unknown> {
    const made = synth((stack) => {
      ExistingCertificate.fromDomainName(stack, 'Shop', { domainName: 'shop.example.com', ...props });
    });
    return dataSources(made, 'aws_acm_certificate')[0]!;
  }

  test('the newest issued certificate is found, whatever its key', () => {
    expect(lookup()).toEqual(
      expect.objectContaining({
        domain: 'shop.example.com',
        statuses: ['ISSUED'],
        most_recent: true,
        key_types: KEY_ALGORITHMS,
      }),
    );
    expect(lookup()).not.toHaveProperty('region');
  });

  test('only keys of one algorithm are searched where it is given', () => {
    expect(lookup({ keyAlgorithm: 'EC_secp521r1' })).toMatchObject({ key_types: ['EC_secp521r1'] });
  });

  test('its own account and Region are searched', () => {
    const stack = testStack();
    const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
    const certificate = ExistingCertificate.fromDomainName(stack, 'Shop', {
      domainName: 'shop.example.com',
      domainNames: ['shop.example.com', '*.shop.example.com'],
      at: { provider, region: 'us-east-1', accountId: '222222222222' },
    });
    new TerraformOutput(stack, 'arn', { value: certificate.certificateArn });
    const made = template(stack);

    expect(dataSources(made, 'aws_acm_certificate')[0]).toMatchObject({
      provider: 'aws.shop',
      region: 'us-east-1',
    });
    expect(made.output!.arn!.value).toMatch(/^\$\{data\.aws_acm_certificate\.Shop_Lookup_\w+\.arn\}$/);
    expect(certificate).toMatchObject({
      region: 'us-east-1',
      accountId: '222222222222',
      domainNames: ['shop.example.com', '*.shop.example.com'],
    });
  });
});
