import { Token } from 'cdktf';
import {
  CompositeAlarms,
  type CompositeAlarmsProps,
  ExpiryAlarm,
  type IAlarm,
} from '../../../modules/monitoring';
import { onlyResource, resources, synth } from '../../support/synth';

const TOPIC = 'arn:aws:sns:eu-west-1:222222222222:certificates';

function synthesized(alarms: readonly IAlarm[], props: Partial<CompositeAlarmsProps> = {}) {
  return synth(
    (stack) =>
      void new CompositeAlarms(stack, 'Together', {
        name: 'production-shop-certificates',
        alarms,
        alarmActions: [TOPIC],
        ...props,
      }),
  );
}

/** Alarms that stand, with names of a length. */
const standing = (count: number, length = 20): IAlarm[] =>
  Array.from({ length: count }, (_, index) => ({
    alarmName: String(index).padStart(length, 'n'),
    ready: [],
  }));

const rules = (made: Parameters<typeof resources>[0]) =>
  resources(made, 'aws_cloudwatch_composite_alarm').map(({ alarm_name: name, alarm_rule: rule }) => [
    name,
    (rule as string).split(' OR ').length,
  ]);

test('tells for alarms that tell nobody by themselves, each of which stands before', () => {
  const made = synth((stack) => {
    const certificateArn = Token.asString({ resolve: () => 'arn' });
    const alarms = ['web', 'api'].map(
      (name) =>
        new ExpiryAlarm(stack, name, { name: `shop-${name}-expiry`, certificateArn, daysToExpiry: 30 }),
    );
    new CompositeAlarms(stack, 'Together', { name: 'shop-certificates', alarms, alarmActions: [TOPIC] });
  });
  expect(onlyResource(made, 'aws_cloudwatch_composite_alarm')).toMatchObject({
    alarm_name: 'shop-certificates',
    alarm_rule: 'ALARM("shop-web-expiry") OR ALARM("shop-api-expiry")',
    alarm_actions: [TOPIC],
    depends_on: [
      expect.stringContaining('aws_cloudwatch_metric_alarm.web_'),
      expect.stringContaining('aws_cloudwatch_metric_alarm.api_'),
    ],
  });
  for (const alarm of resources(made, 'aws_cloudwatch_metric_alarm')) {
    expect(alarm).not.toHaveProperty('alarm_actions');
    expect(alarm).toMatchObject({ lifecycle: { create_before_destroy: true } });
  }
});

test('one more than a hundred makes a second', () => {
  expect(rules(synthesized(standing(100)))).toEqual([['production-shop-certificates', 100]]);
  expect(rules(synthesized(standing(101)))).toEqual([
    ['production-shop-certificates', 100],
    ['production-shop-certificates-2', 1],
  ]);
});

test('long names make a second too, as a rule has at most 10,240 characters', () => {
  const made = synthesized(standing(60, 200));
  expect(rules(made).map(([, count]) => count)).toEqual([48, 12]);
  for (const { alarm_rule: rule } of resources(made, 'aws_cloudwatch_composite_alarm'))
    expect((rule as string).length).toBeLessThanOrEqual(10_240);
});

test.each<[string, readonly IAlarm[], Partial<CompositeAlarmsProps>, string]>([
  [
    'without alarms',
    [],
    {},
    'alarms must be at least one, with names that are known before the apply, got 0',
  ],
  [
    'with a name that is not known',
    [{ alarmName: Token.asString({ resolve: () => 'later' }), ready: [] }],
    {},
    'name alarms by text',
  ],
  ['with nobody to tell', standing(1), { alarmActions: [] }, 'alarmActions must be 1 to 5 ARNs, got 0'],
  [
    'where it would tell nobody in its Region',
    standing(1),
    { at: { region: 'us-east-1' } },
    'must be in us-east-1, where the composite alarm is, as CloudWatch looks and tells in one Region, got "eu-west-1"',
  ],
])('fails %s', (_what, alarms, props, message) => {
  expect(() => synthesized(alarms, props)).toThrow(message);
});
