import type { Values } from '../../../fleet';
import {
  type PlanEntry,
  certificateArn,
  certificateValues,
  findingsOf,
  onlyFinding,
} from '../../support/plan';

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

describe('a composite alarm tells for others', () => {
  const silent: Values = { ...alarm, alarm_actions: [] };
  const apiAlarm: Values = {
    ...silent,
    alarm_name: 'api-expires',
    dimensions: { CertificateArn: certificateArn('api') },
  };
  const of = (...names: readonly string[]): Values => ({
    alarm_name: 'all-certificates',
    arn: 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:all-certificates',
    actions_enabled: true,
    alarm_actions: alarm['alarm_actions'],
    alarm_rule: names.map((name) => `ALARM("${name}")`).join(' OR '),
  });
  const both = of('certificates-expire', 'api-expires');
  const composite = 'aws_cloudwatch_composite_alarm.all';
  const children = [
    { address, before: silent },
    { address: 'aws_cloudwatch_metric_alarm.api', before: apiAlarm },
  ];
  const speaking = (values: Values) => ({ ...values, alarm_actions: alarm['alarm_actions'] });

  test.each<[string, PlanEntry[]]>([
    [
      'one is made, and they are silent from now on',
      [
        { address, before: alarm, after: silent },
        { address: 'aws_cloudwatch_metric_alarm.api', before: speaking(apiAlarm), after: apiAlarm },
        { address: composite, after: both },
      ],
    ],
    [
      'one is made by a rule that is known only after the apply',
      [
        { address, before: alarm, after: silent },
        {
          address: composite,
          after: { ...both, alarm_rule: undefined },
          unknown: { alarm_rule: true },
        },
      ],
    ],
    [
      'it goes, and each tells for itself again',
      [
        { address, before: silent, after: alarm },
        { address: 'aws_cloudwatch_metric_alarm.api', before: apiAlarm, after: speaking(apiAlarm) },
        { address: composite, before: both, after: null },
      ],
    ],
    [
      'another one takes its place',
      [
        ...children,
        { address: composite, before: both, after: null },
        { address: `${composite}_new`, after: { ...both, alarm_name: 'another' } },
      ],
    ],
    [
      'a certificate goes with its alarm',
      [
        children[0]!,
        { address: 'aws_cloudwatch_metric_alarm.api', before: apiAlarm, after: null },
        { address: composite, before: both, after: of('certificates-expire') },
        {
          address: 'aws_acm_certificate.api',
          before: certificateValues('api', ['b.example.com']),
          after: null,
        },
      ],
    ],
    [
      'an alarm has another name, and it names that',
      [
        children[0]!,
        { address: 'aws_cloudwatch_metric_alarm.api', before: apiAlarm, after: null },
        { address: 'aws_cloudwatch_metric_alarm.web_api', after: { ...apiAlarm, alarm_name: 'web-api' } },
        { address: composite, before: both, after: of('certificates-expire', 'web-api') },
      ],
    ],
    [
      'it is of something else',
      [
        { address, before: { ...silent, namespace: 'AWS/EC2' } },
        { address: composite, before: of('certificates-expire'), after: null },
      ],
    ],
    [
      'it told nobody',
      [...children, { address: composite, before: { ...both, alarm_actions: [] }, after: null }],
    ],
  ])('says nothing where %s', (_what, resources) => {
    expect(findingsOf('alarm-removed', { resources })).toEqual([]);
  });

  test.each<[string, Values | null, string]>([
    [
      'is removed',
      null,
      '"all-certificates" is removed, which told for "certificates-expire", "api-expires"',
    ],
    [
      'has no actions',
      { ...both, alarm_actions: [] },
      'is switched off, which told for "certificates-expire"',
    ],
    ['has its actions off', { ...both, actions_enabled: false }, 'is switched off'],
    ['names one of them', of('certificates-expire'), 'has another rule, which told for "api-expires"'],
    [
      'asks for both at once',
      { ...both, alarm_rule: 'ALARM("certificates-expire") AND ALARM("api-expires")' },
      'has another rule, which told for "certificates-expire", "api-expires"',
    ],
  ])('tells of it once where it %s, and they stay silent', (_what, after, said) => {
    const resources = [...children, { address: composite, before: both, after }];
    const { what, severity } = onlyFinding('alarm-removed', { resources });
    expect(severity).toBe('medium');
    expect(what).toContain(said);
  });

  test('tells of an alarm that goes while its certificate stays', () => {
    const resources = [
      children[0]!,
      { address: 'aws_cloudwatch_metric_alarm.api', before: apiAlarm, after: null },
      { address: composite, before: both, after: of('certificates-expire') },
    ];
    expect(onlyFinding('alarm-removed', { resources }).what).toContain('"api-expires" is removed');
  });

  test('tells of an alarm that is silent where the new one names another, or one of another account', () => {
    const silenced = { address, before: alarm, after: silent };
    expect(
      onlyFinding('alarm-removed', { resources: [silenced, { address: composite, after: of('others') }] })
        .what,
    ).toContain('"certificates-expire" is switched off');
    expect(
      findingsOf(
        'alarm-removed',
        { resources: [silenced] },
        {
          stack: 'test-blog',
          accounts: { aws: '333333333333' },
          resources: [{ address: composite, after: both }],
        },
      ),
    ).toHaveLength(1);
  });
});

