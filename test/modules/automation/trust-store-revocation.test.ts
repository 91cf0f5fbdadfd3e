import { TrustStoreRevocation, type TrustStoreRevocationProps } from '../../../modules/automation';
import { TrustStore } from '../../../modules/consumers';
import { REVOCATION_VARIABLE, type RevocationConfiguration } from '../../../modules/core';
import { CLIENT_CA } from '../../support/ca-certificates';
import { onlyResource, resources, synth } from '../../support/synth';

const LISTS = { bucketName: 'company-crl', region: 'eu-west-1', accountId: '111111111111' };
const TELLER = 'arn:aws:iam::111111111111:role/platform/tells';

function synthesized(props: Partial<TrustStoreRevocationProps> = {}) {
  return synth((stack) => {
    const trustStore = new TrustStore(stack, 'TrustStore', { caCertificates: [CLIENT_CA] });
    new TrustStoreRevocation(stack, 'Revocation', {
      functionName: 'certfleet-shop-lists',
      at: { providerRegion: 'eu-west-1', accountId: '222222222222' },
      trustStore,
      lists: [LISTS],
      ...props,
    });
  });
}

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Principal?: object;
  readonly Condition?: object;
}

function statementsOf(type: 'aws_iam_role_policy' | 'aws_sqs_queue_policy', props = {}) {
  const { policy } = onlyResource(synthesized(props), type);
  const { Statement } = JSON.parse(policy as string) as { readonly Statement: readonly Statement[] };
  return new Map(Statement.map((each) => [each.Sid, each]));
}

test('the function is told which trust store it keeps up to which lists, and nothing of it comes from an event', () => {
  const { environment } = onlyResource(synthesized(), 'aws_lambda_function');
  const { variables } = environment as { readonly variables: Record<string, string> };
  const configuration = JSON.parse(variables[REVOCATION_VARIABLE]!) as RevocationConfiguration;
  expect(configuration).toEqual({
    name: 'certfleet-shop-lists',
    trustStoreArn: expect.stringMatching(/^\$\{aws_lb_trust_store\.\w+\.arn\}$/) as string,
    bucket: expect.stringMatching(/^\$\{aws_s3_bucket\.\w+\.bucket\}$/) as string,
    caCertificatesKey: 'ca-certificates.pem',
    lists: [{ bucket: 'company-crl', region: 'eu-west-1', accountId: '111111111111' }],
  });
});

test('its role changes one trust store, writes below one prefix of its bucket, and reads lists alone elsewhere', () => {
  const held = statementsOf('aws_iam_role_policy');
  expect(held.get('KeepItsTrustStoreUp')!.Resource).toMatch(/^\$\{aws_lb_trust_store\.\w+\.arn\}$/);
  expect(held.get('WriteItsLists')!.Resource).toMatch(/^arn:aws:s3:::\$\{.*\}\/revocations\/\*$/);
  expect(held.get('ReadLists')).toMatchObject({
    Action: 's3:GetObject',
    Resource: ['arn:aws:s3:::company-crl/crl/*'],
  });
  const everywhere = [...held.values()].filter(({ Resource }) => Resource === '*');
  expect(everywhere).toEqual([
    expect.objectContaining({
      Action: 'elasticloadbalancing:DescribeTrustStoreRevocations',
      Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    }),
  ]);
});

test('its own schedule starts it every hour, and roles of other accounts only where they are named', () => {
  const [rule, ...others] = resources(synthesized(), 'aws_cloudwatch_event_rule');
  expect(rule).toMatchObject({ schedule_expression: 'rate(1 hour)' });
  expect(others).toEqual([]);
  expect([...statementsOf('aws_sqs_queue_policy').keys()]).toEqual(['RulesOfThisFunction']);
  const told = {
    lists: [
      { ...LISTS, eventsRoleArn: TELLER },
      { ...LISTS, bucketName: 'other' },
    ],
  };
  expect(statementsOf('aws_sqs_queue_policy', told).get('SendersOfOtherAccounts')).toMatchObject({
    Principal: { AWS: ['arn:aws:iam::111111111111:root'] },
    Action: 'sqs:SendMessage',
    Condition: { ArnEquals: { 'aws:PrincipalArn': [TELLER] } },
  });
});

test('Terraform has it add the first lists, and remove its own', () => {
  expect(onlyResource(synthesized(), 'aws_lambda_invocation')).toMatchObject({
    lifecycle_scope: 'CRUD',
    lifecycle: { create_before_destroy: true },
  });
});

test('alarms tell of lists that are refused, fail or have ended, and of none after two days', () => {
  const alarms = resources(
    synthesized({ alarmActions: ['arn:aws:sns:eu-west-1:222222222222:a'] }),
    'aws_cloudwatch_metric_alarm',
  );
  expect(alarms.map((each) => [each['alarm_name'], each['evaluation_periods']])).toEqual([
    ['certfleet-shop-lists-absent', 2],
    ['certfleet-shop-lists-failed', 1],
    ['certfleet-shop-lists-given-up', 1],
    ['certfleet-shop-lists-outdated', 1],
    ['certfleet-shop-lists-refused', 1],
  ]);
  for (const each of alarms) expect(each['alarm_actions']).toEqual(['arn:aws:sns:eu-west-1:222222222222:a']);
});

test.each([
  ['a name of a function that is too long', { functionName: 'n'.repeat(56) }, 'at most 55 letters'],
  ['a place without an account', { at: { providerRegion: 'eu-west-1' } }, 'must each say Region and account'],
])('fails on %s', (_what, props, message) => {
  expect(() => synthesized(props)).toThrow(message);
});
