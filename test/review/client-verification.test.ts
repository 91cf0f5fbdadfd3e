import { findingsOf, listenerValues, onlyFinding } from '../support/plan';

const RULE = 'tls-policy-lowered';
const mode = (name: string) => ({ mutual_authentication: [{ mode: name }] });
const listener = (before: object, after: object) => ({
  resources: [
    {
      address: 'aws_lb_listener.web',
      before: listenerValues('one', before as never),
      after: listenerValues('one', after as never),
    },
  ],
});

test('is high where a listener lets in whoever it verified before', () => {
  expect(onlyFinding(RULE, listener(mode('verify'), mode('off')))).toEqual({
    severity: 'high',
    stack: 'test-shop',
    address: 'aws_lb_listener.web',
    what: '"load balancer listener shop:443" no longer verifies the certificates of clients: its mode changes from verify to "off", and whoever reaches it is let in.',
    remedy: 'Keep mutual TLS, or make sure that what is behind it knows its clients in another way.',
  });
  expect(onlyFinding(RULE, listener(mode('verify'), mode('passthrough'))).severity).toBe('high');
});

test.each([
  [mode('verify'), mode('verify')],
  [mode('off'), mode('verify')],
  [mode('passthrough'), mode('off')],
  [mode('verify'), {}],
  [{}, mode('off')],
])('says nothing of a change from %j to %j', (before, after) => {
  expect(findingsOf(RULE, listener(before, after))).toEqual([]);
});

describe.each(['aws_api_gateway_domain_name', 'aws_apigatewayv2_domain_name'])('%s', (type) => {
  const truststore = { mutual_tls_authentication: [{ truststore_uri: 's3://shop/clients.pem' }] };
  const domain = (before: object, after: object, unknown: Readonly<Record<string, unknown>> = {}) => ({
    resources: [
      {
        address: `${type}.api`,
        before: { domain_name: 'api.example.com', ...before },
        after: { domain_name: 'api.example.com', ...after },
        unknown,
      },
    ],
  });

  test('is high where the truststore is taken out', () => {
    expect(onlyFinding(RULE, domain(truststore, { mutual_tls_authentication: [] }))).toMatchObject({
      severity: 'high',
      what: '"API Gateway domain api.example.com" no longer verifies the certificates of clients: its truststore is taken out, and whoever reaches it is let in.',
    });
  });

  test.each([
    [truststore, truststore],
    [{}, truststore],
    [truststore, { mutual_tls_authentication: [{ truststore_uri: 's3://shop/other.pem' }] }],
  ])('says nothing of a change from %j to %j', (before, after) => {
    expect(findingsOf(RULE, domain(before, after))).toEqual([]);
  });

  test('says nothing of a truststore that is known only after the apply', () => {
    expect(findingsOf(RULE, domain(truststore, {}, { mutual_tls_authentication: true }))).toEqual([]);
  });
});
