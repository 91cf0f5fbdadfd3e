import { OpensearchDomain } from '@cdktf/provider-aws/lib/opensearch-domain';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, type TerraformStack } from 'cdktf';
import { OpenSearchDomain, type OpenSearchDomainProps } from '../../../modules/consumers';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };

function logs(stack: TerraformStack, props: Partial<OpenSearchDomainProps> = {}): OpenSearchDomain {
  return new OpenSearchDomain(stack, 'Logs', {
    customEndpoint: 'logs.example.com',
    certificate,
    parameterName: '/logs/endpoint',
    ...props,
  });
}

const synthLogs = (props: Partial<OpenSearchDomainProps> = {}) => synth((stack) => void logs(stack, props));
const told = (props: Partial<OpenSearchDomainProps> = {}) =>
  JSON.parse(onlyResource(synthLogs(props), 'aws_ssm_parameter').insecure_value as string) as unknown;

test("tells the owner the endpoint options in the words of AWS's API, HTTPS alone and TLS 1.2 at least", () => {
  expect(onlyResource(synthLogs(), 'aws_ssm_parameter')).toMatchObject({
    name: '/logs/endpoint',
    type: 'String',
  });
  expect(told()).toEqual({
    CustomEndpointEnabled: true,
    CustomEndpoint: 'logs.example.com',
    CustomEndpointCertificateArn: certificate.certificateArn,
    EnforceHTTPS: true,
    TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10',
  });
});

test('defines no domain, and says nothing of provider, Region or tags by default', () => {
  expect(resources(synthLogs(), 'aws_opensearch_domain')).toEqual([]);
  for (const argument of ['provider', 'region', 'tags'])
    expect(onlyResource(synthLogs(), 'aws_ssm_parameter')).not.toHaveProperty(argument);
});

test('a domain of the same stack takes the same options', () => {
  const made = synth((stack) => {
    const { domainEndpointOptions } = logs(stack, {
      tlsSecurityPolicy: 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08',
    });
    new OpensearchDomain(stack, 'Own', { domainName: 'logs', domainEndpointOptions });
  });

  expect(onlyResource(made, 'aws_opensearch_domain').domain_endpoint_options).toEqual({
    custom_endpoint_enabled: true,
    custom_endpoint: 'logs.example.com',
    custom_endpoint_certificate_arn: certificate.certificateArn,
    enforce_https: true,
    tls_security_policy: 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08',
  });
});

test('is where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  logs(stack, {
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });

  expect(onlyResource(template(stack), 'aws_ssm_parameter')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    tags: { team: 'shop' },
  });
});

test('the name is normalized, and tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(told({ customEndpoint: 'Logs.Example.com.' })).toMatchObject({ CustomEndpoint: 'logs.example.com' });
  expect(
    told({
      customEndpoint: token('*.example.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ CustomEndpoint: '*.example.com', CustomEndpointCertificateArn: 'shop' });
});

test.each([
  [
    { customEndpoint: 'logs' },
    '[test/Logs] customEndpoint must be fully qualified, with at least two labels, got "logs"',
  ],
  [
    { customEndpoint: '*.example.com' },
    '[test/Logs] customEndpoint must be a name without wildcard, got "*.example.com"; leave out "*."',
  ],
  [
    { at: { region: 'eu-west-2' } },
    'an OpenSearch domain takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { ...certificate, domainNames: ['*.other.example.com'] } },
    'every host name of an OpenSearch domain must be on a certificate, got "logs.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthLogs(props)).toThrow(message);
});
