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
    certificates: { shop: certificate('shop') },
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

test('says nothing of provider, Region or tags by default', () => {
  const made = synthHttps();

  for (const argument of ['provider', 'region', 'tags', 'alpn_policy']) {
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
    certificate_arn: 'arn:aws:acm:eu-west-1:111111111111:certificate/shop',
    listener_arn: expect.stringMatching(/^\$\{aws_lb_listener\.Https_\w+\.arn\}$/) as string,
  });
});

test('of a network load balancer, negotiates HTTP as it is told, and knows no clients', () => {
  const made = onlyResource(
    synthHttps({ loadBalancerType: 'network', alpnPolicy: 'HTTP2Preferred' }),
    'aws_lb_listener',
  );

  expect(made).toMatchObject({ alpn_policy: 'HTTP2Preferred' });
  expect(made).not.toHaveProperty('mutual_authentication');
});

describe('clients', () => {
  const trustStore = {
    trustStoreArn: 'arn:aws:elasticloadbalancing:eu-west-1:333333333333:truststore/clients/0a1b',
  };

  test('are asked for nothing by default, which is written', () => {
    expect(onlyResource(synthHttps(), 'aws_lb_listener')).toMatchObject({
      mutual_authentication: { mode: 'off' },
    });
  });

  test.each([
    [{}, { ignore_client_certificate_expiry: false, advertise_trust_store_ca_names: 'off' }],
    [
      { ignoreClientCertificateExpiry: true, advertiseTrustStoreCaNames: true },
      { ignore_client_certificate_expiry: true, advertise_trust_store_ca_names: 'on' },
    ],
  ])('are verified by a trust store, as %j says', (options, written) => {
    expect(
      onlyResource(synthHttps({ mutualTls: { trustStore, ...options } }), 'aws_lb_listener'),
    ).toMatchObject({
      mutual_authentication: { mode: 'verify', trust_store_arn: trustStore.trustStoreArn, ...written },
    });
  });

  test('fails for a trust store of another Region', () => {
    expect(() =>
      synthHttps({
        mutualTls: { trustStore },
        at: { region: 'us-east-1' },
        certificates: {
          shop: certificate('shop', {
            certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/shop',
          }),
        },
      }),
    ).toThrow(
      '[test/Https] mutualTls must have a trust store of us-east-1, where the load balancer is, got "eu-west-1"; ' +
        'make one there of the same CAs',
    );
  });
});

describe('plain HTTP', () => {
  const redirects = (props: Partial<LoadBalancerListenerProps>) =>
    resources(synthHttps(props), 'aws_lb_listener').filter(({ protocol }) => protocol === 'HTTP');

  test('is answered by nothing by default', () => {
    expect(redirects({})).toEqual([]);
  });

  test('is sent on to the port of HTTPS for good', () => {
    expect(redirects({ redirectFrom: 80, port: 8443 })).toEqual([
      {
        load_balancer_arn: 'load-balancer',
        port: 80,
        protocol: 'HTTP',
        default_action: [
          { type: 'redirect', redirect: { protocol: 'HTTPS', port: '8443', status_code: 'HTTP_301' } },
        ],
      },
    ]);
  });

  test('fails on the port of HTTPS', () => {
    expect(() => synthHttps({ redirectFrom: 443 })).toThrow(
      '[test/Https] redirectFrom must be another port than that of HTTPS, got 443; use 80',
    );
  });
});

test.each([
  ['application', { alpnPolicy: 'HTTP2Only' }, 'alpnPolicy must be of a network load balancer'],
  ['network', { redirectFrom: 80 }, 'redirectFrom must be of an application load balancer'],
  ['network', { mutualTls: { trustStore: { trustStoreArn: 'a' } } }, 'mutualTls must be of an application'],
] as const)('fails on type %s with %j', (loadBalancerType, props, message) => {
  expect(() => synthHttps({ loadBalancerType, ...props })).toThrow(message);
});

test('attaches the next certificate before the old one is detached', () => {
  expect(onlyResource(synthHttps(), 'aws_lb_listener_certificate')).toMatchObject({
    lifecycle: { create_before_destroy: true },
  });
});

test('has every certificate in its list, the default too', () => {
  const certificates = { shop: certificate('shop'), blog: certificate('blog') };
  const made = synthHttps({ certificates, defaultCertificate: 'blog' });

  expect(onlyResource(made, 'aws_lb_listener')).toMatchObject({
    certificate_arn: certificates.blog.certificateArn,
  });
  expect(
    resources(made, 'aws_lb_listener_certificate').map(({ certificate_arn }) => certificate_arn),
  ).toEqual([certificates.blog.certificateArn, certificates.shop.certificateArn]);
});

test('a change of the default certificate changes the listener and no attachment', () => {
  const certificates = { shop: certificate('shop'), blog: certificate('blog') };
  const attachments = (defaultCertificate: string) =>
    synthHttps({ certificates, defaultCertificate }).resource!.aws_lb_listener_certificate;

  expect(attachments('blog')).toEqual(attachments('shop'));
});

