import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack, Token } from 'cdktf';
import { PublicCertificate, type PublicCertificateProps } from '../../../modules/certificate';
import { ManualDns, Route53Dns } from '../../../modules/dns';
import { annotations, onlyResource, resources, synth, template, testStack } from '../../support/synth';

const dns = new Route53Dns({ hostedZoneId: 'Z1' });

function shop(stack: TerraformStack, props: Partial<PublicCertificateProps> = {}): PublicCertificate {
  return new PublicCertificate(stack, 'Shop', { domainName: 'shop.example.com', dns, ...props });
}

const synthShop = (props: Partial<PublicCertificateProps> = {}) => synth((stack) => void shop(stack, props));

describe('by default', () => {
  test('requests a certificate by DNS with an RSA key that cannot be exported', () => {
    expect(onlyResource(synthShop(), 'aws_acm_certificate')).toMatchObject({
      domain_name: 'shop.example.com',
      subject_alternative_names: [],
      validation_method: 'DNS',
      key_algorithm: 'RSA_2048',
      options: { export: 'DISABLED' },
    });
  });

  test('says nothing of provider, Region, tags, transparency logs or email', () => {
    const certificate = onlyResource(synthShop(), 'aws_acm_certificate');

    for (const argument of ['provider', 'region', 'tags', 'validation_option']) {
      expect(certificate).not.toHaveProperty(argument);
    }
    expect(certificate.options).not.toHaveProperty('certificate_transparency_logging_preference');
  });

  test('requests the next certificate before the old one goes', () => {
    expect(onlyResource(synthShop(), 'aws_acm_certificate')).toMatchObject({
      lifecycle: { create_before_destroy: true },
    });
  });

  test('waits for the issue, after the record stands', () => {
    expect(onlyResource(synthShop(), 'aws_acm_certificate_validation')).toMatchObject({
      certificate_arn: expect.stringMatching(/^\$\{aws_acm_certificate\.Shop_.+\.arn\}$/) as string,
      validation_record_fqdns: [
        expect.stringMatching(/^\$\{aws_route53_record\.ValidationRecords_.+\.fqdn\}$/),
      ],
      timeouts: { create: '75m' },
    });
  });

  test('hands out the ARN of the issued certificate', () => {
    const { output } = synth((stack) => {
      new TerraformOutput(stack, 'arn', { value: shop(stack).certificateArn });
    });

    expect(output!.arn!.value).toMatch(
      /^\$\{aws_acm_certificate_validation\.Shop_Issued.*\.certificate_arn\}$/,
    );
  });

  test('prints nothing', () => {
    const stack = testStack();
    shop(stack);

    expect(annotations(stack)).toEqual([]);
  });
});

