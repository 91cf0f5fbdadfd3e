import type { ValidationPolicy } from '../../modules/core/dns-validation';
import type { Refusal } from './places';
import type { Requested } from './requested';

/** Characters of a subject (Amazon SNS API Reference, Publish). */
const SUBJECT_MAXIMUM = 99;

const DAY = 86_400_000;

/** What a topic is told. */
export interface Message {
  readonly topicArn: string;
  readonly subject: string;
  readonly text: string;
}

/** What was refused of a certificate. */
export interface Refused {
  readonly refused: readonly Refusal[];
  /** When it ends, where ACM is to renew it. @default - it is not issued yet */
  readonly endsAt?: Date;
}

/** What the owner of an account is told of names that are not validated, by each topic once. */
export function messagesOf(
  { accountId, region, certificateArn }: Requested,
  { refused, endsAt }: Refused,
  policies: readonly ValidationPolicy[],
  defaultTopicArn: string | undefined,
): Message[] {
  const topics = new Set(policies.map(({ topicArn }) => topicArn ?? defaultTopicArn));
  if (policies.length === 0) topics.add(defaultTopicArn);
  const owners = [...new Set(policies.flatMap(({ owner }) => owner ?? []))];
  const text = [
    endsAt === undefined
      ? 'ACM waits for a proof that nobody will write: the certificate stays pending, and fails after 72 hours.'
      : `ACM cannot renew a certificate, as it waits for a proof that nobody will write: it ends on ${endsAt.toISOString().slice(0, 10)}.`,
    '',
    `Certificate: ${certificateArn}`,
    `Account: ${accountId}${owners.length === 0 ? '' : `, of ${owners.join(' and ')}`}`,
    `Region: ${region}`,
    ...refused.map(({ name, reason }) => `${name}: ${reason}`),
    '',
    'Ask whoever runs the platform for the domain, or request the certificate without the name.',
    'Runbook: dns-validation-refused',
  ].join('\n');
  const subject = `Not validated: ${refused.map(({ name }) => name).join(', ')}`.slice(0, SUBJECT_MAXIMUM);
  return [...topics].flatMap((topicArn) => (topicArn === undefined ? [] : [{ topicArn, subject, text }]));
}

/**
 * Whether the owner is told by the daily look: once, about a day after the request, for whoever missed the event or whose event got lost,
 * and about a day after ACM began to renew. ACM waits for three days (ACM User Guide, DNS validation).
 *
 * @param since the certificate was requested, or is renewed
 */
export function isToldAgain(since: Date | undefined, now: Date): boolean {
  const age = since === undefined ? 0 : now.getTime() - since.getTime();
  return age >= DAY && age < 2 * DAY;
}