test('no attachment goes before the listener has its next default', () => {
  const made = synthHttps();

  expect(onlyResource(made, 'terraform_data').input).toEqual({
    default: expect.stringMatching(/^\$\{aws_lb_listener\.Https_\w+\.certificate_arn\}$/) as string,
    attached: expect.stringMatching(/^\$\{toset\(\[aws_lb_listener_certificate\.[\w-]+\.id\]\)\}$/) as string,
  });
});

test('a certificate keeps its address when it changes and when others come and go', () => {
  const addresses = (certificates: Record<string, ICertificate>) =>
    Object.keys(synthHttps({ certificates }).resource!.aws_lb_listener_certificate!);
  const [address] = addresses({ blog: certificate('blog') });

  expect(addresses({ blog: certificate('blog-2') })).toEqual([address]);
  expect(addresses({ wiki: certificate('wiki'), blog: certificate('blog') })).toContain(address);
});

test('names of certificates that differ only in punctuation do not collide', () => {
  const certificates = { 'a.bc.com': certificate('one'), 'ab.c.com': certificate('two') };

  expect(resources(synthHttps({ certificates }), 'aws_lb_listener_certificate')).toHaveLength(2);
});

test('rules can be added to the listener', () => {
  const { output } = synth((stack) => {
    new TerraformOutput(stack, 'listener', { value: https(stack).listenerArn });
  });

  expect(output!.listener!.value).toMatch(/^\$\{aws_lb_listener\.Https_\w+\.arn\}$/);
});

test('each host name may lie on any of the certificates', () => {
  const props = {
    certificates: {
      shop: certificate('shop', { domainNames: ['shop.example.com'] }),
      blog: certificate('blog', { domainNames: ['*.blog.example.com'] }),
    },
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
      synthHttps({ certificates: { shop: { certificateArn } }, at, hostNames: ['shop.example.com'] }),
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
      synthHttps({ loadBalancerType, certificates: { shop: certificate('shop', { keyAlgorithm }) } }),
    ).toThrow(message);
  });

  test.each([
    ['application', 'RSA_4096'],
    ['application', 'EC_secp521r1'],
    ['network', 'RSA_1024'],
    ['network', 'EC_secp384r1'],
  ] as const)('accepts for type %s and %s', (loadBalancerType, keyAlgorithm) => {
    expect(() =>
      synthHttps({ loadBalancerType, certificates: { shop: certificate('shop', { keyAlgorithm }) } }),
    ).not.toThrow();
  });

  test('fails for a certificate that is not the default too', () => {
    const certificates = {
      shop: certificate('shop'),
      blog: certificate('blog', { keyAlgorithm: 'RSA_1024' }),
    };

    expect(() => synthHttps({ certificates })).toThrow('got RSA_1024');
  });
});

test('fails for a certificate of another account', () => {
  expect(() => synthHttps({ at: { accountId: '222222222222' } })).toThrow(
    'an Application Load Balancer takes a certificate of its own account only, ' +
      'got one of account 111111111111 in account 222222222222',
  );
});

test('fails for a certificate of another Region', () => {
  const other = { certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/blog' };

  expect(() => synthHttps({ at: { providerRegion: 'eu-west-1' }, certificates: { blog: other } })).toThrow(
    'an Application Load Balancer takes a certificate of eu-west-1 here, got one of us-east-1',
  );
});

test('fails for more certificates than the quota, unless AWS raised it', () => {
  expect(() => synthHttps({ certificates: many(24) })).not.toThrow();
  expect(() => synthHttps({ certificates: many(25) })).toThrow(
    '[test/Https] certificates must leave one place free of the 25 that the quota allows, as replacing one takes it, got 25; put more names on one certificate, ' +
      'or have AWS raise the quota of an Application Load Balancer and set certificateQuota',
  );
  expect(() => synthHttps({ certificates: many(26), certificateQuota: 50 })).not.toThrow();
});

test('fails for a certificate that is there already', () => {
  const certificates = { wiki: certificate('blog'), blog: certificate('blog') };

  expect(() => synthHttps({ certificates })).toThrow(
    '[test/Https] a listener must have each certificate once, got the same one as "wiki" and as "blog"; ' +
      'remove "blog" from certificates',
  );
});

test.each([
  [{}, undefined, 'got "" and none'],
  [{ shop: certificate('shop') }, 'blog', 'got "blog" and shop'],
  [{ shop: certificate('shop') }, 'constructor', 'got "constructor" and shop'],
])('fails for certificates %j with the default %j', (certificates, defaultCertificate, message) => {
  expect(() => synthHttps({ certificates, defaultCertificate })).toThrow(
    `[test/Https] a listener must have its default certificate among its certificates, ${message}; ` +
      'add it to certificates',
  );
});
