import { denyServiceConnectSecrets } from '../../../modules/ecs';

const role = 'arn:aws:iam::222222222222:role/service-connect';

test('nobody else reads the private keys of Service Connect', () => {
  expect(denyServiceConnectSecrets({ exceptRoleArns: [role] })).toEqual({
    Sid: 'KeysOfServiceConnect',
    Effect: 'Deny',
    Action: 'secretsmanager:GetSecretValue',
    Resource: 'arn:aws:secretsmanager:*:*:secret:ecs-sc!*',
    Condition: { ArnNotEquals: { 'aws:PrincipalArn': [role] } },
  });
});

test('is of another partition where that is said', () => {
  expect(denyServiceConnectSecrets({ exceptRoleArns: [role], partition: 'aws-cn' }).Resource).toBe(
    'arn:aws-cn:secretsmanager:*:*:secret:ecs-sc!*',
  );
});
