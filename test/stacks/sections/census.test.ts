import type { Census } from '../../../environments';
import { CENSUS_VARIABLE, type CensusConfiguration } from '../../../modules/core';
import { synthesizedStacks } from '../../support/environment-stacks';
import local from '../../support/small-local';
import { onlyResource, resources } from '../../support/synth';

const stacksWith = (changes: Partial<Census> = {}) =>
  synthesizedStacks({ ...local, census: { bucketName: 'company-census', ...changes } });

test('the function is told what it counts by an object of its bucket, and the rest by its configuration', () => {
  const hub = stacksWith({ resolver: '192.0.2.53', metricsBy: ['account'] })['local-shared-services']!;
  const { environment } = onlyResource(hub, 'aws_lambda_function');
  const { variables } = environment as { readonly variables: Record<string, string> };
  const configuration = JSON.parse(variables[CENSUS_VARIABLE]!) as CensusConfiguration;
  expect(configuration).toEqual({
    environment: 'local',
    region: 'eu-west-1',
    bucketName: 'company-census',
    readerRoleName: 'certfleet-local-census-reader',
    resolver: '192.0.2.53',
    metricsBy: ['account'],
  });
  const accounts = resources(hub, 'aws_s3_object').find(({ key }) => key === 'accounts.json')!;
  expect(JSON.parse(accounts['content'] as string)).toEqual([
    { ids: ['111111111111'], regions: ['eu-west-1'], account: 'shared services' },
    ...Object.entries(local.applications).map(([account, { accountId, regions, owner }]) => ({
      ids: [accountId],
      regions,
      account,
      owner,
    })),
  ]);
});

test('every account lets in the function, by its name, and nobody else', () => {
  const stacks = stacksWith();
  for (const name of ['local-shared-services', 'local-shop']) {
    const role = resources(stacks[name]!, 'aws_iam_role').find(
      (each) => each['name'] === 'certfleet-local-census-reader',
    )!;
    const { Statement: trust } = JSON.parse(role['assume_role_policy'] as string) as { Statement: object[] };
    expect(trust).toEqual([
      expect.objectContaining({
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Condition: {
          ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/certfleet-local-census' },
        },
      }),
    ]);
  }
});

test('renewals that would fail, or are late, raise alarms of all certificates together', () => {
  const hub = stacksWith()['local-shared-services']!;
  const alarms = resources(hub, 'aws_cloudwatch_metric_alarm').map(({ alarm_name: name }) => name);
  expect(alarms.sort()).toEqual(
    [
      'absent',
      'failed',
      'given-up',
      'not-rehearsed',
      'pending-overdue',
      'renewal-overdue',
      'renewal-would-fail',
      'silent',
    ].map((each) => `certfleet-local-census-${each}`),
  );
});

test('a census that comes no more is told once it had come, and by no state that a new one has', () => {
  const told = 'arn:aws:sns:eu-west-1:111111111111:certificates';
  const hub = stacksWith({ alarmActions: [told] })['local-shared-services']!;
  const silent = resources(hub, 'aws_cloudwatch_metric_alarm').find(
    ({ alarm_name: name }) => name === 'certfleet-local-census-silent',
  );
  expect(silent).toMatchObject({
    metric_name: 'Issued',
    dimensions: { environment: 'local' },
    period: 3600,
    evaluation_periods: 6,
    treat_missing_data: 'missing',
    insufficient_data_actions: [told],
  });
  expect(silent).not.toHaveProperty('alarm_actions');
});

test('there is a dashboard of it where somebody asks for one', () => {
  const dashboards = (changes: Partial<Census>) =>
    resources(stacksWith(changes)['local-shared-services']!, 'aws_cloudwatch_dashboard');
  expect(dashboards({})).toEqual([]);
  expect(dashboards({ dashboard: true })).toMatchObject([{ dashboard_name: 'certfleet-local-census' }]);
});

test('it may look into units where there are some, and into the organization alone', () => {
  const mayFind = (changes: Partial<Census>) => {
    const hub = stacksWith(changes)['local-shared-services']!;
    const policies = resources(hub, 'aws_iam_role_policy').map(({ policy }) => policy as string);
    return policies.filter((policy) => policy.includes('organizations:ListAccountsForParent'));
  };
  expect(mayFind({})).toEqual([]);
  const unit = 'arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-11111111';
  expect(
    mayFind({ accounts: { guests: { organizationalUnitArns: [unit], regions: ['eu-west-1'] } } }),
  ).toEqual([expect.stringContaining('arn:aws:organizations::*:ou/o-certfleet01/*')]);
});

test('without the section nothing of it is there', () => {
  const stacks = synthesizedStacks(local);
  for (const stack of Object.values(stacks)) expect(JSON.stringify(stack)).not.toContain('-census');
});
