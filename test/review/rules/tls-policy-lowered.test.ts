import type { Values } from '../../../fleet';
import { findingsOf, listenerValues, onlyFinding } from '../../support/plan';

const LISTENER = 'aws_lb_listener.web';
const listener = (policy: string) => listenerValues('web', { ssl_policy: policy });
const gateway = (policy: string) => ({ domain_name: 'api.example.com', security_policy: policy });
const gateway2 = (policy: string) => ({
  domain_name: 'api.example.com',
  domain_name_configuration: [{ security_policy: policy }],
});
const distribution = (policy: string) => ({
  aliases: ['www.example.com'],
  viewer_certificate: [{ minimum_protocol_version: policy }],
});

test.each<[string, (policy: string) => Values, string, string, string]>([
  [LISTENER, listener, 'ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-2016-08', 'high'],
  [LISTENER, listener, 'ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-TLS13-1-1-2021-06', 'high'],
  [
    LISTENER,
    listener,
    'ELBSecurityPolicy-TLS13-1-3-2021-06',
    'ELBSecurityPolicy-TLS13-1-2-2021-06',
    'medium',
  ],
  [
    LISTENER,
    listener,
    'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    'ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06',
    'medium',
  ],
  [LISTENER, listener, 'ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-TLS-1-2-2017-01', 'medium'],
  [LISTENER, listener, 'ELBSecurityPolicy-FS-1-2-Res-2020-10', 'ELBSecurityPolicy-FS-2018-06', 'high'],
  [LISTENER, listener, 'ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-Next', 'high'],
  [LISTENER, listener, 'ELBSecurityPolicy-TLS13-1-2-2021-06', 'something else', 'low'],
  ['aws_api_gateway_domain_name.api', gateway, 'TLS_1_2', 'TLS_1_0', 'high'],
  ['aws_api_gateway_domain_name.api', gateway, 'SecurityPolicy_TLS13_1_3_2025_09', 'TLS_1_2', 'medium'],
  ['aws_apigatewayv2_domain_name.api', gateway2, 'TLS_1_2', 'TLS_1_0', 'high'],
  ['aws_cloudfront_distribution.www', distribution, 'TLSv1.2_2021', 'TLSv1', 'high'],
  ['aws_cloudfront_distribution.www', distribution, 'TLSv1.2_2021', 'TLSv1.1_2016', 'high'],
  ['aws_cloudfront_distribution.www', distribution, 'TLSv1.2_2021', 'TLSv1.2_2018', 'medium'],
  ['aws_cloudfront_distribution.www', distribution, 'TLSv1.2_2021', 'SSLv3', 'high'],
])('%s %p from %s to %s is %s', (address, values, before, after, severity) => {
  const resources = [{ address, before: values(before), after: values(after) }];
  expect(onlyFinding('tls-policy-lowered', { resources })).toMatchObject({
    severity,
    address,
    what: expect.stringContaining(`changes from "${before}" to "${after}"`),
  });
});

test.each<[string, (policy: string) => Values, string, string]>([
  [LISTENER, listener, 'ELBSecurityPolicy-2016-08', 'ELBSecurityPolicy-TLS13-1-2-2021-06'],
  [LISTENER, listener, 'ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'],
  [LISTENER, listener, 'ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-TLS13-1-2-PQ-2025-09'],
  ['aws_api_gateway_domain_name.api', gateway, 'TLS_1_0', 'TLS_1_2'],
  ['aws_cloudfront_distribution.www', distribution, 'TLSv1.2_2018', 'TLSv1.2_2021'],
])('%s %p from %s to %s is no finding', (address, values, before, after) => {
  const resources = [{ address, before: values(before), after: values(after) }];
  expect(findingsOf('tls-policy-lowered', { resources })).toEqual([]);
});

test('is critical where a listener stops to speak TLS', () => {
  const after = listenerValues(undefined, { protocol: 'HTTP', ssl_policy: undefined });
  expect(
    onlyFinding('tls-policy-lowered', {
      resources: [{ address: LISTENER, before: listener('ELBSecurityPolicy-2016-08'), after }],
    }),
  ).toMatchObject({
    severity: 'critical',
    what: expect.stringContaining('no longer speaks TLS: its protocol changes from "HTTPS" to "HTTP"'),
  });
});

test('says nothing of a listener that is new', () => {
  expect(
    findingsOf('tls-policy-lowered', {
      resources: [{ address: LISTENER, after: listener('ELBSecurityPolicy-2016-08') }],
    }),
  ).toEqual([]);
});
