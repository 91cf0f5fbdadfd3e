import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput } from 'cdktf';
import { AcmeEndpoint, type AcmeEndpointProps } from '../../../modules/hosts';
import { resources, synth, template, testStack } from '../../support/synth';

const props: AcmeEndpointProps = {
  stackName: 'shop-acme',
  domains: { 'example.com': { subdomains: true, hostedZoneId: 'Z0123456789ABCDEFGHIJ' } },
};

interface CloudFormationTemplate {
  readonly Resources: Readonly<Record<string, { Type: string; Properties: Record<string, unknown> }>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

const synthEndpoint = (changes: Partial<AcmeEndpointProps> = {}) =>
  synth((stack) => void new AcmeEndpoint(stack, 'Acme', { ...props, ...changes }));
const stackOf = (name: string, changes: Partial<AcmeEndpointProps> = {}) => {
  const [found] = resources(synthEndpoint(changes), 'aws_cloudformation_stack').filter(
    (stack) => stack.name === name,
  );
  return found!;
};
const body = (name: string, changes: Partial<AcmeEndpointProps> = {}) =>
  JSON.parse(stackOf(name, changes).template_body as string) as CloudFormationTemplate;
const endpoint = (changes: Partial<AcmeEndpointProps> = {}) => body('shop-acme', changes).Resources.Endpoint!;
const validations = (changes: Partial<AcmeEndpointProps> = {}) =>
  Object.values(body('shop-acme-domains', changes).Resources);

test('issues public certificates for domains that are proved in advance', () => {
  expect(endpoint()).toEqual({
    Type: 'AWS::CertificateManager::AcmeEndpoint',
    Properties: {
      AuthorizationBehavior: 'PRE_APPROVED',
      CertificateAuthority: {
        PublicCertificateAuthority: { AllowedKeyAlgorithms: ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'] },
      },
      Contact: 'REQUIRED',
    },
  });
  expect(validations()).toEqual([
    {
      Type: 'AWS::CertificateManager::AcmeDomainValidation',
      Properties: {
        AcmeEndpointArn: { Ref: 'AcmeEndpointArn' },
        DomainName: 'example.com',
        PrevalidationOptions: {
          DnsPrevalidation: {
            DomainScope: { ExactDomain: 'ENABLED', Subdomains: 'ENABLED', Wildcards: 'DISABLED' },
            HostedZoneId: 'Z0123456789ABCDEFGHIJ',
          },
        },
      },
    },
  ]);
});

test('issues for the name alone, and leaves the record to a person, by default', () => {
  expect(validations({ domains: { 'example.com': {} } })[0]!.Properties.PrevalidationOptions).toEqual({
    DnsPrevalidation: {
      DomainScope: { ExactDomain: 'ENABLED', Subdomains: 'DISABLED', Wildcards: 'DISABLED' },
    },
  });
});

test('is what it was asked to be', () => {
  const changes = {
    allowedKeyAlgorithms: ['EC_prime256v1'],
    contactRequired: false,
    domains: { 'Example.COM.': { exactDomain: false, wildcards: true } },
  } as const;

  expect(endpoint(changes).Properties).toMatchObject({
    CertificateAuthority: { PublicCertificateAuthority: { AllowedKeyAlgorithms: ['EC_prime256v1'] } },
    Contact: 'NOT_REQUIRED',
  });
  expect(validations(changes)[0]!.Properties).toMatchObject({
    DomainName: 'example.com',
    PrevalidationOptions: {
      DnsPrevalidation: {
        DomainScope: { ExactDomain: 'DISABLED', Subdomains: 'DISABLED', Wildcards: 'ENABLED' },
      },
    },
  });
});

test('keeps the validation of a domain where others come and go', () => {
  const ids = (...names: string[]) =>
    Object.keys(
      body('shop-acme-domains', { domains: Object.fromEntries(names.map((name) => [name, {}])) }).Resources,
    );
  const [only] = ids('a-b.example.com');

  expect(ids('ab.example.com', 'a.b.example.com', 'a-b.example.com')[2]).toBe(only);
  expect(new Set(ids('ab.example.com', 'a.b.example.com', 'a-b.example.com')).size).toBe(3);
  expect(only).toMatch(/^[A-Za-z0-9]+$/);
});

test('proves the domains at the endpoint', () => {
  expect(stackOf('shop-acme-domains').parameters).toEqual({
    AcmeEndpointArn: expect.stringMatching(
      /^\$\{aws_cloudformation_stack\.Acme_\w+\.outputs\["AcmeEndpointArn"\]\}$/,
    ),
  });
});

test('is never replaced, which each client would have to register anew for, unless that was allowed', () => {
  expect(stackOf('shop-acme').lifecycle).toEqual({ prevent_destroy: true });
  expect(stackOf('shop-acme', { interruptible: true })).not.toHaveProperty('lifecycle');
});

test('tells its ARN and where its directory is, and no key', () => {
  const { output } = synth((stack) => {
    const { acmeEndpointArn, endpointUrl } = new AcmeEndpoint(stack, 'Acme', props);
    new TerraformOutput(stack, 'told', { value: [acmeEndpointArn, endpointUrl] });
  });

  expect(body('shop-acme').Outputs).toEqual({
    AcmeEndpointArn: { Value: { 'Fn::GetAtt': ['Endpoint', 'AcmeEndpointArn'] } },
    EndpointUrl: { Value: { 'Fn::GetAtt': ['Endpoint', 'EndpointUrl'] } },
  });
  expect(output!.told!.value).toEqual([
    expect.stringMatching(/\.outputs\["AcmeEndpointArn"\]\}$/),
    expect.stringMatching(/\.outputs\["EndpointUrl"\]\}$/),
  ]);
});