test('asks for what it was given', () => {
  const made = synthShop({
    subjectAlternativeNames: ['*.shop.example.com'],
    keyAlgorithm: 'EC_secp384r1',
    waitTimeoutMinutes: 20,
    tags: { team: 'shop' },
  });

  expect(onlyResource(made, 'aws_acm_certificate')).toMatchObject({
    domain_name: 'shop.example.com',
    subject_alternative_names: ['*.shop.example.com'],
    key_algorithm: 'EC_secp384r1',
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_acm_certificate_validation')).toMatchObject({ timeouts: { create: '20m' } });
});

test('tells consumers what they check', () => {
  const certificate = shop(testStack(), {
    subjectAlternativeNames: ['*.SHOP.example.com'],
    keyAlgorithm: 'EC_prime256v1',
    placements: [{ region: 'eu-west-1', accountId: '111111111111' }, { region: 'us-east-1' }],
  });

  expect(certificate).toMatchObject({
    domainNames: ['shop.example.com', '*.shop.example.com'],
    keyAlgorithm: 'EC_prime256v1',
    certificateType: 'AMAZON_ISSUED',
    region: 'eu-west-1',
    accountId: '111111111111',
  });
  expect(certificate.inRegion('us-east-1')).toMatchObject({
    region: 'us-east-1',
    keyAlgorithm: 'EC_prime256v1',
    domainNames: ['shop.example.com', '*.shop.example.com'],
  });
});

test('several Regions are one declaration, each with its own certificate and wait', () => {
  const made = synthShop({ placements: [{ region: 'eu-west-1' }, { region: 'us-east-1' }] });

  for (const type of ['aws_acm_certificate', 'aws_acm_certificate_validation']) {
    expect(resources(made, type).map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1']);
  }
});

test('a Region reached through an aliased provider has no region argument', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'virginia', { alias: 'virginia', region: 'us-east-1' });
  const certificate = shop(stack, { placements: [{ provider, providerRegion: 'us-east-1' }] });
  const made = template(stack);

  expect(certificate.region).toBe('us-east-1');
  for (const type of ['aws_acm_certificate', 'aws_acm_certificate_validation']) {
    expect(onlyResource(made, type)).toMatchObject({ provider: 'aws.virginia' });
    expect(onlyResource(made, type)).not.toHaveProperty('region');
  }
});

test('says what an exportable certificate costs', () => {
  const stack = testStack();
  shop(stack, { exportable: true, subjectAlternativeNames: ['*.shop.example.com'] });

  expect(onlyResource(template(stack), 'aws_acm_certificate')).toMatchObject({
    options: { export: 'ENABLED' },
  });
  expect(annotations(stack)).toEqual([
    'info: exportable: ACM charges about 86 USD at issue and again at each renewal, for each Region',
  ]);
});

test('an exportable certificate has another address, as ACM never changes the choice', () => {
  const addresses = [false, true].map((exportable) =>
    Object.keys(synthShop({ exportable }).resource!.aws_acm_certificate!),
  );

  expect(addresses).toEqual([
    [expect.stringMatching(/^Shop_[0-9A-F]{8}$/)],
    [expect.stringMatching(/^Shop_Exportable_[0-9A-F]{8}$/)],
  ]);
  expect(onlyResource(synthShop({ exportable: true }), 'aws_acm_certificate').lifecycle).toEqual({
    create_before_destroy: true,
  });
});

test.each([0, -1, 1.5, 4321, NaN])('fails to wait for %p minutes', (waitTimeoutMinutes) => {
  expect(() => synthShop({ waitTimeoutMinutes })).toThrow(
    `waitTimeoutMinutes must be a whole number of minutes from 1 to 4320, got ${waitTimeoutMinutes}; ` +
      'leave it out to wait 75 minutes',
  );
});

test('a token may say how long to wait', () => {
  const waitTimeoutMinutes = Token.asNumber('${var.minutes}');

  expect(onlyResource(synthShop({ waitTimeoutMinutes }), 'aws_acm_certificate_validation').timeouts).toEqual({
    create: '${var.minutes}m',
  });
});

test('publishes but does not wait where told so', () => {
  const made = synthShop({ waitForIssue: false });

  expect(resources(made, 'aws_acm_certificate_validation')).toEqual([]);
  expect(resources(made, 'aws_route53_record')).toHaveLength(1);
});

test('does not wait while somebody still has to create the records', () => {
  const stack = testStack();
  const certificate = shop(stack, { dns: new ManualDns() });
  const made = template(stack);

  expect(certificate.recordsPublished).toBe(false);
  expect(resources(made, 'aws_acm_certificate_validation')).toEqual([]);
  expect(Object.keys(made.output!)).toEqual(['dns_records_to_create']);
});

test('waits once somebody says that the records stand', () => {
  const stack = testStack();
  const certificate = shop(stack, { dns: new ManualDns({ publishedNames: ['shop.example.com'] }) });

  expect(certificate.recordsPublished).toBe(true);
  expect(onlyResource(template(stack), 'aws_acm_certificate_validation')).toHaveProperty(
    'validation_record_fqdns',
  );
});

test('fails for a name that is a token', () => {
  const domainName = Lazy.stringValue({ produce: () => 'shop.example.com' });

  expect(() => synthShop({ domainName })).toThrow(
    '[test/Shop] names of a public certificate must be known at synth, got a token; write the names out',
  );
});

test('fails for a Region it has no certificate in', () => {
  const certificate = shop(testStack(), { placements: [{ region: 'eu-west-1' }] });

  expect(() => certificate.inRegion('us-east-1')).toThrow('got us-east-1 for a certificate of eu-west-1');
});
