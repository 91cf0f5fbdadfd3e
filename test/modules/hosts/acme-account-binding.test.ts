import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput } from 'cdktf';
import { AcmeAccountBinding, type AcmeAccountBindingProps } from '../../../modules/hosts';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const props: AcmeAccountBindingProps = {
  bindingName: 'web',
  acmeEndpointArn: 'arn:aws:acm:eu-west-1:222222222222:acme-endpoint/0a1b2c3d',
  domainNames: ['example.com', '*.example.com'],
};

const synthBinding = (changes: Partial<AcmeAccountBindingProps> = {}) =>
  synth((stack) => void new AcmeAccountBinding(stack, 'Web', { ...props, ...changes }));
const statements = (text: unknown) => (JSON.parse(text as string) as { Statement: unknown[] }).Statement;
const permissions = (changes: Partial<AcmeAccountBindingProps> = {}) =>
  statements(onlyResource(synthBinding(changes), 'aws_iam_role_policy').policy);
const stackOf = (changes: Partial<AcmeAccountBindingProps> = {}) =>
  onlyResource(synthBinding(changes), 'aws_cloudformation_stack');

const ISSUE = {
  Sid: 'IssueForTheNames',
  Effect: 'Allow',
  Action: 'acm:RequestCertificate',
  Resource: 'arn:aws:acm:eu-west-1:222222222222:certificate/*',
  Condition: {
    StringEquals: { 'acm:CertificateKeyPairOrigin': 'ACME' },
    'ForAllValues:StringLike': { 'acm:DomainNames': ['example.com', '*.example.com'] },
    Null: { 'acm:DomainNames': 'false' },
  },
};

test('accounts get certificates for the names by ACME, and nothing else', () => {
  expect(permissions()).toEqual([ISSUE]);
});

test('accounts may revoke where that was allowed, by conditions that a revocation has', () => {
  expect(permissions({ mayRevoke: true })).toEqual([
    ISSUE,
    {
      Sid: 'Revoke',
      Effect: 'Allow',
      Action: 'acm:RevokeCertificate',
      Resource: 'arn:aws:acm:eu-west-1:222222222222:certificate/*',
      Condition: { StringEquals: { 'acm:CertificateKeyPairOrigin': 'ACME' } },
    },
  ]);
});

test('the role is assumed by ACM for ACME accounts, and by nobody else', () => {
  expect(statements(onlyResource(synthBinding(), 'aws_iam_role').assume_role_policy)).toEqual([
    {
      Sid: 'OnlyAcmOnBehalfOfAcme',
      Effect: 'Allow',
      Principal: { Service: 'acm-acme.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      Condition: { StringLikeIfExists: { 'sts:SourceIdentity': 'acm-acme-*' } },
    },
  ]);
});

test('the binding has the role with its rights, and a key that is void after a week unless it was used', () => {
  expect(stackOf()).toMatchObject({
    name: 'web',
    parameters: {
      AcmeEndpointArn: props.acmeEndpointArn,
      RoleArn: expect.stringMatching(
        /^\$\{element\(\[aws_iam_role\.Web_\w+\.arn, aws_iam_role_policy\.Web_\w+\.id\], 0\)\}$/,
      ) as string,
      ExpirationDays: '7',
    },
  });
  expect(stackOf({ expirationDays: 1 }).parameters).toMatchObject({ ExpirationDays: '1' });
  expect(JSON.parse(stackOf().template_body as string)).toMatchObject({
    Resources: {
      Binding: {
        Type: 'AWS::CertificateManager::AcmeExternalAccountBinding',
        Properties: {
          AcmeEndpointArn: { Ref: 'AcmeEndpointArn' },
          RoleArn: { Ref: 'RoleArn' },
          Expiration: { Type: 'DAYS', Value: { Ref: 'ExpirationDays' } },
        },
      },
    },
  });
});

test('its ARN is all that is told of it: the key reaches no state', () => {
  const { output } = synth((stack) => {
    new TerraformOutput(stack, 'arn', { value: new AcmeAccountBinding(stack, 'Web', props).bindingArn });
  });
  const { Outputs } = JSON.parse(stackOf().template_body as string) as { Outputs: unknown };

  expect(Outputs).toEqual({
    BindingArn: { Value: { 'Fn::GetAtt': ['Binding', 'AcmeExternalAccountBindingArn'] } },
  });
  expect(output!.arn!.value).toMatch(/\.outputs\["BindingArn"\]\}$/);
});

test('says nothing of provider, Region or tags by default', () => {
  for (const type of ['aws_iam_role', 'aws_cloudformation_stack']) {
    for (const argument of ['provider', 'region', 'tags'])
      expect(onlyResource(synthBinding(), type)).not.toHaveProperty(argument);
  }
});

test('is where it was asked to be, its role in no Region', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  const at = { provider, region: 'eu-west-1' };
  new AcmeAccountBinding(stack, 'Web', { ...props, at, tags: { team: 'shop' } });
  const made = template(stack);

  for (const type of ['aws_iam_role', 'aws_cloudformation_stack'])
    expect(onlyResource(made, type)).toMatchObject({ provider: 'aws.shop', tags: { team: 'shop' } });
  expect(onlyResource(made, 'aws_cloudformation_stack').region).toBe('eu-west-1');
  expect(onlyResource(made, 'aws_iam_role')).not.toHaveProperty('region');
});

test('names are normalized, and tokens pass', () => {
  const token = Lazy.stringValue({ produce: () => 'not known yet' });

  expect(permissions({ domainNames: ['Shop.Example.com.', token] })).toMatchObject([
    {
      Condition: { 'ForAllValues:StringLike': { 'acm:DomainNames': ['shop.example.com', 'not known yet'] } },
    },
  ]);
});

test.each([
  [
    { domainNames: ['*'] },
    '[test/Web] domainNames must have a wildcard only as its whole leftmost label, got "*"',
  ],
  [
    { expirationDays: 0.5 },
    '[test/Web] expirationDays must be a whole number of days, got 0.5; take at least 1',
  ],
] as const)('fails for %j', (changes, message) => {
  expect(() => synthBinding(changes)).toThrow(message);
});
