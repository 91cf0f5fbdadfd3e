import {
  type PlanEntry,
  certificateArn,
  certificateValues,
  findingsOf,
  listenerValues,
  onlyFinding,
} from '../../support/plan';

const web = { address: 'aws_acm_certificate.web', before: certificateValues('web', ['a.example.com']) };
const distribution = (...aliases: readonly string[]) => ({
  aliases,
  domain_name: 'd111111abcdef8.cloudfront.net',
  viewer_certificate: [{ acm_certificate_arn: certificateArn('web') }],
});
const site = 'aws_cloudfront_distribution.site';
const listener = { address: 'aws_lb_listener.web', before: listenerValues('web') };
const rule = (...values: readonly string[]): PlanEntry => ({
  address: 'aws_lb_listener_rule.b',
  after: { listener_arn: listener.before.arn, condition: [{ host_header: [{ values }] }] },
});

test('is critical for a new alias of a distribution', () => {
  const change = {
    address: site,
    before: distribution('a.example.com'),
    after: distribution('a.example.com', 'b.example.com'),
  };
  expect(onlyFinding('host-name-uncovered', { resources: [web, change] })).toMatchObject({
    severity: 'critical',
    address: site,
    what: expect.stringContaining(
      'is to answer to "b.example.com", and its certificate does not have it: AWS refuses that in the apply, or clients do after it.',
    ),
  });
});

test('is critical for a new custom domain', () => {
  const domain = {
    address: 'aws_apigatewayv2_domain_name.b',
    after: {
      domain_name: 'b.example.com',
      domain_name_configuration: [{ certificate_arn: certificateArn('web') }],
    },
  };
  expect(onlyFinding('host-name-uncovered', { resources: [web, domain] }).severity).toBe('critical');
});

test('is critical for a new distribution with an alias and the certificate of CloudFront', () => {
  const viewer = { viewer_certificate: [{ cloudfront_default_certificate: true }] };
  const resources = [{ address: site, after: { ...distribution('a.example.com'), ...viewer } }];
  expect(onlyFinding('host-name-uncovered', { resources }).severity).toBe('critical');
});

test('is medium for a listener rule: behind CloudFront it does no harm', () => {
  const resources = [web, listener, rule('a.example.com', 'b.example.com')];
  expect(onlyFinding('host-name-uncovered', { resources })).toMatchObject({
    severity: 'medium',
    address: 'aws_lb_listener_rule.b',
    what: expect.stringContaining('is to answer to "b.example.com", and none of its certificates has it'),
  });
});

test.each<[string, readonly PlanEntry[]]>([
  ['the certificate has the name', [web, { address: site, after: distribution('a.example.com') }]],
  [
    'a wildcard has it',
    [
      { ...web, before: certificateValues('web', ['*.example.com']) },
      { address: site, after: distribution('b.example.com') },
    ],
  ],
  ['it was without one already', [web, { address: site, before: distribution('b.example.com') }]],
  ['the certificate is in no plan', [{ address: site, after: distribution('b.example.com') }]],
  ['the alias goes', [web, { address: site, before: distribution('b.example.com'), after: distribution() }]],
  ['the distribution goes', [web, { address: site, before: distribution('b.example.com'), after: null }]],
  ['the rule is for a pattern', [web, listener, rule('*.example.net', '?.example.net')]],
  [
    'the rule is on a listener without TLS',
    [{ ...listener, before: listenerValues(undefined, { protocol: 'HTTP' }) }, rule('b.example.com')],
  ],
  [
    'the rule is on another listener',
    [
      web,
      listener,
      { ...rule('b.example.com'), after: { ...rule('b.example.com').after, listener_arn: 'x' } },
    ],
  ],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('host-name-uncovered', { resources })).toEqual([]);
});
