import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { EndpointService, type EndpointServiceProps } from '../../../modules/consumers';
import { Route53Dns } from '../../../modules/dns';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };
const networkLoadBalancerArn =
  'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/shop/50dc6c495c0c9188';

function shop(stack: TerraformStack, props: Partial<EndpointServiceProps> = {}): EndpointService {
  return new EndpointService(stack, 'Shop', {
    networkLoadBalancerArn,
    privateDnsName: 'shop.example.com',
    certificate,
    ...props,
  });
}

const synthShop = (props: Partial<EndpointServiceProps> = {}) => synth((stack) => void shop(stack, props));
const service = (props: Partial<EndpointServiceProps> = {}) =>
  onlyResource(synthShop(props), 'aws_vpc_endpoint_service');

test('is in front of the load balancer, and accepts nobody by itself', () => {
  expect(service()).toMatchObject({
    network_load_balancer_arns: [networkLoadBalancerArn],
    acceptance_required: true,
    private_dns_name: 'shop.example.com',
  });
});

test('asks for no verification and says nothing of principals, provider, Region or tags by default', () => {
  expect(resources(synthShop(), 'aws_vpc_endpoint_service_private_dns_verification')).toEqual([]);
  for (const argument of ['allowed_principals', 'provider', 'region', 'tags'])
    expect(service()).not.toHaveProperty(argument);
});

test('asks AWS to look for the proof once it stands, and again for another name', () => {
  const made = synthShop({ proofPublished: true });
  const [id] = Object.keys(made.resource!.aws_vpc_endpoint_service!);

  expect(onlyResource(made, 'aws_vpc_endpoint_service_private_dns_verification')).toMatchObject({
    service_id: `\${aws_vpc_endpoint_service.${id}.id}`,
    wait_for_verification: true,
    lifecycle: { replace_triggered_by: [`aws_vpc_endpoint_service.${id}.private_dns_name`] },
  });
});

test('writes the proof into the zone, unknown while the name changes, and asks AWS once it stands', () => {
  const made = synthShop({ dns: new Route53Dns({ hostedZoneId: 'Z0123456789ABCDEFGHIJ' }) });
  const proof = (property: string) =>
    new RegExp(
      `^\\$\\{join\\("", \\[for proof in .+ : proof\\.${property}\\]\\)\\}\\$\\{substr\\(terraform_data\\.\\w+\\.id, 0, 0\\)\\}`,
    );
  const record = onlyResource(made, 'aws_route53_record');
  const [recordId] = Object.keys(made.resource!.aws_route53_record!);

  expect(record.name).toMatch(proof('name'));
  expect(record.name).toMatch(/\.shop\.example\.com$/);
  expect((record.records as string[])[0]).toMatch(proof('value'));
  expect(onlyResource(made, 'terraform_data').triggers_replace).toEqual({
    privateDnsName: 'shop.example.com',
  });
  expect(onlyResource(made, 'aws_vpc_endpoint_service_private_dns_verification')).toMatchObject({
    depends_on: [`aws_route53_record.${recordId}`],
    wait_for_verification: true,
  });
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  shop(stack, {
    allowedPrincipals: ['arn:aws:iam::333333333333:root'],
    acceptanceRequired: false,
    proofPublished: true,
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);
  const place = { provider: 'aws.shop', region: 'eu-west-1' };

  expect(onlyResource(made, 'aws_vpc_endpoint_service')).toMatchObject({
    ...place,
    allowed_principals: ['arn:aws:iam::333333333333:root'],
    acceptance_required: false,
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_vpc_endpoint_service_private_dns_verification')).toMatchObject(place);
});

test('gives the proof by what there is of it, and not by its position', () => {
  const { output } = synth((stack) => {
    const { proofLabel, proofValue, serviceName } = shop(stack);
    new TerraformOutput(stack, 'label', { value: proofLabel });
    new TerraformOutput(stack, 'value', { value: proofValue });
    new TerraformOutput(stack, 'service', { value: serviceName });
  });

  for (const [key, property] of Object.entries({ label: 'name', value: 'value' })) {
    expect(output![key]!.value).toMatch(
      new RegExp(
        `^\\$\\{one\\(\\[for proof in aws_vpc_endpoint_service\\.Shop_\\w+\\.private_dns_name_configuration : proof\\.${property}\\]\\)\\}$`,
      ),
    );
  }
  expect(output!.service!.value).toMatch(/\.service_name\}$/);
});

test('the name is normalized, and tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(service({ privateDnsName: 'Shop.Example.com.' })).toMatchObject({
    private_dns_name: 'shop.example.com',
  });
  expect(
    service({
      privateDnsName: token('shop.example.com'),
      networkLoadBalancerArn: token('shop'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
    }),
  ).toMatchObject({ private_dns_name: 'shop.example.com' });
});

test.each([
  [
    { privateDnsName: 'shop' },
    '[test/Shop] privateDnsName must be fully qualified, with at least two labels, got "shop"',
  ],
  [
    { certificate: { ...certificate, domainNames: ['example.com'] } },
    'every host name of an endpoint service must be on a certificate, got "shop.example.com"',
  ],
  [
    { certificate: { certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d' } },
    'an endpoint service takes a certificate of eu-west-1 here, got one of us-east-1',
  ],
  [
    { certificate: { certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/0a1b2c3d' } },
    'an endpoint service takes a certificate of its own account only',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthShop(props)).toThrow(message);
});
