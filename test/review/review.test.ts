import type { StackPlan } from '../../fleet';
import { type Acceptance, failsOn, openFindings, reviewPlans, SEVERITIES } from '../../review';
import { certificateValues, listenerValues, planOf } from '../support/plan';

/** A listener that loses TLS, and a certificate whose export is switched on: critical and medium. */
const plan: StackPlan = planOf({
  resources: [
    {
      address: 'aws_acm_certificate.web[0]',
      before: certificateValues('web', ['a.example.com']),
      after: { ...certificateValues('web', ['a.example.com']), options: [{ export: 'ENABLED' }] },
    },
    {
      address: 'aws_lb_listener.web',
      before: listenerValues('web'),
      after: listenerValues('web', { protocol: 'HTTP' }),
    },
    { address: 'aws_lb_target_group.web', before: {} },
  ],
});
const acceptance = (changes: Partial<Acceptance> = {}): Acceptance => ({
  rule: 'tls-policy-lowered',
  stack: 'test-shop',
  resource: 'aws_lb_listener.web',
  reason: 'moves behind another load balancer',
  until: '2026-06-30',
  ...changes,
});
const review = (acceptances: readonly Acceptance[] = [], today = '2026-06-30') =>
  reviewPlans([plan], { acceptances, today });

test('puts the worst finding first and sums up the rest', () => {
  const { findings, stacks } = review();
  expect(findings.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
    'critical tls-policy-lowered',
    'medium export-enabled',
  ]);
  expect(stacks).toEqual([
    {
      stack: 'test-shop',
      unchanged: 1,
      changes: [
        { type: 'aws_acm_certificate', action: 'update', count: 1 },
        { type: 'aws_lb_listener', action: 'update', count: 1 },
      ],
    },
  ]);
});

test.each([
  [[], ['critical', 'high', 'medium', 'low']],
  [[acceptance()], ['medium', 'low']],
  [[acceptance(), acceptance({ rule: 'export-enabled', resource: 'aws_acm_certificate.*' })], []],
])('fails on the thresholds that open findings reach: %#', (acceptances, thresholds) => {
  expect(SEVERITIES.filter((severity) => failsOn(review(acceptances), severity))).toEqual(thresholds);
});

test.each([
  ['another stack', { stack: 'test-blog' }],
  ['another rule', { rule: 'names-dropped' }],
  ['part of the address', { resource: 'aws_lb_listener' }],
  ['an address in which a dot is a dot', { resource: 'aws_lb_listenerXweb' }],
] as const)('does not accept by %s', (_what, changes) => {
  expect(openFindings(review([acceptance(changes)]))).toHaveLength(2);
});

test('takes brackets of an address as they are, and a star for any characters', () => {
  const accepted = [
    acceptance({ rule: 'export-enabled', resource: 'aws_acm_certificate.web[0]' }),
    acceptance({ resource: '*' }),
  ];
  expect(openFindings(review(accepted))).toEqual([]);
});

test('counts a finding again on the day after, and says that it was accepted; the longest acceptance counts', () => {
  expect(openFindings(review([acceptance()], '2026-07-01'))[0]).toMatchObject({
    noLongerAccepted: acceptance(),
  });
  const longer = [acceptance(), acceptance({ until: '2026-07-31' })];
  expect(openFindings(review(longer, '2026-07-01'))).toHaveLength(1);
});
