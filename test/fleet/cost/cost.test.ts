import { plannedResources } from '../../../fleet';
import { costChanges, costOf } from '../../../fleet/cost';
import type { FleetResource, Values } from '../../../fleet/resource';
import { type PlanEntry, planOf } from '../../support/plan';

const resource = (
  type: string,
  values: Values = {},
  mode: FleetResource['mode'] = 'managed',
): FleetResource => ({
  stack: 'test-shop',
  address: `${type}.one`,
  mode,
  type,
  values,
  references: new Map(),
  state: 'unchanged',
});

describe('what is there', () => {
  test('costs by its type, the most first', () => {
    const alarm = resource('aws_cloudwatch_metric_alarm');
    expect(
      costOf([
        ...[alarm, alarm, resource('aws_route53_zone')],
        resource('aws_acmpca_certificate_authority'),
        resource('aws_acmpca_certificate_authority', { usage_mode: 'SHORT_LIVED_CERTIFICATE' }),
      ]),
    ).toEqual([
      { what: 'general-purpose private CAs', count: 1, usd: 400, total: 400 },
      { what: 'private CAs for short-lived certificates', count: 1, usd: 50, total: 50 },
      { what: 'hosted zones', count: 1, usd: 0.5, total: 0.5 },
      { what: 'alarms', count: 2, usd: 0.1, total: 0.2 },
    ]);
  });

  test('amounts are whole cents', () => {
    const alarms = Array.from({ length: 3 }, () => resource('aws_cloudwatch_metric_alarm'));
    expect(costOf(alarms)).toMatchObject([{ total: 0.3 }]);
  });

  test('costs an endpoint for each Availability Zone, and one that is no interface nothing', () => {
    const endpoint = (type: string) =>
      resource('aws_vpc_endpoint', { vpc_endpoint_type: type, subnet_ids: ['a', 'b'] });
    expect(costOf([endpoint('Interface'), endpoint('Gateway')])).toMatchObject([{ count: 2, usd: 7.3 }]);
  });

  test.each<[string, unknown]>([
    ['synthesized', { export: 'ENABLED' }],
    ['planned', [{ export: 'ENABLED' }]],
  ])('an exportable certificate costs by its names at each issue, as it is %s', (_what, options) => {
    const [line, ...others] = costOf([
      resource('aws_acm_certificate', {
        domain_name: 'example.com',
        subject_alternative_names: ['example.com', '*.example.com'],
        options,
      }),
    ]);
    expect(others).toEqual([]);
    expect(line!.total).toBeCloseTo(((7 + 79) * 365) / 12 / 153, 1);
  });

  test.each([
    resource('aws_acm_certificate', { domain_name: 'example.com', options: [] }),
    resource('aws_lb_listener'),
    resource('toString'),
    resource('aws_route53_zone', {}, 'data'),
  ])('what AWS asks nothing for is not in it: $type', (free) => {
    expect(costOf([free])).toEqual([]);
  });
});

describe('what plans change', () => {
  const changes = (...resources: PlanEntry[]) => costChanges(plannedResources(planOf({ resources })).managed);
  const ca = 'aws_acmpca_certificate_authority';

  test('is told with more and less, the largest first', () => {
    expect(
      changes(
        { address: 'aws_cloudwatch_metric_alarm.one', before: { alarm_name: 'one' }, after: null },
        { address: 'aws_cloudwatch_metric_alarm.two', before: { alarm_name: 'two' } },
        { address: `${ca}.issuing`, after: { usage_mode: 'GENERAL_PURPOSE' } },
      ),
    ).toEqual([
      { what: 'general-purpose private CAs', before: 0, after: 1, usd: 400, difference: 400 },
      { what: 'alarms', before: 2, after: 1, usd: 0.1, difference: -0.1 },
    ]);
  });

  test('is nothing where things only change, or Terraform forgets them', () => {
    const zone = { name: 'example.com' };
    expect(
      changes(
        { address: 'aws_route53_zone.one', before: zone, after: { ...zone, comment: 'new' } },
        { address: 'aws_route53_zone.two', before: zone, after: null, actions: ['forget'] },
      ),
    ).toEqual([]);
  });

  test('of another kind is one more and one less', () => {
    const before = { usage_mode: 'GENERAL_PURPOSE' };
    const after = { usage_mode: 'SHORT_LIVED_CERTIFICATE' };
    expect(changes({ address: `${ca}.one`, before, after, actions: ['delete', 'create'] })).toMatchObject([
      { difference: -400 },
      { difference: 50 },
    ]);
  });
});
