import type { Values } from '../../../fleet';
import { type PlanEntry, findingsOf, listenerValues, onlyFinding } from '../../support/plan';

const LISTENER = 'aws_lb_listener.web';
const listener = (policy: string) => listenerValues('web', { ssl_policy: `ELBSecurityPolicy-${policy}` });
const gateway = (policy: string) => ({ domain_name: 'api.example.com', security_policy: policy });
const edge = (policy: string) => ({ ...gateway(policy), endpoint_configuration: [{ types: ['EDGE'] }] });
const gateway2 = (policy: string) => ({
  domain_name: 'api.example.com',
  domain_name_configuration: [{ security_policy: policy }],
});
const distribution = (policy: string) => ({
  aliases: ['www.example.com'],
  viewer_certificate: [{ minimum_protocol_version: policy }],
});
const transfer = (policy: string) => ({
  protocols: ['FTPS', 'SFTP'],
  security_policy_name: `TransferSecurityPolicy-${policy}`,
});
const search = (policy: string) => ({
  domain_name: 'logs',
  domain_endpoint_options: [{ tls_security_policy: `Policy-Min-TLS-${policy}` }],
});
const iot = (policy: string) => ({ tls_config: [{ security_policy: `IoTSecurityPolicy_${policy}` }] });
const classic = (...attributes: string[]) => ({
  name: 'web-tls',
  attribute: attributes.map((text) => {
    const [name, value = 'true'] = text.split('=');
    return { name, value };
  }),
});
const reference = (policy: string) => classic(`Reference-Security-Policy=ELBSecurityPolicy-${policy}`);
const older = (policy: string) => ({
  policy_name: 'web-tls',
  policy_type_name: 'SSLNegotiationPolicyType',
  policy_attribute: reference(policy).attribute,
});

const beanstalk = (policy: string) => ({
  name: 'shop',
  setting: [
    { namespace: 'aws:elbv2:listener:443', name: 'SSLCertificateArns', value: 'arn' },
    { namespace: 'aws:elbv2:listener:443', name: 'SSLPolicy', value: `ELBSecurityPolicy-${policy}` },
  ],
});
const classicBeanstalk = (policy: string) => ({
  name: 'shop',
  setting: [
    { namespace: 'aws:elb:listener:443', name: 'SSLCertificateId', value: 'arn' },
    { namespace: 'aws:elb:policies:tls', name: 'SSLReferencePolicy', value: `ELBSecurityPolicy-${policy}` },
  ],
});

const BEANSTALK = 'aws_elastic_beanstalk_environment.shop';
const GATEWAY = 'aws_api_gateway_domain_name.api';
const GATEWAY_2 = 'aws_apigatewayv2_domain_name.api';
const DISTRIBUTION = 'aws_cloudfront_distribution.www';
const TRANSFER = 'aws_transfer_server.files';
const SEARCH = 'aws_opensearch_domain.logs';
const IOT = 'aws_iot_domain_configuration.things';
const CLASSIC = 'aws_lb_ssl_negotiation_policy.web';
const OLDER = 'aws_load_balancer_policy.web';

type Row = [string, (policy: string) => Values, string, string];

