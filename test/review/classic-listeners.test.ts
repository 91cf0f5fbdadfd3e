import { type PlanEntry, certificateArn, certificateValues, findingsOf, onlyFinding } from '../support/plan';

const RULE = 'certificate-detached';
const one: PlanEntry = {
  address: 'aws_acm_certificate.one',
  before: certificateValues('one', ['shop.example.com']),
};
const listener = (certificate: string, more: object = {}) => ({
  lb_port: 443,
  lb_protocol: 'https',
  instance_port: 80,
  instance_protocol: 'http',
  ssl_certificate_id: certificate,
  ...more,
});
const balancer = (before: readonly object[], after: readonly object[], more: object = {}): PlanEntry => ({
  address: 'aws_elb.shop',
  before: { name: 'shop', internal: false, listener: before },
  after: { name: 'shop', internal: false, listener: after, ...more },
});
const policy = (after?: object): PlanEntry => {
  const before = { load_balancer: 'shop', lb_port: 443, name: 'tls' };
  return {
    address: 'aws_lb_ssl_negotiation_policy.shop',
    before,
    ...(after ? { after: { ...before, ...after }, actions: ['delete', 'create'] } : {}),
  };
};
const [now, next] = [listener(certificateArn('one')), listener(certificateArn('two'))];

test('is medium where a Classic Load Balancer gets another certificate, and its policy anew', () => {
  const resources = [one, balancer([now], [next]), policy({ triggers: { certificate: 'two' } })];
  expect(onlyFinding(RULE, { resources })).toEqual({
    severity: 'medium',
    stack: 'test-shop',
    address: 'aws_elb.shop',
    what: 'The listener of "classic load balancer shop" for "shop.example.com" is deleted and made anew, though the plan says update: its connections end, and clients are refused for some seconds.',
    remedy:
      'Apply when few clients are connected; an Application or Network Load Balancer changes its certificate in place.',
  });
});

test.each([
  policy(),
  {
    address: 'aws_load_balancer_listener_policy.shop',
    before: { load_balancer_name: 'shop', load_balancer_port: 443, policy_names: ['tls'] },
  },
])('is high where $address is not set again', (left) => {
  expect(onlyFinding(RULE, { resources: [one, balancer([now], [next]), left] })).toMatchObject({
    severity: 'high',
    what: expect.stringContaining(`takes TLS 1.0, as this plan leaves "${left.address}" as it is`),
  });
});

test.each([
  ['a certificate that is not issued yet', { ...now, ssl_certificate_id: undefined }],
  ['another port behind it', { ...now, instance_port: 8080 }],
])('tells it of %s', (_, after) => {
  expect(onlyFinding(RULE, { resources: [one, balancer([now], [after])] }).severity).toBe('medium');
});

test.each([
  ['something else changes', [now], [{ ...now, lb_protocol: 'HTTPS' }], { internal: true }],
  ['a listener comes beside it', [now], [now, { ...now, lb_port: 8443 }], {}],
  ['its port is left', [now], [{ ...now, lb_port: 8443 }], {}],
  ['it had no certificate', [listener('')], [now], {}],
] as const)('says nothing where %s', (_, before, after, more) => {
  expect(findingsOf(RULE, { resources: [one, balancer(before, after, more)] })).toEqual([]);
});
