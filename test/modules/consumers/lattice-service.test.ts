import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { LatticeService, type LatticeServiceProps } from '../../../modules/consumers';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };

function shop(stack: TerraformStack, props: Partial<LatticeServiceProps> = {}): LatticeService {
  return new LatticeService(stack, 'Shop', {
    serviceName: 'shop',
    domainName: 'shop.example.com',
    certificate,
    ...props,
  });
}

const synthShop = (props: Partial<LatticeServiceProps> = {}) => synth((stack) => void shop(stack, props));

test('answers HTTPS under its own name with the certificate, and every request with 404', () => {
  const made = synthShop();

  expect(onlyResource(made, 'aws_vpclattice_service')).toMatchObject({
    name: 'shop',
    custom_domain_name: 'shop.example.com',
    certificate_arn: certificate.certificateArn,
  });
  expect(onlyResource(made, 'aws_vpclattice_listener')).toMatchObject({
    name: 'https',
    protocol: 'HTTPS',
    port: 443,
    service_identifier: expect.stringMatching(/^\$\{aws_vpclattice_service\.Shop_\w+\.id\}$/) as string,
    default_action: { fixed_response: { status_code: 404 } },
  });
});

test('is in no service network and says nothing of provider, Region or tags by default', () => {
  const made = synthShop();

  expect(resources(made, 'aws_vpclattice_service_network_service_association')).toEqual([]);
  for (const type of ['aws_vpclattice_service', 'aws_vpclattice_listener']) {
    for (const argument of ['provider', 'region', 'tags'])
      expect(onlyResource(made, type)).not.toHaveProperty(argument);
  }
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  shop(stack, {
    targetGroupId: 'tg-0123456789abcdef0',
    serviceNetworkIdentifier: 'sn-0123456789abcdef0',
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);
  const place = { provider: 'aws.shop', region: 'eu-west-1', tags: { team: 'shop' } };

  expect(onlyResource(made, 'aws_vpclattice_service')).toMatchObject(place);
  expect(onlyResource(made, 'aws_vpclattice_listener')).toMatchObject({
    ...place,
    default_action: { forward: [{ target_groups: [{ target_group_identifier: 'tg-0123456789abcdef0' }] }] },
  });
  expect(onlyResource(made, 'aws_vpclattice_service_network_service_association')).toMatchObject({
    ...place,
    service_network_identifier: 'sn-0123456789abcdef0',
    service_identifier: expect.stringMatching(/^\$\{aws_vpclattice_service\.Shop_\w+\.id\}$/) as string,
  });
});

test('a listener is made anew with its service, and not when the service changes in place', () => {
  const made = synthShop();
  const [id] = Object.keys(made.resource!.aws_vpclattice_service!);

  expect(onlyResource(made, 'aws_vpclattice_listener').lifecycle).toEqual({
    replace_triggered_by: [`aws_vpclattice_service.${id}.id`],
  });
});

test('says where it answers', () => {
  const { output } = synth((stack) => {
    const { targetDomainName, targetHostedZoneId } = shop(stack);
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output).toMatchObject({
    name: { value: expect.stringMatching(/\.dns_entry\[0\]\.domain_name\}$/) as string },
    zone: { value: expect.stringMatching(/\.dns_entry\[0\]\.hosted_zone_id\}$/) as string },
  });
});

test('the name is normalized, and tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });
  const service = (props: Partial<LatticeServiceProps>) =>
    onlyResource(synthShop(props), 'aws_vpclattice_service');

  expect(service({ domainName: 'Shop.Example.com.' })).toMatchObject({
    custom_domain_name: 'shop.example.com',
  });
  expect(
    service({
      domainName: token('shop.example.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ custom_domain_name: 'shop.example.com', certificate_arn: 'shop' });
});

test.each([
  [
    { domainName: 'shop' },
    '[test/Shop] domainName must be fully qualified, with at least two labels, got "shop"',
  ],
  [
    { certificate: { ...certificate, keyAlgorithm: 'EC_prime256v1' } },
    '[test/Shop] VPC Lattice takes a key of RSA_2048, got EC_prime256v1',
  ],
  [
    { at: { region: 'eu-west-2' } },
    'VPC Lattice takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { ...certificate, domainNames: ['*.other.example.com'] } },
    'every host name of VPC Lattice must be on a certificate, got "shop.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthShop(props)).toThrow(message);
});
