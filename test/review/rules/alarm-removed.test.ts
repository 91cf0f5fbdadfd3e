import type { Values } from '../../../fleet';
import { certificateArn, certificateValues, findingsOf, onlyFinding } from '../../support/plan';

const alarm: Values = {
  alarm_name: 'certificates-expire',
  namespace: 'AWS/CertificateManager',
  metric_name: 'DaysToExpiry',
  actions_enabled: true,
  alarm_actions: ['arn:aws:sns:eu-west-1:222222222222:oncall'],
  dimensions: { CertificateArn: certificateArn('web') },
};
const address = 'aws_cloudwatch_metric_alarm.expiry';
const ofFunction: Values = {
  ...alarm,
  alarm_name: 'certfleet-copies-refused',
  namespace: 'Certfleet',
  dimensions: { certificate: 'copies' },
};

test('is medium where an alarm on certificates goes', () => {
  expect(
    onlyFinding('alarm-removed', { resources: [{ address, before: alarm, after: null }] }),
  ).toMatchObject({
    severity: 'medium',
    what: '"certificates-expire" is removed: nobody is told by it any more when a certificate is not renewed or a CA fails.',
  });
});

test.each([
  [
    'its certificate only gets a tag',
    [
      { address, before: alarm, after: null },
      {
        address: 'aws_acm_certificate.web',
        before: certificateValues('web', ['a.example.com']),
        after: certificateValues('web', ['a.example.com'], { tags: { team: 'shop' } }),
      },
    ],
  ],
  [
    'its certificate is replaced, and the next has none',
    [
      { address, before: alarm, after: null },
      {
        address: 'aws_acm_certificate.web',
        before: certificateValues('web', ['a.example.com']),
        after: certificateValues('next', ['a.example.com', 'b.example.com']),
        actions: ['create', 'delete'],
      },
    ],
  ],
  [
    'it is of what a function gave up',
    [
      {
        address,
        before: { ...ofFunction, namespace: 'AWS/SQS', alarm_name: 'copies-given-up' },
        after: null,
      },
    ],
  ],
  [
    'another one that watches it tells nobody',
    [
      { address, before: alarm, after: null },
      { address: `${address}_renamed`, after: { ...alarm, actions_enabled: false } },
    ],
  ],
  [
    'the function that it watches stays',
    [
      { address, before: ofFunction, after: null },
      { address: 'aws_lambda_function.copies', before: { function_name: 'certfleet-copies' } },
    ],
  ],
  [
    'an invocation has another result',
    [
      { address, before: alarm, after: null },
      { address: 'aws_lambda_invocation.first', before: { result: 'no JSON' }, after: null },
      { address: 'aws_lambda_invocation.null', before: { result: 'null' }, after: null },
    ],
  ],
])('tells of one that is removed where %s', (_what, resources) => {
  expect(onlyFinding('alarm-removed', { resources }).what).toContain('is removed');
});

test('tells of one that watches another certificate from now on, and not of one that it may', () => {
  const other = { ...alarm, dimensions: { CertificateArn: certificateArn('other') } };
  expect(
    onlyFinding('alarm-removed', { resources: [{ address, before: alarm, after: other }] }).what,
  ).toContain('watches another certificate');
  const unknown = { ...alarm, dimensions: undefined };
  const awaited = { address, before: alarm, after: unknown, unknown: { dimensions: true } };
  expect(findingsOf('alarm-removed', { resources: [awaited] })).toEqual([]);
});

test('tells of one that watches something else from now on', () => {
  const cpu = { ...alarm, namespace: 'AWS/EC2', metric_name: 'CPUUtilization' };
  expect(
    onlyFinding('alarm-removed', { resources: [{ address, before: alarm, after: cpu }] }).what,
  ).toContain('is switched off');
});

test("tells of one whose function stays, though another account's of the same name goes", () => {
  const findings = findingsOf(
    'alarm-removed',
    { stack: 'test-shop', resources: [{ address, before: ofFunction, after: null }] },
    {
      stack: 'test-blog',
      resources: [
        { address: 'aws_lambda_function.copies', before: { function_name: 'certfleet-copies' }, after: null },
      ],
    },
  );
  expect(findings).toHaveLength(1);
});

test('says nothing of an alarm that Terraform only forgets', () => {
  const forgotten = { address, before: alarm, after: null, actions: ['forget'] };
  expect(findingsOf('alarm-removed', { resources: [forgotten] })).toEqual([]);
});

test.each<[string, Values]>([
  ['its actions are switched off', { ...alarm, actions_enabled: false }],
  ['it has no actions any more', { ...alarm, alarm_actions: [] }],
  ['its argument with actions goes', { ...alarm, alarm_actions: null }],
])('counts an alarm as switched off where %s', (_what, after) => {
  expect(onlyFinding('alarm-removed', { resources: [{ address, before: alarm, after }] }).what).toContain(
    'is switched off',
  );
});

test.each<[string, string, Values, Values | null]>([
  [
    'an EventBridge rule on ACM',
    'aws_cloudwatch_event_rule.acm',
    { name: 'acm', event_pattern: '{"source":["aws.acm"]}', state: 'ENABLED' },
    null,
  ],
  [
    'an EventBridge rule that is disabled',
    'aws_cloudwatch_event_rule.acm',
    { name: 'acm', event_pattern: '{"source":["aws.acm-pca"]}', state: 'ENABLED' },
    { name: 'acm', event_pattern: '{"source":["aws.acm-pca"]}', state: 'DISABLED' },
  ],
  [
    'a Config rule',
    'aws_config_config_rule.acm',
    { name: 'acm', source: [{ source_identifier: 'ACM_CERTIFICATE_EXPIRATION_CHECK' }] },
    null,
  ],
  [
    'an alarm of several metrics',
    address,
    { ...alarm, namespace: null, metric_query: [{ metric: [{ namespace: 'AWS/ACMPrivateCA' }] }] },
    null,
  ],
])('knows %s', (_what, at, before, after) => {
  expect(onlyFinding('alarm-removed', { resources: [{ address: at, before, after }] }).severity).toBe(
    'medium',
  );
});

test.each([
  [
    'the certificate it watches goes too',
    [
      { address, before: alarm, after: null },
      {
        address: 'aws_acm_certificate.web',
        before: certificateValues('web', ['a.example.com']),
        after: null,
      },
    ],
  ],
  [
    'the function that imported its certificate deletes that',
    [
      { address, before: alarm, after: null },
      {
        address: 'aws_lambda_invocation.first',
        before: { result: JSON.stringify({ certificateArn: certificateArn('web') }) },
        after: null,
      },
    ],
  ],
  [
    'another alarm watches the certificate',
    [
      { address, before: alarm, after: null },
      { address: `${address}_renamed`, after: { ...alarm, alarm_name: 'another' } },
    ],
  ],
  [
    'the function it watches goes too',
    [
      { address, before: ofFunction, after: null },
      { address: 'aws_lambda_function.copies', before: { function_name: 'certfleet-copies' }, after: null },
    ],
  ],
  ['it watches something else', [{ address, before: { ...alarm, namespace: 'AWS/EC2' }, after: null }]],
  ['it was off already', [{ address, before: { ...alarm, actions_enabled: false }, after: null }]],
  ['only its threshold changes', [{ address, before: alarm, after: { ...alarm, threshold: 30 } }]],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('alarm-removed', { resources })).toEqual([]);
});
