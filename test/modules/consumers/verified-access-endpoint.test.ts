import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { VerifiedAccessEndpoint, type VerifiedAccessEndpointProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };
const loadBalancerArn = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/shop/0a1b';

function shop(stack: TerraformStack, props: Partial<VerifiedAccessEndpointProps> = {}) {
  return new VerifiedAccessEndpoint(stack, 'Shop', {
    verifiedAccessGroupId: 'vagr-0123456789abcdef0',
    applicationDomain: 'shop.example.com',
    certificate,
    endpointDomainPrefix: 'shop',
    loadBalancerArn,
    subnetIds: ['subnet-0a1b2c3d'],
    securityGroupIds: ['sg-0a1b2c3d'],
    ...props,
  });
}

const synthShop = (props: Partial<VerifiedAccessEndpointProps> = {}) =>
  synth((stack) => void shop(stack, props));
const endpoint = (props: Partial<VerifiedAccessEndpointProps> = {}) =>
  onlyResource(synthShop(props), 'aws_verifiedaccess_endpoint');

test('lets users in under its name with the certificate, and asks the load balancer by HTTPS', () => {
  expect(endpoint()).toMatchObject({
    verified_access_group_id: 'vagr-0123456789abcdef0',
    application_domain: 'shop.example.com',
    domain_certificate_arn: certificate.certificateArn,
    endpoint_domain_prefix: 'shop',
    endpoint_type: 'load-balancer',
    attachment_type: 'vpc',
    load_balancer_options: {
      load_balancer_arn: loadBalancerArn,
      subnet_ids: ['subnet-0a1b2c3d'],
      protocol: 'https',
      port: 443,
    },
    security_group_ids: ['sg-0a1b2c3d'],
  });
});

test('says nothing of provider, Region or tags by default', () => {
  for (const argument of ['provider', 'region', 'tags']) expect(endpoint()).not.toHaveProperty(argument);
});

test('is never replaced, which takes the application down, unless that was allowed', () => {
  expect(endpoint().lifecycle).toEqual({ prevent_destroy: true });
  expect(endpoint({ interruptible: false }).lifecycle).toEqual({ prevent_destroy: true });
  expect(endpoint({ interruptible: true })).not.toHaveProperty('lifecycle');
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  shop(stack, {
    port: 8443,
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });

  expect(onlyResource(template(stack), 'aws_verifiedaccess_endpoint')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    load_balancer_options: { protocol: 'https', port: 8443 },
    tags: { team: 'shop' },
  });
  expect(endpoint({ protocol: 'http' })).toMatchObject({
    load_balancer_options: { protocol: 'http', port: 80 },
  });
});

test('answers at the name that AWS gave it, to which a CNAME record leads', () => {
  const { output } = synth((stack) => {
    const made = shop(stack);
    expect(made).not.toHaveProperty('targetHostedZoneId');
    new TerraformOutput(stack, 'name', { value: made.targetDomainName });
  });

  expect(output!.name!.value).toMatch(/^\$\{aws_verifiedaccess_endpoint\.Shop_\w+\.endpoint_domain\}$/);
});

test('the name is normalized, and tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(endpoint({ applicationDomain: 'Shop.Example.com.' })).toMatchObject({
    application_domain: 'shop.example.com',
  });
  expect(
    endpoint({
      applicationDomain: token('*.example.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      subnetIds: Lazy.listValue({ produce: () => ['subnet-1'] }),
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({
    application_domain: '*.example.com',
    domain_certificate_arn: 'shop',
    load_balancer_options: { subnet_ids: ['subnet-1'] },
  });
});

test.each([
  [
    { applicationDomain: 'shop' },
    '[test/Shop] applicationDomain must be fully qualified, with at least two labels, got "shop"',
  ],
  [
    { applicationDomain: '*.example.com' },
    '[test/Shop] applicationDomain must be a name without wildcard, got "*.example.com"; leave out "*."',
  ],
  [{ subnetIds: [] }, '[test/Shop] subnetIds must be a list of at least one, got none'],
  [{ securityGroupIds: [] }, '[test/Shop] securityGroupIds must be a list of at least one, got none'],
  [
    { certificate: { ...certificate, certificateType: 'PRIVATE' } },
    '[test/Shop] AWS Verified Access takes a public certificate of ACM or an imported certificate only, ' +
      'got a certificate of a private CA; use another certificate',
  ],
  [
    { at: { region: 'eu-west-2' } },
    'AWS Verified Access takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { ...certificate, domainNames: ['*.other.example.com'] } },
    'every host name of AWS Verified Access must be on a certificate, got "shop.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthShop(props)).toThrow(message);
});
