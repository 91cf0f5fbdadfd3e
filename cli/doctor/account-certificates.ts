import type { ACMClient } from '@aws-sdk/client-acm';
import { nameToProve } from '../../modules/core';
import { certificatesIn } from '../live/acm-account';
import type { LiveCertificate } from '../live/live-certificate';

/** A certificate of an account, with the names it was asked for. */
export interface AccountCertificate extends LiveCertificate {
  /** Stack that requested it, by its tag. @default - something else did */
  readonly stack?: string;
}

/** Tag that the stacks put on everything they make. */
const STACK_TAG = 'certfleet:stack';

/** The certificates of one account and Region that one of these names is on, or the wildcard of one. */
export async function certificatesWithNames(
  client: ACMClient,
  names: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<AccountCertificate[]> {
  const { ListTagsForCertificateCommand } = await import('@aws-sdk/client-acm');
  const isWanted = (has: readonly string[]) => has.some((name) => names.has(nameToProve(name)));
  const all = await certificatesIn({ client, signal, isWanted });
  const found: AccountCertificate[] = [];
  for (const certificate of all.filter((each) => isWanted(each.names))) {
    const { certificateArn: CertificateArn } = certificate;
    const { Tags = [] } = await client.send(new ListTagsForCertificateCommand({ CertificateArn }), {
      abortSignal: signal,
    });
    found.push({ ...certificate, stack: Tags.find(({ Key }) => Key === STACK_TAG)?.Value });
  }
  return found;
}
