import local from '../../../environments/local';
import { environmentPolicies } from '../../../environments/permissions/environment-policies';

test('who deploys a function invokes it as Terraform does, by the ARN of $LATEST', () => {
  const deploy = environmentPolicies(local).find(
    ({ account, role }) => account === 'shop' && role === 'deploy',
  )!;
  const statements = deploy.policies.flatMap(({ document }) => document.Statement);
  const invoking = statements.filter(({ Action }) => [Action].flat().includes('lambda:InvokeFunction'));
  expect(invoking.map(({ Resource }) => [Resource].flat())).toEqual([
    ['arn:aws:lambda:eu-west-1:222222222222:function:certfleet-local-*-rotation:$LATEST'],
  ]);
});
