import { RevocationListEvents } from '../../../modules/automation';
import { onlyResource, synth } from '../../support/synth';

const AUTHORITY =
  'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/00000000-0000-4000-8000-000000000001';
const QUEUE = 'arn:aws:sqs:eu-west-1:222222222222:certfleet-shop-lists';

const made = synth(
  (stack) =>
    void new RevocationListEvents(stack, 'Events', {
      name: 'certfleet-tells-lists',
      certificateAuthorityArns: [AUTHORITY],
      receiverAccountId: '222222222222',
      functionName: 'certfleet-shop-lists',
      at: { providerRegion: 'eu-west-1', accountId: '111111111111' },
      rolePath: '/platform/',
    }),
);

test('a rule sends to the queue of the function when one of the CAs has written a list', () => {
  const { event_pattern: pattern } = onlyResource(made, 'aws_cloudwatch_event_rule');
  expect(JSON.parse(pattern as string)).toEqual({
    source: ['aws.acm-pca'],
    'detail-type': ['ACM Private CA CRL Generation'],
    resources: [AUTHORITY],
    detail: { result: ['success'] },
  });
  expect(onlyResource(made, 'aws_cloudwatch_event_target')).toMatchObject({
    arn: QUEUE,
    role_arn: expect.stringMatching(/^\$\{aws_iam_role\./) as string,
  });
});

test('its role is that of the rule alone, and sends to that queue alone', () => {
  const role = onlyResource(made, 'aws_iam_role');
  expect(role).toMatchObject({ name: 'certfleet-tells-lists', path: '/platform/' });
  expect(role['assume_role_policy']).toContain(
    '"aws:SourceArn":"arn:aws:events:eu-west-1:111111111111:rule/certfleet-tells-lists"',
  );
  const { Statement } = JSON.parse(onlyResource(made, 'aws_iam_role_policy')['policy'] as string) as {
    Statement: object[];
  };
  expect(Statement).toEqual([expect.objectContaining({ Action: 'sqs:SendMessage', Resource: QUEUE })]);
});
