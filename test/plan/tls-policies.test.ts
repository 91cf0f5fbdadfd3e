import { parsePlan } from '../../fleet';
import { reviewPlans } from '../../review';
import { type Change, offlinePlan } from '../support/offline-plan';
import { STABLE_DAY } from '../support/stable-plans';
import { describeWithTools } from '../support/tools';

const ARN = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222';
const loadBalancer = (name: string) => `${ARN}:loadbalancer/app/${name}/50dc6c495c0c9188`;
const CERTIFICATE = 'arn:aws:acm:eu-west-1:222222222222:certificate/web';

type Values = Change['configured'];

const listener = (before: string, after: Values): Change => ({
  type: 'aws_lb_listener',
  state: {
    ...listenerArguments,
    id: `${ARN}:listener/app/shop/50dc6c495c0c9188/1`,
    arn: `${ARN}:listener/app/shop/50dc6c495c0c9188/1`,
    ssl_policy: `ELBSecurityPolicy-${before}`,
  },
  configured: { ...listenerArguments, ...after },
});
const listenerArguments = {
  load_balancer_arn: loadBalancer('shop'),
  port: 443,
  protocol: 'HTTPS',
  certificate_arn: CERTIFICATE,
  default_action: [{ type: 'forward', target_group_arn: `${ARN}:targetgroup/shop/73e2d6bc24d8a067` }],
};

const transfer = (after: Values): Change => ({
  type: 'aws_transfer_server',
  state: { ...transferArguments, id: 's-1', security_policy_name: 'TransferSecurityPolicy-2024-01' },
  configured: { ...transferArguments, ...after },
});
const transferArguments = {
  domain: 'S3',
  endpoint_type: 'PUBLIC',
  identity_provider_type: 'SERVICE_MANAGED',
  protocols: ['SFTP', 'FTPS'],
  certificate: CERTIFICATE,
};

const classic = (before: Values, after: Values): Change => ({
  type: 'aws_lb_ssl_negotiation_policy',
  state: { ...classicArguments, id: 'web:443:web-tls', attribute: attributes(before) },
  configured: { ...classicArguments, attribute: attributes(after) },
});
const classicArguments = { name: 'web-tls', load_balancer: 'web', lb_port: 443 };
const attributes = (all: Values) => Object.entries(all).map(([name, value]) => ({ name, value }));

const gateway = (after: Values): Change => ({
  type: 'aws_api_gateway_domain_name',
  state: {
    id: 'api.example.com',
    domain_name: 'api.example.com',
    regional_certificate_arn: CERTIFICATE,
    endpoint_configuration: [{ types: ['REGIONAL'] }],
    security_policy: 'TLS_1_2',
  },
  configured: {
    domain_name: 'api.example.com',
    regional_certificate_arn: CERTIFICATE,
    endpoint_configuration: [{ types: ['REGIONAL'] }],
    ...after,
  },
});

const iot = (after: Values): Change => ({
  type: 'aws_iot_domain_configuration',
  state: {
    id: 'things',
    name: 'things',
    service_type: 'DATA',
    status: 'ENABLED',
    tls_config: [{ security_policy: 'IoTSecurityPolicy_TLS13_1_3_2022_10' }],
  },
  configured: { name: 'things', ...after },
});

const distribution = (before: string, after: Values): Change => ({
  type: 'aws_cloudfront_distribution',
  schemaVersion: 1,
  state: {
    ...distributionArguments,
    id: 'E1',
    viewer_certificate: [{ ...viewerArguments, minimum_protocol_version: before }],
  },
  configured: { ...distributionArguments, viewer_certificate: [{ ...viewerArguments, ...after }] },
});
const distributionArguments = {
  enabled: true,
  aliases: ['www.example.com'],
  origin: [{ domain_name: 'origin.example.com', origin_id: 'origin' }],
  default_cache_behavior: [
    {
      allowed_methods: ['GET', 'HEAD'],
      cached_methods: ['GET', 'HEAD'],
      target_origin_id: 'origin',
      viewer_protocol_policy: 'https-only',
      cache_policy_id: 'any',
    },
  ],
  restrictions: [{ geo_restriction: [{ restriction_type: 'none' }] }],
};
const viewerArguments = { acm_certificate_arn: CERTIFICATE, ssl_support_method: 'sni-only' };

