import {
  DescribeCertificateCommand,
  ListTagsForCertificateCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-acm';
import {
  DNS_VALIDATION_METRICS,
  DNS_VALIDATION_SOURCES,
  DNS_VALIDATION_VARIABLE,
  type DnsValidationConfiguration,
} from '../../modules/core/dns-validation';
import { attempted } from '../attempts';
import { isClosedAccount } from '../closed-account';
import { configurationOf } from '../configuration';
import { logLine, reasonOf } from '../log';
import { askItself } from '../own-queue';
import type { AccountRegion } from '../other-account';
import { type BusEvent, type FailedMessages, type QueueEvent, workEach } from '../queue';
import { awsClients } from './clients';
import { maybePending } from './pending';
import { placesOf } from './places';
import { type Awaited, awaitedBy, isRenewing } from './proofs';
import { writeRecords } from './records';
import { type Requested, certificateAt, requestedIn } from './requested';
import { type Message, isToldAgain, messagesOf } from './telling';

const configuration = configurationOf<DnsValidationConfiguration>(process.env, DNS_VALIDATION_VARIABLE);
const clients = awsClients(configuration);

const WORKS = new Map([
  ['aws.acm', validateRequested],
  ['aws.events', sweep],
  [DNS_VALIDATION_SOURCES.region, lookThrough],
  [DNS_VALIDATION_SOURCES.certificate, validateAgain],
]);

function log(metric: keyof typeof DNS_VALIDATION_METRICS, said: object): void {
  console.log(logLine(DNS_VALIDATION_METRICS[metric], ['environment', configuration.environment], said));
}

/**
 * Writes the records by which ACM validates: of a certificate that an event tells of, and daily of every one that ACM waits for.
 */
export function handler(event: QueueEvent): Promise<FailedMessages> {
  return workEach(event, WORKS, (error) => log('failed', { reason: reasonOf(error) }));
}

async function validateRequested(event: BusEvent): Promise<void> {
  const requested = requestedIn(event);
  if (requested === undefined) return log('ignored', { because: 'AWS refused the request' });
  const looked = await attempted(() => unlessClosed(requested, () => lookAt(requested)), {
    isFinal: (seen) => seen?.awaited.waitsFor !== 'records',
  });
  if (looked === undefined) return;
  if (looked.awaited.waitsFor === 'records') throw new Error('ACM has not made all records of it yet');
  await prove(requested, looked, true);
}

/** Every Region of every account, each by a message of its own. */
async function sweep(): Promise<void> {
  await askItself(DNS_VALIDATION_SOURCES.region, await clients.policies.regions());
}

/** Every certificate of a Region for which ACM may wait, each by a message of its own. */
async function lookThrough({ detail }: BusEvent): Promise<void> {
  const place = detail as AccountRegion;
  const arns = await unlessClosed(place, () => maybePending(clients.acm(place), new Date()));
  if (arns === undefined) return;
  await askItself(DNS_VALIDATION_SOURCES.certificate, arns.map(certificateAt));
}

async function validateAgain({ detail }: BusEvent): Promise<void> {
  const requested = detail as Requested;
  const looked = await lookAt(requested);
  await prove(requested, looked, isToldAgain(looked.since, new Date()));
}

/** What an account answers; undefined where it lets the function in no more, or not yet: the daily look comes again. */
async function unlessClosed<T>(place: AccountRegion, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!isClosedAccount(error)) throw error;
    log('absent', { ...place, reason: reasonOf(error) });
    return undefined;
  }
}

interface Looked {
  readonly awaited: Awaited;
  /** When ACM began to wait. @default - it waits for nothing */
  readonly since?: Date;
  /** When the certificate ends, where ACM is to renew it. @default - it is not issued yet */
  readonly endsAt?: Date;
}

async function lookAt(requested: Requested): Promise<Looked> {
  const client = clients.acm(requested);
  const { certificateArn: CertificateArn } = requested;
  try {
    const { Certificate = {} } = await client.send(new DescribeCertificateCommand({ CertificateArn }));
    const { Tags = [] } = await client.send(new ListTagsForCertificateCommand({ CertificateArn }));
    const tagKeys = new Set(Tags.map(({ Key }) => Key!));
    const { CreatedAt, NotAfter, RenewalSummary } = Certificate;
    const awaited = awaitedBy(Certificate, tagKeys);
    return isRenewing(Certificate)
      ? { awaited, since: RenewalSummary?.UpdatedAt, endsAt: NotAfter }
      : { awaited, since: CreatedAt };
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    return { awaited: { waitsFor: 'nothing', because: 'it is gone' } };
  }
}

async function prove(requested: Requested, looked: Looked, isTold: boolean): Promise<void> {
  const { awaited } = looked;
  const { certificateArn } = requested;
  if (awaited.waitsFor !== 'proofs') return log('ignored', { certificateArn, ...awaited });
  const policies = await clients.policies.of(requested.accountId);
  const { placed, refused: notGiven } = placesOf(awaited.proofs, policies);
  const recorded = await writeRecords(clients.route53, placed);
  const refused = [...notGiven, ...recorded.refused];
  if (isTold && refused.length > 0)
    await tellAll(
      messagesOf(requested, { refused, endsAt: looked.endsAt }, policies, configuration.topicArn),
    );
  const metric =
    refused.length > 0 ? 'refused' : recorded.written.length > 0 ? 'written' : ('standing' as const);
  log(metric, { certificateArn, ...recorded, refused });
}

/** A topic that takes no message keeps no other from its own, and none is told twice because of it. */
async function tellAll(messages: readonly Message[]): Promise<void> {
  for (const told of await Promise.allSettled(messages.map(clients.tell)))
    if (told.status === 'rejected') log('failed', { reason: reasonOf(told.reason) });
}
