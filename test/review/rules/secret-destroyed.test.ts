import type { Values } from '../../../fleet';
import { certificateArn, findingsOf, onlyFinding } from '../../support/plan';

const ARN = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:certfleet-test/web.example.com-a1B2c3';
const secret: Values = { name: 'certfleet-test/web.example.com', arn: ARN, recovery_window_in_days: 0 };
const address = 'aws_secretsmanager_secret.web';
const invoked = (input: unknown) => ({
  address: 'aws_lambda_invocation.written',
  before: { input: typeof input === 'string' ? input : JSON.stringify(input) },
  after: null,
});
const written = invoked({ secretArn: ARN, certificateArn: certificateArn('web') });

test('is high where a secret with a certificate goes', () => {
  expect(
    onlyFinding('secret-destroyed', { resources: [{ address, before: secret, after: null }, written] }),
  ).toMatchObject({
    severity: 'high',
    what:
      'The secret "certfleet-test/web.example.com", into which a function writes a certificate and its key, is destroyed at ' +
      'once, without days to restore it in. Whoever reads it fails from then on.',
  });
});

test('is not said to go at once where it may be restored', () => {
  const kept = { ...secret, recovery_window_in_days: 30 };
  expect(
    onlyFinding('secret-destroyed', { resources: [{ address, before: kept, after: null }, written] }).what,
  ).toContain('is destroyed. Whoever');
});

test('is high where it is made anew under another name', () => {
  const replaced = {
    address,
    before: secret,
    after: { ...secret, name: 'certfleet-test/shop.example.com' },
    actions: ['create', 'delete'],
  };
  expect(onlyFinding('secret-destroyed', { resources: [replaced, written] }).what).toContain(
    'is made anew with another ARN, as "certfleet-test/shop.example.com".',
  );
});

test.each([
  ['that only changes', [{ address, before: secret, after: { ...secret, kms_key_id: 'another' } }, written]],
  ['that Terraform forgets', [{ address, before: secret, after: null, actions: ['forget'] }, written]],
  ['that no function writes', [{ address, before: secret, after: null }]],
  [
    'beside what is no input of ours',
    [
      { address, before: secret, after: null },
      invoked('not JSON'),
      { ...invoked([ARN]), address: 'aws_lambda_invocation.list' },
      { ...invoked({ secretArn: ARN }), address: 'aws_lambda_invocation.other' },
    ],
  ],
])('says nothing of a secret %s', (_what, resources) => {
  expect(findingsOf('secret-destroyed', { resources })).toEqual([]);
});