const search = (after: Values): Change => ({
  type: 'aws_opensearch_domain',
  state: {
    id: 'logs',
    domain_name: 'logs',
    domain_endpoint_options: [{ enforce_https: true, tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10' }],
  },
  configured: { domain_name: 'logs', ...after },
});

/** What each change of a policy is, and what is said of it; nothing where it is harmless. */
const CHANGES: Readonly<Record<string, readonly [Change, string?]>> = {
  lowered: [
    listener('TLS13-1-2-2021-06', { ssl_policy: 'ELBSecurityPolicy-2016-08' }),
    'high: to "ELBSecurityPolicy-2016-08": clients may use TLS 1.0',
  ],
  raised: [listener('2016-08', { ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' })],
  no_longer_post_quantum: [
    listener('TLS13-1-2-Res-PQ-2025-09', { ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' }),
    'low: to "ELBSecurityPolicy-TLS13-1-2-Res-2021-06": clients may no longer use post-quantum',
  ],
  no_longer_written: [listener('TLS13-1-2-2021-06', { port: 8443 })],
  made_again: [
    listener('TLS13-1-2-2021-06', {
      load_balancer_arn: loadBalancer('other'),
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    }),
  ],
  made_again_without: [
    listener('TLS13-1-2-2021-06', { load_balancer_arn: loadBalancer('other') }),
    'high: to "ELBSecurityPolicy-2016-08": clients may use TLS 1.0',
  ],
  known_later: [
    listener('TLS13-1-2-2021-06', { ssl_policy: '${terraform_data.later.output}' }),
    'low: is known only after the apply',
  ],
  not_encrypted: [
    listener('TLS13-1-2-2021-06', { protocol: 'HTTP', certificate_arn: undefined }),
    'critical: no longer speaks TLS',
  ],
  server_lowered: [
    transfer({}),
    'medium: to "TransferSecurityPolicy-2018-11": clients may use ciphers without forward secrecy',
  ],
  server_raised: [transfer({ security_policy_name: 'TransferSecurityPolicy-2025-03' })],
  classic_lowered: [
    classic(
      { 'Reference-Security-Policy': 'ELBSecurityPolicy-TLS-1-2-2017-01' },
      { 'Protocol-TLSv1.1': 'true', 'Protocol-TLSv1.2': 'true', 'AES128-SHA': 'true' },
    ),
    'high: to a custom policy: clients may use TLS 1.1',
  ],
  classic_raised: [
    classic(
      { 'Protocol-TLSv1': 'true', 'RC4-MD5': 'true' },
      { 'Reference-Security-Policy': 'ELBSecurityPolicy-TLS-1-2-2017-01' },
    ),
  ],
  viewer_no_longer_written: [distribution('TLSv1.2_2021', {}), 'high: to "TLSv1": clients may use TLS 1.0'],
  viewer_raised: [distribution('TLSv1.2_2019', { minimum_protocol_version: 'TLSv1.2_2021' })],
  search_lowered: [
    search({ domain_endpoint_options: [{ tls_security_policy: 'Policy-Min-TLS-1-2-2019-07' }] }),
    'medium: to "Policy-Min-TLS-1-2-2019-07": clients may use ciphers that AWS does not list',
  ],
  search_no_longer_written: [search({ tags: { Owner: 'shop' } })],
  gateway_lowered: [gateway({ security_policy: 'TLS_1_0' }), 'high: to "TLS_1_0": clients may use TLS 1.0'],
  gateway_no_longer_written: [gateway({ tags: { Owner: 'shop' } })],
  things_lowered: [
    iot({ tls_config: [{ security_policy: 'IoTSecurityPolicy_TLS12_1_2_2022_10' }] }),
    'medium: to "IoTSecurityPolicy_TLS12_1_2_2022_10": clients may use TLS 1.2',
  ],
  things_no_longer_written: [iot({ tags: { Owner: 'shop' } })],
};

describeWithTools('TLS policies in a plan of Terraform', () => {
  let said: ReadonlyMap<string, string>;

  beforeAll(() => {
    const changes = Object.fromEntries(Object.entries(CHANGES).map(([name, [change]]) => [name, change]));
    const plan = parsePlan(offlinePlan(changes), 'tfplan');
    const { findings } = reviewPlans([{ stack: 'test', plan }], { today: STABLE_DAY });
    said = new Map(
      findings
        .filter(({ rule }) => rule === 'tls-policy-lowered')
        .map(({ address, severity, what }) => [address, `${severity}: ${String(what)}`]),
    );
  });

  test.each(Object.entries(CHANGES))('%s', (name, [{ type }, expected]) => {
    const finding = said.get(`${type}.${name}`);
    if (expected === undefined) return expect(finding).toBeUndefined();
    const [severity = '', words = ''] = expected.split(/: (.*)/);
    expect(finding).toMatch(new RegExp(`^${severity}: `));
    expect(finding).toContain(words);
  });
});
