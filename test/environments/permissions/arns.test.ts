import { globalArn, literal, regionalArn } from '../../../environments/permissions/arns';

const PLACE = { accountId: '111111111111', partition: 'aws-cn' };

test('ARNs are of the partition and the account', () => {
  expect(regionalArn(PLACE, 'acm', 'cn-north-1', 'certificate/*')).toBe(
    'arn:aws-cn:acm:cn-north-1:111111111111:certificate/*',
  );
  expect(globalArn(PLACE, 'iam', 'role/a')).toBe('arn:aws-cn:iam::111111111111:role/a');
});

test('a name is taken as it is', () => {
  expect(literal('secretId', 'legacy/web+1@$')).toBe('legacy/web+1@$');
});

test.each(['web*', 'we?', '${aws:username}'])(
  'fails for the name %s, which IAM takes for others too',
  (name) => {
    expect(() => literal('secretId', name)).toThrow(
      `secretId must have none of * ? \${, by which a policy would reach what others have, got ${JSON.stringify(name)}; ` +
        'give it a name without them',
    );
  },
);
