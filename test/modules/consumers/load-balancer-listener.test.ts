import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { LoadBalancerListener, type LoadBalancerListenerProps } from '../../../modules/consumers';
import type { ICertificate } from '../../../modules/core';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

/** A certificate of which only the given is known. */
function certificate(name: string, known: Partial<ICertificate> = {}): ICertificate {
  return { certificateArn: `arn:aws:acm:eu-west-1:111111111111:certificate/${name}`, ...known };
}

function https(stack: TerraformStack, props: Partial<LoadBalancerListenerProps> = {}): LoadBalancerListener {
  return new LoadBalancerListener(stack, 'Https', {
    loadBalancerArn: 'load-balancer',
    loadBalancerType: 'application',
    targetGroupArn: 'target-group',
    certificate: certificate('shop'),
    ...props,
  });
}

const synthHttps = (props: Partial<LoadBalancerListenerProps> = {}) =>
  synth((stack) => void https(stack, props));

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, certificate(`n${index}`)]));

test.each([
  ['application', 'HTTPS'],
  ['network', 'TLS'],
] as const)(
  'a listener of type %s speaks %s on port 443 and forwards to the target group',
  (type, protocol) => {
    expect(onlyResource(synthHttps({ loadBalancerType: type }), 'aws_lb_listener')).toMatchObject({
      load_balancer_arn: 'load-balancer',
      protocol,
      port: 443,
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      certificate_arn: 'arn:aws:acm:eu-west-1:111111111111:certificate/shop',
      default_action: [{ type: 'forward', target_group_arn: 'target-group' }],
    });
  },
);

test('has one certificate and says nothing of provider, Region or tags by default', () => {
  const made = synthHttps();

  expect(resources(made, 'aws_lb_listener_certificate')).toEqual([]);
  for (const argument of ['provider', 'region', 'tags']) {
    expect(onlyResource(made, 'aws_lb_listener')).not.toHaveProperty(argument);
  }
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  https(stack, {
    port: 8443,
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
    tags: { team: 'shop' },
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    additionalCertificates: { blog: certificate('blog') },
  });
  const made = template(stack);

  expect(onlyResource(made, 'aws_lb_listener')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    port: 8443,
    ssl_policy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_lb_listener_certificate')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    certificate_arn: 'arn:aws:acm:eu-west-1:111111111111:certificate/blog',
    listener_arn: expect.stringMatching(/^\$\{aws_lb_listener\.Https_\w+\.arn\}$/) as string,
  });
});

test('attaches the next additional certificate before the old one is detached', () => {
  const made = synthHttps({ additionalCertificates: { blog: certificate('blog') } });

  expect(onlyResource(made, 'aws_lb_listener_certificate')).toMatchObject({
    lifecycle: { create_before_destroy: true },
  });
});

test('an additional certificate keeps its address when it changes and when others come and go', () => {
  const addresses = (additionalCertificates: Record<string, ICertificate>) =>
    Object.keys(synthHttps({ additionalCertificates }).resource!.aws_lb_listener_certificate!);
  const [address] = addresses({ blog: certificate('blog') });

  expect(addresses({ blog: certificate('blog-2') })).toEqual([address]);
  expect(addresses({ wiki: certificate('wiki'), blog: certificate('blog') })).toContain(address);
});

test('names of additional certificates that differ only in punctuation do not collide', () => {
  const additionalCertificates = { 'a.bc.com': certificate('one'), 'ab.c.com': certificate('two') };

  expect(resources(synthHttps({ additionalCertificates }), 'aws_lb_listener_certificate')).toHaveLength(2);
});

test('rules can be added to the listener', () => {
  const { output } = synth((stack) => {
    new TerraformOutput(stack, 'listener', { value: https(stack).listenerArn });
  });

  expect(output!.listener!.value).toMatch(/^\$\{aws_lb_listener\.Https_\w+\.arn\}$/);
});

