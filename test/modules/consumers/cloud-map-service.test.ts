import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, type TerraformStack } from 'cdktf';
import { CloudMapService, type CloudMapServiceProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };

function orders(stack: TerraformStack, props: Partial<CloudMapServiceProps> = {}): CloudMapService {
  return new CloudMapService(stack, 'Orders', {
    namespaceId: 'ns-0123456789abcdef',
    namespaceName: 'internal.example.com',
    serviceName: 'orders',
    loadBalancerDnsName: 'shop-1.eu-west-1.elb.amazonaws.com',
    certificate,
    ...props,
  });
}

const synthOrders = (props: Partial<CloudMapServiceProps> = {}) =>
  synth((stack) => void orders(stack, props));

test('leads to the load balancer by an alias record', () => {
  const made = synthOrders();

  expect(onlyResource(made, 'aws_service_discovery_service')).toMatchObject({
    name: 'orders',
    dns_config: {
      namespace_id: 'ns-0123456789abcdef',
      routing_policy: 'WEIGHTED',
      dns_records: [{ type: 'A', ttl: 60 }],
    },
  });
  expect(onlyResource(made, 'aws_service_discovery_instance')).toMatchObject({
    service_id: expect.stringMatching(/^\$\{aws_service_discovery_service\.Orders_\w+\.id\}$/) as string,
    instance_id: 'load-balancer',
    attributes: { AWS_ALIAS_DNS_NAME: 'shop-1.eu-west-1.elb.amazonaws.com' },
  });
});

test('says nothing of a health check, provider, Region or tags by default', () => {
  const service = onlyResource(synthOrders(), 'aws_service_discovery_service');

  for (const argument of ['health_check_config', 'health_check_custom_config', 'provider', 'region', 'tags'])
    expect(service).not.toHaveProperty(argument);
});

test('is where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  orders(stack, {
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);
  const place = { provider: 'aws.shop', region: 'eu-west-1' };

  expect(onlyResource(made, 'aws_service_discovery_service')).toMatchObject({
    ...place,
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_service_discovery_instance')).toMatchObject(place);
});

test('has the host name that clients ask for', () => {
  expect(orders(testStack(), { namespaceName: 'Internal.Example.com.' }).hostName).toBe(
    'orders.internal.example.com',
  );
});

test('tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(
    onlyResource(
      synthOrders({
        namespaceName: token('internal.example.com'),
        certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
        at: { region: 'eu-west-1', accountId: '111111111111' },
      }),
      'aws_service_discovery_service',
    ),
  ).toMatchObject({ name: 'orders' });
});

test.each([
  [{ serviceName: 'or ders' }, '[test/Orders] serviceName and namespaceName must'],
  [
    { at: { region: 'eu-west-2' } },
    'AWS Cloud Map takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { ...certificate, domainNames: ['*.example.com'] } },
    'every host name of AWS Cloud Map must be on a certificate, got "orders.internal.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthOrders(props)).toThrow(message);
});
