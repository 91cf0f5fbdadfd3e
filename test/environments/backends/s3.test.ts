import { problemsAfter } from '../../support/spoilt-environment';

const bucket = (changes: object) =>
  problemsAfter(
    (e) => (e.backend = { type: 's3', bucket: 'example-state', region: 'eu-west-1', ...changes }),
  );

test('takes a bucket and its Region, and what narrows them', () => {
  expect(bucket({})).toEqual([]);
  expect(
    bucket({
      keyPrefix: 'teams/certfleet',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/1',
      roleArn: 'arn:aws:iam::111111111111:role/state',
    }),
  ).toEqual([]);
});

test.each([
  [{ bucket: 's3://state' }, 'bucket: must be the name of an S3 bucket, got "s3://state"; use the bare name'],
  [{ region: 'eu-wset-1' }, 'region: must be an AWS Region, got "eu-wset-1"; did you mean "eu-west-1"?'],
  [
    { keyPrefix: '/a' },
    'keyPrefix: must be a key prefix without leading or trailing slash, got "/a"; for example',
  ],
  [
    { keyPrefix: 'a/' },
    'keyPrefix: must be a key prefix without leading or trailing slash, got "a/"; for example',
  ],
  [
    { kmsKeyArn: 'alias/state' },
    'kmsKeyArn: must be the ARN of a KMS key, got "alias/state"; copy it from KMS',
  ],
  [{ roleArn: 'state' }, 'roleArn: must be the ARN of an IAM role, got "state"; write it as "arn:aws:iam::'],
])('refuses %j', (changes, message) => {
  expect(bucket(changes)).toEqual([expect.stringContaining(`backend.${message}`)]);
});