test('says nothing of provider, Region or tags by default', () => {
  for (const name of ['shop-acme', 'shop-acme-domains']) {
    for (const argument of ['provider', 'region', 'tags']) expect(stackOf(name)).not.toHaveProperty(argument);
  }
});

test('is where it was asked to be, with its tags', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  const at = { provider, region: 'eu-west-1' };
  new AcmeEndpoint(stack, 'Acme', { ...props, at, tags: { team: 'shop' } });

  const made = resources(template(stack), 'aws_cloudformation_stack');
  expect(made).toHaveLength(2);
  for (const each of made)
    expect(each).toMatchObject({ provider: 'aws.shop', region: 'eu-west-1', tags: { team: 'shop' } });
});

test('the ID of a hosted zone may be a token', () => {
  const hostedZoneId = Lazy.stringValue({ produce: () => 'not known yet' });

  expect(validations({ domains: { 'example.com': { hostedZoneId } } })[0]!.Properties).toMatchObject({
    PrevalidationOptions: { DnsPrevalidation: { HostedZoneId: 'not known yet' } },
  });
});

test.each<[AcmeEndpointProps['domains'], string]>([
  [{}, '[test/Acme] domains must have one at least; name a domain that the endpoint issues for'],
  [
    { '*.example.com': {} },
    '[test/Acme] domains["*.example.com"] must be a name without wildcard, got "*.example.com"; ' +
      'leave out "*.", and set wildcards: true',
  ],
  [
    { 'example.com': { exactDomain: false } },
    'domains["example.com"] must allow some names, got {"exactDomain":false}; set exactDomain, subdomains or wildcards to true',
  ],
  [
    { 'example.com': { hostedZoneId: '/hostedzone/Z1' } },
    'domains["example.com"] must have the ID of a hosted zone of Route 53, got "/hostedzone/Z1"; write it as',
  ],
  [{ example: {} }, 'domains["example"] must be fully qualified, with at least two labels, got "example"'],
  [
    { 'example.com': {}, 'Example.com': {} },
    'domains["Example.com"] must be there once, in whichever spelling; leave one out',
  ],
  [
    { [Lazy.stringValue({ produce: () => 'example.com' })]: {} },
    'must be known when the stack is synthesized; write the name itself',
  ],
])('fails for %j', (domains, message) => {
  expect(() => synthEndpoint({ domains })).toThrow(message);
});
