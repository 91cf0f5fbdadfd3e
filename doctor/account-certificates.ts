import type { ACMClient } from '@aws-sdk/client-acm';
import pLimit from 'p-limit';
import { certificatesIn } from '../live/acm-account';
import { Pace, call } from '../live/calls';
import type { LiveCertificate } from '../live/live-certificate';
import { nameToProve } from '../modules/core';

/** A certificate of an account, with the names it was asked for. */
export interface AccountCertificate extends LiveCertificate {
  /** Stack that requested it, by its tag. @default - something else did */
  readonly stack?: string;
}

/** Tag that the stacks put on everything they make. */
const STACK_TAG = 'certfleet:stack';

/** Calls a second that ACM takes of an account in a Region (ACM User Guide, quotas). */
const TAG_LISTS_PER_SECOND = 10;
const CONCURRENT_TAG_LISTS = 4;

/** The certificates of one account and Region that one of these names is on, or the wildcard of one. */
export async function certificatesWithNames(
  client: ACMClient,
  names: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<AccountCertificate[]> {
  const { ListTagsForCertificateCommand } = await import('@aws-sdk/client-acm');
  const isWanted = ({ names: has }: LiveCertificate) => has.some((name) => names.has(nameToProve(name)));
  const all = await certificatesIn({ client, signal, isDescribed: isWanted });
  const pace = new Pace(TAG_LISTS_PER_SECOND);
  const limit = pLimit(CONCURRENT_TAG_LISTS);
  const tagged = async (certificate: LiveCertificate): Promise<AccountCertificate> => {
    await pace.turn(signal);
    const command = new ListTagsForCertificateCommand({ CertificateArn: certificate.certificateArn });
    const { Tags = [] } = await call(signal, (abortSignal) => client.send(command, { abortSignal }));
    return { ...certificate, stack: Tags.find(({ Key }) => Key === STACK_TAG)?.Value };
  };
  return Promise.all(all.filter(isWanted).map((each) => limit(() => tagged(each))));
}
