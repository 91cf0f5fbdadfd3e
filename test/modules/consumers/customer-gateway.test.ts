import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, Token, type TerraformStack } from 'cdktf';
import { CustomerGateway, type CustomerGatewayProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };

function office(stack: TerraformStack, props: Partial<CustomerGatewayProps> = {}) {
  return new CustomerGateway(stack, 'Office', { certificate, ...props });
}

const synthOffice = (props: Partial<CustomerGatewayProps> = {}) =>
  synth((stack) => void office(stack, props));
const gateway = (props: Partial<CustomerGatewayProps> = {}) =>
  onlyResource(synthOffice(props), 'aws_customer_gateway');

test('is a device with a certificate, at any address', () => {
  expect(gateway()).toMatchObject({
    type: 'ipsec.1',
    certificate_arn: certificate.certificateArn,
    bgp_asn: 65000,
  });
  for (const argument of ['ip_address', 'device_name', 'provider', 'region', 'tags'])
    expect(gateway()).not.toHaveProperty(argument);
});

test('is never replaced, which its connections keep AWS from, unless that was allowed', () => {
  expect(gateway().lifecycle).toEqual({ prevent_destroy: true });
  expect(gateway({ interruptible: false }).lifecycle).toEqual({ prevent_destroy: true });
  expect(gateway({ interruptible: true })).not.toHaveProperty('lifecycle');
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  const { customerGatewayId } = office(stack, {
    bgpAsn: 64512,
    ipAddress: '203.0.113.10',
    deviceName: 'office-1',
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });

  expect(onlyResource(template(stack), 'aws_customer_gateway')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    bgp_asn: 64512,
    ip_address: '203.0.113.10',
    device_name: 'office-1',
    tags: { team: 'shop' },
  });
  expect(Token.isUnresolved(customerGatewayId)).toBe(true);
});

test('tokens pass', () => {
  const certificateArn = Lazy.stringValue({ produce: () => 'shop' });
  const at = { region: 'eu-west-1', accountId: '111111111111' };
  const bgpAsn = Lazy.numberValue({ produce: () => 64512 });
  expect(gateway({ certificate: { certificateArn }, bgpAsn, at })).toMatchObject({
    certificate_arn: 'shop',
    bgp_asn: 64512,
  });
});

test.each([
  [
    { certificate: { ...certificate, certificateType: 'AMAZON_ISSUED' } },
    '[test/Office] a customer gateway takes a certificate of a private CA only, got a public certificate of ACM; ' +
      'use another certificate',
  ],
  [
    { certificate: { ...certificate, certificateType: 'IMPORTED' } },
    'a customer gateway takes a certificate of a private CA only, got an imported certificate',
  ],
  [
    { at: { region: 'eu-west-2' } },
    'a customer gateway takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
] as const)('fails for %j', (props, message) => {
  expect(() => synthOffice(props)).toThrow(message);
});
