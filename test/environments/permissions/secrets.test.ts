import { certificateDistribution } from '../../../environments/permissions/services/certificates';

const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/00000000-0000-4000-8000-000000000001';
const account = {
  accountId: '222222222222',
  partition: 'aws',
  regions: ['eu-west-1'] as const,
  environmentName: 'production',
};
const certificate = { region: 'eu-west-1', domainName: '*.example.com' };

/** What deploying such a distribution needs of a service. */
function needed(service: string, changes: object) {
  return certificateDistribution(account, { ...certificate, ...changes }).flatMap((each) =>
    each.actions.filter((action) => action.startsWith(`${service}:`)).map((action) => ({ ...each, action })),
  );
}

test('a secret is made and changed by its exact name, and read by nobody who deploys', () => {
  const secrets = needed('secretsmanager', { secret: { kmsKeyArn: KEY } });
  expect(new Set(secrets.flatMap(({ resources }) => resources))).toEqual(
    new Set([
      'arn:aws:secretsmanager:eu-west-1:222222222222:secret:certfleet-production/_.example.com-??????',
    ]),
  );
  expect(secrets.filter(({ access }) => access === 'read').map(({ action }) => action)).toEqual([
    'secretsmanager:DescribeSecret',
    'secretsmanager:GetResourcePolicy',
  ]);
  expect(secrets.map(({ action }) => action)).not.toContain('secretsmanager:GetSecretValue');
});

test('its key is used by Secrets Manager of its Region alone', () => {
  expect(needed('kms', { secret: { kmsKeyArn: KEY } })).toEqual(
    ['kms:Decrypt', 'kms:GenerateDataKey'].map((action) =>
      expect.objectContaining({
        action,
        access: 'write',
        resources: [KEY],
        conditions: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
      }),
    ),
  );
});

test('who distributes to accounts alone needs nothing of either, and who writes a secret alone makes no alias', () => {
  const [accounts, secret] = [{ accounts: ['blog'] }, { secret: { kmsKeyArn: KEY } }];
  expect([...needed('secretsmanager', accounts), ...needed('kms', accounts)]).toEqual([]);
  const actions = (changes: object) => needed('lambda', changes).map(({ action }) => action);
  expect(actions(accounts)).toContain('lambda:CreateAlias');
  expect(actions(accounts)).not.toContain('lambda:InvokeFunction');
  expect(actions(secret)).not.toContain('lambda:CreateAlias');
  expect(needed('lambda', secret).find(({ action }) => action === 'lambda:InvokeFunction')).toMatchObject({
    resources: ['arn:aws:lambda:eu-west-1:222222222222:function:certfleet-production-*-copies:$LATEST'],
  });
});
