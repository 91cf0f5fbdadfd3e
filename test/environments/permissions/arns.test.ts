import { runSimulation } from '@cloud-copilot/iam-simulate';
import { globalArn, literal, regionalArn } from '../../../environments/permissions/arns';

const PLACE = { accountId: '111111111111', partition: 'aws-cn' };

test('ARNs are of the partition and the account', () => {
  expect(regionalArn(PLACE, 'acm', 'cn-north-1', 'certificate/*')).toBe(
    'arn:aws-cn:acm:cn-north-1:111111111111:certificate/*',
  );
  expect(globalArn(PLACE, 'iam', 'role/a')).toBe('arn:aws-cn:iam::111111111111:role/a');
});

test('a name is taken as it is', () => {
  expect(literal('legacy/web+1@$')).toBe('legacy/web+1@$');
});

test.each([
  ['*.example.com', '${*}.example.com', 'api.example.com'],
  ['we?', 'we${?}', 'web'],
  ['${aws:username}', '${$}{aws:username}', 'deploy'],
])('the name %s, of which IAM would make others too, stands for itself alone', async (name, text, other) => {
  expect(literal(name)).toBe(text);
  await expect(judge(text, name)).resolves.toBe('Allowed');
  await expect(judge(text, other)).resolves.toBe('ImplicitlyDenied');
});

/** Whether who may delete the secret of one name may delete that of another. */
async function judge(allowed: string, asked: string): Promise<string> {
  const arn = (id: string) => regionalArn(PLACE, 'secretsmanager', 'cn-north-1', `secret:${id}-a1b2c3`);
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'secretsmanager:DeleteSecret', Resource: arn(allowed) }],
  };
  const result = await runSimulation(
    {
      request: {
        principal: globalArn(PLACE, 'iam', 'user/deploy'),
        action: 'secretsmanager:DeleteSecret',
        resource: { resource: arn(asked), accountId: PLACE.accountId },
        contextVariables: { 'aws:username': 'deploy' },
      },
      identityPolicies: [{ name: 'one', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  return result.resultType === 'error' ? JSON.stringify(result.errors) : result.overallResult;
}
