import { requestedIn } from '../../../lambda/dns-validation/requested';
import { isToldAgain, messagesOf } from '../../../lambda/dns-validation/telling';

const ARN = 'arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-4000-8000-000000000001';
const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:refused';
const event = (detail: unknown, account: unknown = '222222222222') => ({
  ...{ source: 'aws.acm', 'detail-type': 'AWS API Call via CloudTrail' },
  account,
  detail,
});
const told = (certificateArn: unknown) => ({ responseElements: { certificateArn } });

test('the certificate is that of the account which sent the event', () => {
  expect(requestedIn(event(told(ARN)))).toEqual({
    accountId: '222222222222',
    region: 'eu-west-1',
    certificateArn: ARN,
  });
});

test.each([
  ['says nothing', event(undefined)],
  ['tells of a refused call', event({ ...told(ARN), errorCode: 'AccessDenied' })],
  ['has no answer', event({ responseElements: null })],
  ['has no ARN', event(told(undefined))],
  ['has an ARN that is none', event(told({ toString: () => ARN }))],
  ['has the ARN of something else', event(told(ARN.replace(':acm:', ':iam:')))],
  ['speaks of an account that did not send it', event(told(ARN), '333333333333')],
  ['is from nobody', event(told(ARN), null)],
])('there is none where the event %s', (_, hostile) => {
  expect(requestedIn(hostile)).toBeUndefined();
});

describe('the owner', () => {
  const requested = { accountId: '222222222222', region: 'eu-west-1', certificateArn: ARN };
  const refused = { refused: [{ name: 'a.example.com', reason: 'it is not given' }] };

  test('is told at its topic, and where it has none at that of all', () => {
    const policy = { regions: [], zones: [] };
    const own = `${TOPIC}-own`;
    const topics = (...all: Parameters<typeof messagesOf>) =>
      messagesOf(...all).map(({ topicArn }) => topicArn);
    expect(topics(requested, refused, [policy, { ...policy, topicArn: own }], TOPIC)).toEqual([TOPIC, own]);
    expect(topics(requested, refused, [], TOPIC)).toEqual([TOPIC]);
    expect(topics(requested, refused, [policy], undefined)).toEqual([]);
  });

  test('reads a subject that SNS takes, however many names there are', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ name: `${index}.example.com`, reason: 'no' }));
    const [message] = messagesOf(requested, { refused: many }, [], TOPIC);
    expect(message!.subject).toMatch(/^[\x20-\x7e]{1,99}$/);
    expect(message!.text).toContain('99.example.com: no');
  });

  test('reads when a certificate ends that cannot be renewed', () => {
    const endsAt = new Date('2027-01-31T12:00:00Z');
    const [message] = messagesOf(requested, { ...refused, endsAt }, [], TOPIC);
    expect(message!.text).toMatch(/^ACM cannot renew .* it ends on 2027-01-31\.\n/);
  });

  test.each([
    [0, false],
    [23, false],
    [25, true],
    [47, true],
    [49, false],
  ])('is told again by the look %d hours after the request: %s', (hours, isTold) => {
    const now = new Date('2026-11-27T12:00:00Z');
    expect(isToldAgain(new Date(now.getTime() - hours * 3_600_000), now)).toBe(isTold);
  });
});