test.each<[...Row, string, string]>([
  [
    LISTENER,
    listener,
    'TLS13-1-2-2021-06',
    '2016-08',
    'high',
    'TLS 1.0, TLS 1.1, ciphers without forward secrecy',
  ],
  [LISTENER, listener, 'TLS13-1-2-Ext2-2021-06', 'TLS13-1-1-2021-06', 'high', 'may use TLS 1.1 as soon'],
  [LISTENER, listener, 'FS-1-2-Res-2020-10', 'FS-2018-06', 'high', 'TLS 1.0, TLS 1.1, ciphers in CBC mode'],
  [LISTENER, listener, 'TLS13-1-3-2021-06', 'TLS13-1-2-Res-2021-06', 'medium', 'may use TLS 1.2 as soon'],
  [
    LISTENER,
    listener,
    'TLS13-1-2-Res-2021-06',
    'TLS13-1-2-2021-06',
    'medium',
    'may use ciphers in CBC mode as',
  ],
  [
    LISTENER,
    listener,
    'TLS13-1-2-2021-06',
    'TLS13-1-2-Ext1-2021-06',
    'medium',
    'ciphers without forward secrecy',
  ],
  [
    LISTENER,
    listener,
    'TLS13-1-2-Res-2021-06',
    'FS-1-2-Res-2020-10',
    'medium',
    'may no longer use TLS 1.3 as',
  ],
  [
    LISTENER,
    listener,
    'TLS13-1-2-2021-06',
    'TLS-1-2-2017-01',
    'medium',
    'may use ciphers without forward secrecy as soon as this is applied, and no longer TLS 1.3.',
  ],
  [
    LISTENER,
    listener,
    'TLS13-1-2-Ext1-2021-06',
    'TLS13-1-2-Ext2-2021-06',
    'low',
    'may use ciphers with SHA-1 as',
  ],
  [
    LISTENER,
    listener,
    'TLS13-1-2-Res-PQ-2025-09',
    'TLS13-1-2-Res-2021-06',
    'low',
    'may no longer use post-quantum key exchange as',
  ],
  [
    LISTENER,
    listener,
    'TLS13-1-2-PQ-2025-09',
    'TLS13-1-3-2021-06',
    'low',
    'no longer use post-quantum key exchange as soon as this is applied. It no longer takes TLS 1.2, ciphers in CBC mode.',
  ],
  [
    LISTENER,
    listener,
    'TLS-1-2-2017-01',
    'TLS13-1-0-PQ-2025-09',
    'high',
    'It newly offers TLS 1.3, post-quantum key exchange.',
  ],
  ['aws_alb_listener.web', listener, 'TLS13-1-2-2021-06', '2016-08', 'high', 'TLS 1.0'],
  [CLASSIC, reference, 'TLS-1-2-2017-01', '2016-08', 'high', 'TLS 1.0'],
  [CLASSIC, reference, '2016-08', '2015-05', 'high', 'broken ciphers (RC4, 3DES)'],
  [OLDER, older, 'TLS-1-2-2017-01', 'TLS-1-1-2017-01', 'high', 'TLS 1.1'],
  [BEANSTALK, beanstalk, 'TLS13-1-2-Res-PQ-2025-09', '2016-08', 'high', 'TLS 1.0'],
  [BEANSTALK, classicBeanstalk, 'TLS-1-2-2017-01', '2016-08', 'high', 'TLS 1.0'],
  [GATEWAY, gateway, 'TLS_1_2', 'TLS_1_0', 'high', 'TLS 1.0'],
  [GATEWAY, gateway, 'SecurityPolicy_TLS13_1_3_2025_09', 'TLS_1_2', 'medium', 'TLS 1.2'],
  [GATEWAY, edge, 'SecurityPolicy_TLS12_2018_EDGE', 'TLS_1_2', 'medium', 'ciphers without forward secrecy'],
  [GATEWAY_2, gateway2, 'TLS_1_2', 'TLS_1_0', 'high', 'TLS 1.0'],
  [DISTRIBUTION, distribution, 'TLSv1.2_2021', 'TLSv1', 'high', 'TLS 1.0'],
  [DISTRIBUTION, distribution, 'TLSv1.2_2021', 'TLSv1.1_2016', 'high', 'TLS 1.1'],
  [DISTRIBUTION, distribution, 'TLSv1.2_2021', 'TLSv1.2_2018', 'medium', 'ciphers without forward secrecy'],
  [DISTRIBUTION, distribution, 'TLSv1.3_2025', 'TLSv1.2_2025', 'medium', 'TLS 1.2'],
  [DISTRIBUTION, distribution, 'TLSv1', 'SSLv3', 'high', 'SSL'],
  [TRANSFER, transfer, '2024-01', '2018-11', 'medium', 'ciphers without forward secrecy'],
  [SEARCH, search, '1-2-2019-07', '1-0-2019-07', 'high', 'TLS 1.0'],
  [SEARCH, search, '1-2-PFS-2023-10', '1-2-2019-07', 'medium', 'no longer TLS 1.3'],
  [SEARCH, search, '1-2-PFS-2023-10', '1-2-RFC9151-FIPS-2024-08', 'low', 'ciphers that AWS does not list'],
  ['aws_elasticsearch_domain.logs', search, '1-2-2019-07', '1-0-2019-07', 'high', 'TLS 1.0'],
  [IOT, iot, 'TLS13_1_3_2022_10', 'TLS13_1_2_2022_10', 'medium', 'TLS 1.2'],
])('%s %p from %s to %s is %s: %s', (address, values, before, after, severity, words) => {
  const resources = [{ address, before: values(before), after: values(after) }];
  const { what, ...finding } = onlyFinding('tls-policy-lowered', { resources });
  expect(finding).toMatchObject({ severity, address });
  expect(what).toContain(words);
  expect(what).toMatch(new RegExp(`changes from "[\\w-]*${before}" to "[\\w-]*${after}": clients may `));
});