test('each host name may lie on any of the certificates', () => {
  const props = {
    certificate: certificate('shop', { domainNames: ['shop.example.com'] }),
    additionalCertificates: { blog: certificate('blog', { domainNames: ['*.blog.example.com'] }) },
  };

  expect(() => synthHttps({ ...props, hostNames: ['shop.example.com', 'a.blog.example.com'] })).not.toThrow();
  expect(() => synthHttps({ ...props, hostNames: ['blog.example.com'] })).toThrow(
    '[test/Https] every host name of an Application Load Balancer must be on a certificate, ' +
      'got "blog.example.com" and certificates for shop.example.com, *.blog.example.com',
  );
});

test('tokens pass', () => {
  const certificateArn = Lazy.stringValue({ produce: () => 'shop' });
  const at = { region: 'eu-west-1', accountId: '111111111111' };

  expect(
    onlyResource(
      synthHttps({ certificate: { certificateArn }, at, hostNames: ['shop.example.com'] }),
      'aws_lb_listener',
    ),
  ).toMatchObject({ certificate_arn: 'shop' });
});

describe('key algorithms', () => {
  test.each([
    [
      'application',
      'RSA_1024',
      'an Application Load Balancer takes a key of RSA_2048, RSA_3072, RSA_4096, EC_',
    ],
    ['network', 'RSA_4096', 'a Network Load Balancer takes a key of RSA_1024, RSA_2048, RSA_3072, EC_'],
  ] as const)('fails for type %s and %s', (loadBalancerType, keyAlgorithm, message) => {
    expect(() =>
      synthHttps({ loadBalancerType, certificate: certificate('shop', { keyAlgorithm }) }),
    ).toThrow(message);
  });

  test.each([
    ['application', 'RSA_4096'],
    ['application', 'EC_secp521r1'],
    ['network', 'RSA_1024'],
    ['network', 'EC_secp384r1'],
  ] as const)('accepts for type %s and %s', (loadBalancerType, keyAlgorithm) => {
    expect(() =>
      synthHttps({ loadBalancerType, certificate: certificate('shop', { keyAlgorithm }) }),
    ).not.toThrow();
  });

  test('fails for an additional certificate too', () => {
    const additionalCertificates = { blog: certificate('blog', { keyAlgorithm: 'RSA_1024' }) };

    expect(() => synthHttps({ additionalCertificates })).toThrow('got RSA_1024');
  });
});

test('fails for a certificate of another account', () => {
  expect(() => synthHttps({ at: { accountId: '222222222222' } })).toThrow(
    'an Application Load Balancer takes a certificate of its own account only, ' +
      'got one of account 111111111111 in account 222222222222',
  );
});

test('fails for an additional certificate of another Region', () => {
  const other = { certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/blog' };

  expect(() =>
    synthHttps({ at: { providerRegion: 'eu-west-1' }, additionalCertificates: { blog: other } }),
  ).toThrow('an Application Load Balancer takes a certificate of eu-west-1 here, got one of us-east-1');
});

test('fails for more additional certificates than the quota, unless AWS raised it', () => {
  expect(() => synthHttps({ additionalCertificates: many(25) })).not.toThrow();
  expect(() => synthHttps({ additionalCertificates: many(26) })).toThrow(
    '[test/Https] additionalCertificates must be at most 25, got 26; put more names on one certificate, ' +
      'or have AWS raise the quota of an Application Load Balancer and set additionalCertificateQuota',
  );
  expect(() =>
    synthHttps({ additionalCertificates: many(26), additionalCertificateQuota: 50 }),
  ).not.toThrow();
});

test.each([
  ['certificate', { blog: certificate('shop') }],
  ['wiki', { wiki: certificate('blog'), blog: certificate('blog') }],
])('fails for a certificate that is there already as %s', (name, additionalCertificates) => {
  expect(() => synthHttps({ additionalCertificates })).toThrow(
    `[test/Https] a listener must have each certificate once, got the same one as "${name}" and as "blog"; ` +
      'remove "blog" from additionalCertificates',
  );
});
