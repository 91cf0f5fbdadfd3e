import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { IotDomain, type IotDomainProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };
const proof = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/4e5f6a7b' };

function devices(stack: TerraformStack, props: Partial<IotDomainProps> = {}): IotDomain {
  return new IotDomain(stack, 'Devices', {
    configurationName: 'shop',
    domainName: 'iot.example.com',
    certificate,
    ...props,
  });
}

const synthDevices = (props: Partial<IotDomainProps> = {}) => synth((stack) => void devices(stack, props));
const domain = (props: Partial<IotDomainProps> = {}) =>
  onlyResource(synthDevices(props), 'aws_iot_domain_configuration');

test('serves devices under its name with the certificate, TLS 1.2 and 1.3', () => {
  expect(domain()).toMatchObject({
    name: 'shop',
    domain_name: 'iot.example.com',
    service_type: 'DATA',
    server_certificate_arns: [certificate.certificateArn],
    tls_config: { security_policy: 'IoTSecurityPolicy_TLS13_1_2_2022_10' },
  });
});

test('says nothing of a proof, provider, Region or tags by default', () => {
  for (const argument of ['validation_certificate_arn', 'provider', 'region', 'tags'])
    expect(domain()).not.toHaveProperty(argument);
});

test('is never replaced, which takes it down, unless that was allowed', () => {
  expect(domain().lifecycle).toEqual({ prevent_destroy: true });
  expect(domain({ interruptible: false }).lifecycle).toEqual({ prevent_destroy: true });
  expect(domain({ interruptible: true })).not.toHaveProperty('lifecycle');
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  devices(stack, {
    validationCertificate: proof,
    securityPolicy: 'IoTSecurityPolicy_TLS13_1_3_2022_10',
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);
  const place = { provider: 'aws.shop', region: 'eu-west-1' };

  expect(onlyResource(made, 'aws_iot_domain_configuration')).toMatchObject({
    ...place,
    validation_certificate_arn: proof.certificateArn,
    tls_config: { security_policy: 'IoTSecurityPolicy_TLS13_1_3_2022_10' },
    tags: { team: 'shop' },
  });
  expect(Object.values(made.data!.aws_iot_endpoint!)).toEqual([
    expect.objectContaining({ ...place, endpoint_type: 'iot:Data-ATS' }),
  ]);
});

test("answers at the account's endpoint, to which a CNAME record leads", () => {
  const { output } = synth((stack) => {
    const made = devices(stack);
    expect(made).not.toHaveProperty('targetHostedZoneId');
    new TerraformOutput(stack, 'name', { value: made.targetDomainName });
  });

  expect(output!.name!.value).toMatch(/^\$\{data\.aws_iot_endpoint\.Devices_\w+\.endpoint_address\}$/);
});

test('the name is normalized, and tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(domain({ domainName: 'IoT.Example.com.' })).toMatchObject({ domain_name: 'iot.example.com' });
  expect(
    domain({
      domainName: token('*.example.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ domain_name: '*.example.com', server_certificate_arns: ['shop'] });
});

test.each([
  [
    { domainName: 'iot' },
    '[test/Devices] domainName must be fully qualified, with at least two labels, got "iot"',
  ],
  [
    { domainName: '*.example.com' },
    '[test/Devices] domainName must be a name without wildcard, got "*.example.com"; leave out "*."',
  ],
  [
    { certificate: { ...certificate, keyAlgorithm: 'EC_secp384r1' } },
    '[test/Devices] AWS IoT Core takes a key of RSA_2048, EC_prime256v1, got EC_secp384r1',
  ],
  [
    { at: { region: 'eu-west-2' } },
    'AWS IoT Core takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { validationCertificate: { ...proof, domainNames: ['*.other.example.com'] } },
    'every host name of AWS IoT Core must be on a certificate, got "iot.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthDevices(props)).toThrow(message);
});
