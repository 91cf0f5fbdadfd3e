import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import {
  type AcceleratedLoadBalancer,
  GlobalAccelerator,
  type GlobalAcceleratorProps,
} from '../../../modules/consumers';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

function loadBalancer(region: string, known: Partial<AcceleratedLoadBalancer> = {}): AcceleratedLoadBalancer {
  return {
    loadBalancerArn: `arn:aws:elasticloadbalancing:${region}:111111111111:loadbalancer/app/shop/50dc6c495c0c9188`,
    loadBalancerType: 'application',
    certificate: { certificateArn: `arn:aws:acm:${region}:111111111111:certificate/0a1b2c3d` },
    ...known,
  };
}

function shop(stack: TerraformStack, props: Partial<GlobalAcceleratorProps> = {}): GlobalAccelerator {
  return new GlobalAccelerator(stack, 'Shop', {
    acceleratorName: 'shop',
    loadBalancers: { 'eu-west-1': loadBalancer('eu-west-1') },
    ...props,
  });
}

const synthShop = (props: Partial<GlobalAcceleratorProps> = {}) => synth((stack) => void shop(stack, props));

test('passes TCP on port 443 to the load balancer, which gets traffic and the addresses of clients', () => {
  const made = synthShop();

  expect(onlyResource(made, 'aws_globalaccelerator_accelerator')).toMatchObject({
    name: 'shop',
    enabled: true,
    ip_address_type: 'IPV4',
  });
  expect(onlyResource(made, 'aws_globalaccelerator_listener')).toMatchObject({
    protocol: 'TCP',
    port_range: [{ from_port: 443, to_port: 443 }],
  });
  expect(onlyResource(made, 'aws_globalaccelerator_endpoint_group')).toMatchObject({
    endpoint_group_region: 'eu-west-1',
    endpoint_configuration: [
      {
        endpoint_id: loadBalancer('eu-west-1').loadBalancerArn,
        weight: 128,
        client_ip_preservation_enabled: true,
      },
    ],
  });
});

test('says nothing of provider or tags by default', () => {
  const accelerator = onlyResource(synthShop(), 'aws_globalaccelerator_accelerator');

  for (const argument of ['provider', 'tags']) expect(accelerator).not.toHaveProperty(argument);
});

test('has a group for each Region, which keeps its address when others come', () => {
  const groups = (...regions: string[]) =>
    Object.keys(
      synthShop({
        loadBalancers: Object.fromEntries(regions.map((region) => [region, loadBalancer(region)])),
      }).resource!.aws_globalaccelerator_endpoint_group!,
    );
  const [address] = groups('eu-west-1');

  expect(groups('us-east-1', 'eu-west-1')).toHaveLength(2);
  expect(groups('us-east-1', 'eu-west-1')).toContain(address);
});

test('does not keep addresses of clients for a Network Load Balancer', () => {
  const loadBalancers = { 'eu-west-1': loadBalancer('eu-west-1', { loadBalancerType: 'network' }) };

  expect(onlyResource(synthShop({ loadBalancers }), 'aws_globalaccelerator_endpoint_group')).toMatchObject({
    endpoint_configuration: [{ client_ip_preservation_enabled: false }],
  });
});

test('is what it was asked to be, in its account and in no Region', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  shop(stack, {
    port: 8443,
    tags: { team: 'shop' },
    at: { provider, region: 'us-east-1', accountId: '111111111111' },
  });
  const made = template(stack);

  expect(onlyResource(made, 'aws_globalaccelerator_accelerator')).toMatchObject({
    provider: 'aws.shop',
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_globalaccelerator_listener')).toMatchObject({
    port_range: [{ from_port: 8443, to_port: 8443 }],
  });
  for (const type of ['accelerator', 'listener', 'endpoint_group']) {
    const each = onlyResource(made, `aws_globalaccelerator_${type}`);
    expect(each.provider).toBe('aws.shop');
    expect(each).not.toHaveProperty('region');
  }
});

test('says where it answers', () => {
  const { output } = synth((stack) => {
    const { targetDomainName, targetHostedZoneId } = shop(stack);
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output).toMatchObject({
    name: { value: expect.stringMatching(/\.dns_name\}$/) as string },
    zone: { value: expect.stringMatching(/\.hosted_zone_id\}$/) as string },
  });
});

test('tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });
  const loadBalancers = {
    'eu-west-1': loadBalancer('eu-west-1', {
      loadBalancerArn: token('shop'),
      certificate: { certificateArn: token('shop') },
    }),
  };

  expect(resources(synthShop({ loadBalancers }), 'aws_globalaccelerator_endpoint_group')).toHaveLength(1);
});

test('fails for no load balancer', () => {
  expect(() => synthShop({ loadBalancers: {} })).toThrow(
    '[test/Shop] loadBalancers must be at least one, got none; name the load balancer of a Region',
  );
});

test.each([
  [
    loadBalancer('eu-west-1', { certificate: loadBalancer('us-east-1').certificate }),
    'Global Accelerator takes a certificate of eu-west-1 here, got one of us-east-1',
  ],
  [
    loadBalancer('eu-west-1', {
      certificate: { certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/0a1b2c3d' },
    }),
    'Global Accelerator takes a certificate of its own account only, got one of account 222222222222 in account 111111111111',
  ],
  [
    loadBalancer('eu-west-1', {
      certificate: { ...loadBalancer('eu-west-1').certificate, domainNames: ['example.com'] },
    }),
    'every host name of Global Accelerator must be on a certificate, got "shop.example.com" and certificates for example.com',
  ],
])('fails for %j', (broken, message) => {
  const loadBalancers = { 'us-east-1': loadBalancer('us-east-1'), 'eu-west-1': broken };

  expect(() => synthShop({ loadBalancers, hostNames: ['shop.example.com'] })).toThrow(message);
});
