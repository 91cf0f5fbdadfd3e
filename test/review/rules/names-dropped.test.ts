import type { Values } from '../../../fleet';
import {
  certificateArn,
  certificateValues,
  findingsOf,
  listenerValues,
  onlyFinding,
} from '../../support/plan';

const web = (before: readonly string[], after: readonly string[]) => ({
  address: 'aws_acm_certificate.web',
  before: certificateValues('web', before),
  after: { ...certificateValues('web', after), arn: undefined },
  replacedFor: ['subject_alternative_names'],
});
const listener = {
  address: 'aws_lb_listener.web',
  before: listenerValues('web'),
  after: listenerValues(undefined),
  references: { certificate_arn: ['aws_acm_certificate_validation.web'] },
};
const wait = {
  address: 'aws_acm_certificate_validation.web',
  before: { certificate_arn: certificateArn('web') },
  references: { certificate_arn: ['aws_acm_certificate.web'] },
};

test('is high where a listener loses a name, because nobody knows who asks for it', () => {
  const resources = [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait, listener];
  expect(onlyFinding('names-dropped', { resources })).toMatchObject({
    severity: 'high',
    address: 'aws_lb_listener.web',
    what: '"load balancer listener shop:443" will have no certificate for "b.example.com" any more: clients that ask for it are refused as soon as this is applied.',
  });
});

test('is critical where a rule of the listener serves the name', () => {
  const rule = {
    address: 'aws_lb_listener_rule.b',
    before: {
      listener_arn: listener.before.arn,
      condition: [{ host_header: [{ values: ['B.example.com'] }] }],
    },
  };
  const resources = [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait, listener, rule];
  expect(onlyFinding('names-dropped', { resources })).toMatchObject({
    severity: 'critical',
    what: expect.stringContaining('answers to "b.example.com" and will have no certificate for it'),
  });
});

test.each<[string, string, Values, Readonly<Record<string, readonly string[]>>]>([
  [
    'API Gateway domain',
    'aws_api_gateway_domain_name.b',
    { domain_name: 'b.example.com', regional_certificate_arn: certificateArn('web') },
    { regional_certificate_arn: ['aws_acm_certificate.web'] },
  ],
  [
    'CloudFront distribution',
    'aws_cloudfront_distribution.b',
    { aliases: ['b.example.com'], viewer_certificate: [{ acm_certificate_arn: certificateArn('web') }] },
    { viewer_certificate: ['aws_acm_certificate.web'] },
  ],
])('is critical for the name of a %s', (_service, address, values, references) => {
  const resources = [
    web(['a.example.com', 'b.example.com'], ['a.example.com']),
    {
      address,
      before: values,
      after: { ...values, regional_certificate_arn: undefined, viewer_certificate: [{}] },
      references,
    },
  ];
  expect(onlyFinding('names-dropped', { resources })).toMatchObject({ severity: 'critical', address });
});

test('sees a certificate taken off a listener', () => {
  const sni = {
    address: 'aws_lb_listener_certificate.b',
    before: { listener_arn: listener.before.arn, certificate_arn: certificateArn('b') },
    after: null,
  };
  const resources = [
    { address: 'aws_lb_listener.web', before: listenerValues('a') },
    { address: 'aws_acm_certificate.a', before: certificateValues('a', ['a.example.com']) },
    { address: 'aws_acm_certificate.b', before: certificateValues('b', ['b.example.com']) },
    sni,
  ];
  expect(onlyFinding('names-dropped', { resources })).toMatchObject({
    severity: 'high',
    address: 'aws_lb_listener.web',
    what: expect.stringContaining('no certificate for "b.example.com"'),
  });
});

test('is high for a certificate that something else uses', () => {
  const entry = web(['a.example.com', 'b.example.com'], ['a.example.com']);
  const before = { ...entry.before, renewal_eligibility: 'ELIGIBLE' };
  expect(onlyFinding('names-dropped', { resources: [{ ...entry, before }] })).toMatchObject({
    severity: 'high',
    address: 'aws_acm_certificate.web',
  });
});

test.each([
  [
    'a wildcard covers the name',
    [web(['a.example.com', 'b.example.com'], ['*.example.com']), wait, listener],
  ],
  [
    'only the order of names changes',
    [web(['a.example.com', 'b.example.com'], ['b.example.com', 'a.example.com']), wait, listener],
  ],
  ['names are added', [web(['a.example.com'], ['a.example.com', 'b.example.com']), wait, listener]],
  [
    'the service goes too',
    [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait, { ...listener, after: null }],
  ],
  ['nothing serves the certificate', [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait]],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('names-dropped', { resources })).toEqual([]);
});

test('says nothing where another certificate of the listener has the name', () => {
  const sni = {
    address: 'aws_lb_listener_certificate.b',
    before: { listener_arn: listener.before.arn, certificate_arn: certificateArn('b') },
  };
  const other = { address: 'aws_acm_certificate.b', before: certificateValues('b', ['b.example.com']) };
  const resources = [web(['a.example.com', 'b.example.com'], ['a.example.com']), wait, listener, sni, other];
  expect(findingsOf('names-dropped', { resources })).toEqual([]);
});

describe('is low, because the plan does not say,', () => {
  const low = {
    severity: 'low',
    what: expect.stringContaining('Whether it will have one is known only after the apply.'),
  };

  test('where the names of the certificate are computed during the apply', () => {
    const certificate = {
      ...web(['a.example.com'], []),
      after: { validation_method: 'DNS' },
      unknown: { domain_name: true, subject_alternative_names: true },
    };
    expect(onlyFinding('names-dropped', { resources: [certificate, wait, listener] })).toMatchObject(low);
  });

  test('where the certificate comes out of something that is not followed', () => {
    const certificate = {
      address: 'aws_acm_certificate.a',
      before: certificateValues('web', ['a.example.com']),
      after: null,
    };
    const service = {
      ...listener,
      references: { certificate_arn: ['var.certificate_arn'] },
      unknown: { certificate_arn: true },
    };
    expect(onlyFinding('names-dropped', { resources: [certificate, service] })).toMatchObject(low);
  });

  test('where the certificate is in none of the plans', () => {
    const certificate = {
      address: 'aws_acm_certificate.a',
      before: certificateValues('web', ['a.example.com']),
    };
    const service = { ...listener, after: listenerValues('elsewhere'), references: {} };
    expect(onlyFinding('names-dropped', { resources: [certificate, service] })).toMatchObject(low);
  });
});
