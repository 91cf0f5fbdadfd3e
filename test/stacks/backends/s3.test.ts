import type { S3Backend } from '../../../environments';
import { useBackend } from '../../../stacks/backends';
import { template, testStack } from '../../support/synth';

function backend(changes: Partial<S3Backend> = {}) {
  const stack = testStack();
  useBackend(stack, { type: 's3', bucket: 'state', region: 'eu-west-1', ...changes }, 'staging-shop');
  return template(stack).terraform!.backend;
}

test('keeps the state encrypted and locked in the bucket, with no more than it was told', () => {
  expect(backend()).toEqual({
    s3: {
      bucket: 'state',
      key: 'certfleet/staging-shop.tfstate',
      region: 'eu-west-1',
      encrypt: true,
      use_lockfile: true,
    },
  });
});

test('takes another prefix, a key, and a role to reach the bucket', () => {
  const kmsKeyArn = 'arn:aws:kms:eu-west-1:111111111111:key/1';
  const roleArn = 'arn:aws:iam::111111111111:role/state';
  expect(backend({ keyPrefix: 'teams/a', kmsKeyArn, roleArn })).toMatchObject({
    s3: {
      key: 'teams/a/staging-shop.tfstate',
      kms_key_id: kmsKeyArn,
      assume_role: { role_arn: roleArn },
    },
  });
});