test.each<Row>([
  [LISTENER, listener, '2016-08', 'TLS13-1-2-2021-06'],
  [LISTENER, listener, 'TLS13-1-2-2021-06', 'TLS13-1-2-Res-PQ-2025-09'],
  [LISTENER, listener, 'TLS13-1-2-2021-06', 'TLS13-1-2-PQ-2025-09'],
  [LISTENER, listener, 'TLS-1-2-2017-01', 'TLS13-1-3-2021-06'],
  [LISTENER, listener, 'TLS13-1-2-Res-2021-06', 'TLS13-1-2-Res-FIPS-2023-04'],
  [LISTENER, listener, 'TLS13-1-2-Res-FIPS-2023-04', 'TLS13-1-2-Res-2021-06'],
  [CLASSIC, reference, '2016-08', 'TLS-1-2-2017-01'],
  [BEANSTALK, beanstalk, '2016-08', 'TLS13-1-2-Res-PQ-2025-09'],
  [GATEWAY, gateway, 'TLS_1_0', 'TLS_1_2'],
  [GATEWAY, gateway, 'TLS_1_2', 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09'],
  [GATEWAY, edge, 'TLS_1_2', 'SecurityPolicy_TLS13_2025_EDGE'],
  [DISTRIBUTION, distribution, 'TLSv1.2_2018', 'TLSv1.2_2021'],
  [DISTRIBUTION, distribution, 'TLSv1.2_2021', 'TLSv1.2_2025'],
  [TRANSFER, transfer, '2025-03', '2020-06'],
  [SEARCH, search, '1-2-2019-07', '1-2-PFS-2023-10'],
  [IOT, iot, 'TLS12_1_2_2022_10', 'TLS13_1_2_2022_10'],
])('%s %p from %s to %s is no finding', (address, values, before, after) => {
  const resources = [{ address, before: values(before), after: values(after) }];
  expect(findingsOf('tls-policy-lowered', { resources })).toEqual([]);
});

test.each<Row>([
  [LISTENER, listener, 'TLS13-1-2-2021-06', 'Next'],
  [LISTENER, listener, 'Next', '2016-08'],
  [GATEWAY, gateway, 'TLS_1_2', 'SecurityPolicy_Next'],
  // A name of the other kind of domain.
  [GATEWAY, gateway, 'TLS_1_2', 'SecurityPolicy_TLS12_2018_EDGE'],
])('%s %p from %s to %s is low: not known', (address, values, before, after) => {
  const resources = [{ address, before: values(before), after: values(after) }];
  expect(onlyFinding('tls-policy-lowered', { resources })).toMatchObject({
    severity: 'low',
    what: expect.stringContaining('which of them is stronger is not known here'),
  });
});

const DETAILED = classic('Protocol-TLSv1.2', 'ECDHE-RSA-AES128-GCM-SHA256', 'Server-Defined-Cipher-Order');

test.each<[string, Values, Values, string, string]>([
  ['a version', DETAILED, classic('Protocol-TLSv1', 'ECDHE-RSA-AES128-GCM-SHA256'), 'high', 'TLS 1.0'],
  [
    'SSL',
    DETAILED,
    classic('Protocol-TLSv1.2', 'Protocol-SSLv3', 'ECDHE-RSA-AES128-GCM-SHA256'),
    'high',
    'SSL',
  ],
  [
    'a cipher',
    DETAILED,
    classic('Protocol-TLSv1.2', 'ECDHE-RSA-AES128-GCM-SHA256', 'AES128-GCM-SHA256'),
    'medium',
    'ciphers without forward secrecy',
  ],
  [
    'a policy of AWS',
    DETAILED,
    reference('2016-08'),
    'high',
    'from a custom policy to "ELBSecurityPolicy-2016-08"',
  ],
])('a Classic policy that is written out gets %s', (_, before, after, severity, words) => {
  const resources = [{ address: CLASSIC, before, after, replacedFor: ['attribute'] }];
  const { what, ...finding } = onlyFinding('tls-policy-lowered', { resources });
  expect(finding.severity).toBe(severity);
  expect(what).toContain(words);
});

test.each<[string, Values, Values]>([
  ['loses a cipher', classic('Protocol-TLSv1.2', 'ECDHE-RSA-AES128-GCM-SHA256', 'AES128-SHA'), DETAILED],
  [
    'has more that is switched off',
    DETAILED,
    classic(...DETAILED.attribute.map(({ name }) => name!), 'RC4-MD5=false'),
  ],
  [
    'is about something else',
    { ...older('TLS-1-2-2017-01'), policy_type_name: 'ProxyProtocolPolicyType' },
    {},
  ],
])('a Classic policy that %s is no finding', (_, before, after) => {
  const address = 'policy_attribute' in before ? OLDER : CLASSIC;
  expect(findingsOf('tls-policy-lowered', { resources: [{ address, before, after }] })).toEqual([]);
});

test('an environment of Elastic Beanstalk that says its policy no more gets that of 2016', () => {
  const before = beanstalk('TLS13-1-2-Res-PQ-2025-09');
  const after = { ...before, setting: before.setting.slice(0, 1) };
  const resources = [{ address: BEANSTALK, before, after }];
  expect(onlyFinding('tls-policy-lowered', { resources })).toMatchObject({
    severity: 'high',
    what: expect.stringContaining('to "ELBSecurityPolicy-2016-08": clients may use TLS 1.0'),
  });
});

test('a policy of Elastic Beanstalk that is not known yet is not that of 2016', () => {
  const before = beanstalk('TLS13-1-2-Res-PQ-2025-09');
  const [certificate, { namespace, name }] = before.setting as [object, { namespace: string; name: string }];
  const after = { ...before, setting: [certificate, { namespace, name }] };
  const resources = [{ address: BEANSTALK, before, after, unknown: { setting: [{}, { value: true }] } }];
  expect(findingsOf('tls-policy-lowered', { resources })).toEqual([]);
});

test('an environment of Elastic Beanstalk without a certificate has none', () => {
  const setting = [{ namespace: 'aws:autoscaling:asg', name: 'MinSize', value: '2' }];
  const resources = [
    {
      address: BEANSTALK,
      before: { name: 'shop', setting },
      after: beanstalk('2016-08'),
    },
  ];
  expect(findingsOf('tls-policy-lowered', { resources })).toEqual([]);
});

const REPLACED = { replacedFor: ['load_balancer_arn'] };

test.each<[string, PlanEntry, string]>([
  [
    'a listener made again without one',
    {
      address: LISTENER,
      before: listener('TLS13-1-2-2021-06'),
      after: listenerValues('web', { ssl_policy: undefined }),
      unknown: { ssl_policy: true },
      ...REPLACED,
    },
    'to "ELBSecurityPolicy-2016-08": clients may use TLS 1.0',
  ],
  [
    'a domain of API Gateway made again without one',
    {
      address: GATEWAY,
      before: gateway('SecurityPolicy_TLS13_1_3_2025_09'),
      after: { domain_name: 'api.example.org' },
      unknown: { security_policy: true },
      replacedFor: ['domain_name'],
    },
    'to "TLS_1_2": clients may use TLS 1.2',
  ],
  [
    'a domain of IoT Core made again without one',
    {
      address: IOT,
      before: iot('TLS13_1_3_2022_10'),
      after: { tls_config: [] },
      replacedFor: ['domain_name'],
    },
    'to "IoTSecurityPolicy_TLS13_1_2_2022_10": clients may use TLS 1.2',
  ],
  [
    'a distribution that goes back to the certificate of CloudFront',
    {
      address: DISTRIBUTION,
      before: distribution('TLSv1.2_2021'),
      after: {
        viewer_certificate: [
          { cloudfront_default_certificate: true, minimum_protocol_version: 'TLSv1.2_2021' },
        ],
      },
    },
    'to "TLSv1": clients may use TLS 1.0',
  ],
])('%s gets the policy that AWS takes', (_, entry, words) => {
  expect(onlyFinding('tls-policy-lowered', { resources: [entry] }).what).toContain(words);
});

test('a listener made again with its policy is no finding', () => {
  const resources = [{ address: LISTENER, before: listener('TLS13-1-2-2021-06'), ...REPLACED }];
  expect(findingsOf('tls-policy-lowered', { resources })).toEqual([]);
});

test('a policy that goes from the configuration stays at AWS where the resource does', () => {
  const resources = [
    { address: IOT, before: iot('TLS13_1_3_2022_10'), after: { tls_config: [] } },
    {
      address: LISTENER,
      before: listener('TLS13-1-3-2021-06'),
      after: listenerValues('web', { ssl_policy: undefined }),
    },
  ];
  expect(findingsOf('tls-policy-lowered', { resources })).toEqual([]);
});

test('says that a policy is known only after the apply', () => {
  const resources = [
    {
      address: LISTENER,
      before: listener('TLS13-1-2-2021-06'),
      after: listenerValues('web', { ssl_policy: undefined }),
      unknown: { ssl_policy: true },
      references: { ssl_policy: ['aws_ssm_parameter.policy'] },
    },
  ];
  expect(onlyFinding('tls-policy-lowered', { resources })).toMatchObject({
    severity: 'low',
    what: expect.stringContaining('now "ELBSecurityPolicy-TLS13-1-2-2021-06", is known only after the apply'),
  });
});

test('counts a domain of API Gateway that changes its kind', () => {
  const resources = [
    { address: GATEWAY, before: edge('SecurityPolicy_TLS12_PFS_2025_EDGE'), after: gateway('TLS_1_2') },
  ];
  expect(onlyFinding('tls-policy-lowered', { resources }).severity).toBe('medium');
  const same = [{ address: GATEWAY, before: edge('TLS_1_2'), after: gateway('TLS_1_2') }];
  expect(findingsOf('tls-policy-lowered', { resources: same })).toEqual([]);
});

test('is critical where a listener stops to speak TLS', () => {
  const after = listenerValues(undefined, { protocol: 'HTTP', ssl_policy: undefined });
  expect(
    onlyFinding('tls-policy-lowered', {
      resources: [{ address: LISTENER, before: listener('2016-08'), after }],
    }),
  ).toMatchObject({
    severity: 'critical',
    what: expect.stringContaining('no longer speaks TLS: its protocol changes from "HTTPS" to "HTTP"'),
  });
});

test.each<[string, PlanEntry]>([
  ['a listener that is new', { address: LISTENER, after: listener('2016-08') }],
  ['a listener that goes', { address: LISTENER, before: listener('2016-08'), after: null }],
  [
    'a listener that speaks TLS from now on',
    {
      address: LISTENER,
      before: listenerValues(undefined, { protocol: 'TCP', ssl_policy: '' }),
      after: listener('Next'),
    },
  ],
  [
    'a Transfer server without FTPS',
    {
      address: TRANSFER,
      before: { ...transfer('2024-01'), protocols: ['SFTP'] },
      after: { ...transfer('2018-11'), protocols: ['SFTP'] },
    },
  ],
])('says nothing of %s', (_, entry) => {
  expect(findingsOf('tls-policy-lowered', { resources: [entry] })).toEqual([]);
});
