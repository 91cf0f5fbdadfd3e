import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, type TerraformStack } from 'cdktf';
import { RedshiftServerlessDomain, type RedshiftServerlessDomainProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };
const endpointAddress = 'sales.111111111111.eu-west-1.redshift-serverless.amazonaws.com';

function warehouse(stack: TerraformStack, props: Partial<RedshiftServerlessDomainProps> = {}) {
  return new RedshiftServerlessDomain(stack, 'Warehouse', {
    workgroupName: 'sales',
    endpointAddress,
    customDomainName: 'warehouse.example.com',
    certificate,
    ...props,
  });
}

const synthWarehouse = (props: Partial<RedshiftServerlessDomainProps> = {}) =>
  synth((stack) => void warehouse(stack, props));
const association = (props: Partial<RedshiftServerlessDomainProps> = {}) =>
  onlyResource(synthWarehouse(props), 'aws_redshiftserverless_custom_domain_association');

test('gives a workgroup its name, with the certificate', () => {
  expect(association()).toMatchObject({
    workgroup_name: 'sales',
    custom_domain_name: 'warehouse.example.com',
    custom_domain_certificate_arn: certificate.certificateArn,
  });
  for (const argument of ['provider', 'region']) expect(association()).not.toHaveProperty(argument);
});

test('is where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  warehouse(stack, { at: { provider, region: 'eu-west-1', accountId: '111111111111' } });

  expect(onlyResource(template(stack), 'aws_redshiftserverless_custom_domain_association')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
  });
});

test('answers at the endpoint of the workgroup, to which a CNAME record leads', () => {
  const made = warehouse(testStack());

  expect(made.targetDomainName).toBe(endpointAddress);
  expect(made).not.toHaveProperty('targetHostedZoneId');
});

test('the name is normalized, and tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(association({ customDomainName: 'Warehouse.Example.com.' })).toMatchObject({
    custom_domain_name: 'warehouse.example.com',
  });
  expect(
    association({
      customDomainName: token('*.example.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ custom_domain_name: '*.example.com', custom_domain_certificate_arn: 'shop' });
});

test.each([
  [
    { customDomainName: 'warehouse' },
    '[test/Warehouse] customDomainName must be fully qualified, with at least two labels, got "warehouse"',
  ],
  [
    { customDomainName: '*.example.com' },
    '[test/Warehouse] customDomainName must be a name without wildcard, got "*.example.com"; leave out "*."',
  ],
  [
    { at: { region: 'eu-west-2' } },
    'Amazon Redshift Serverless takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { ...certificate, domainNames: ['*.other.example.com'] } },
    'every host name of Amazon Redshift Serverless must be on a certificate, got "warehouse.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthWarehouse(props)).toThrow(message);
});