test('tells of a heartbeat that tells nobody any more', () => {
  const told = alarm['alarm_actions'];
  const heartbeat: Values = { ...ofFunction, alarm_actions: [], insufficient_data_actions: told };
  const after = { ...heartbeat, insufficient_data_actions: [] };
  expect(onlyFinding('alarm-removed', { resources: [{ address, before: heartbeat, after }] }).what).toContain(
    'is switched off',
  );
  expect(
    findingsOf('alarm-removed', {
      resources: [{ address, before: heartbeat, after: { ...heartbeat, threshold: 2 } }],
    }),
  ).toEqual([]);
});

describe('an alarm on a CA', () => {
  const arn = 'arn:aws:acm-pca:eu-west-1:222222222222:certificate-authority/1';
  const on = (metric: string): Values => ({
    alarm_name: `ca-${metric}`,
    alarm_actions: alarm['alarm_actions'],
    metric_query: [
      { expression: `SELECT SUM(${metric}) FROM "AWS/ACMPrivateCA" WHERE PrivateCAArn = '${arn}'` },
    ],
  });
  const list = (enabled: boolean): Values => ({
    arn,
    revocation_configuration: [{ crl_configuration: [{ enabled }] }],
  });
  const authority = 'aws_acmpca_certificate_authority.issuing';

  test.each<[string, string, PlanEntry[]]>([
    ['the CA stays', 'Failure', [{ address: authority, before: list(true) }]],
    ['its list stays', 'MisconfiguredCRLBucket', [{ address: authority, before: list(true) }]],
    ['nobody knows the CA', 'Failure', []],
    [
      'the other alarm of the CA stays',
      'Failure',
      [{ address: `${address}_list`, before: on('MisconfiguredCRLBucket') }],
    ],
  ])('is told of where %s', (_what, metric, others) => {
    const resources = [{ address, before: on(metric), after: null }, ...others];
    expect(onlyFinding('alarm-removed', { resources }).what).toContain(`"ca-${metric}" is removed`);
  });

  test.each<[string, string, PlanEntry[]]>([
    ['the CA goes', 'Failure', [{ address: authority, before: list(true), after: null }]],
    [
      'the CA publishes no list any more',
      'MisconfiguredCRLBucket',
      [{ address: authority, before: list(true), after: list(false) }],
    ],
    [
      'the entry of the CA is renamed',
      'Failure',
      [{ address: `${address}_renamed`, after: { ...on('Failure'), alarm_name: 'renamed' } }],
    ],
  ])('may go where %s', (_what, metric, others) => {
    const resources = [{ address, before: on(metric), after: null }, ...others];
    expect(findingsOf('alarm-removed', { resources })).toEqual([]);
  });
});
