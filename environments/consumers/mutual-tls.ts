import { caBundleProblem, caCertificateProblem } from '../../modules/core';
import type { Draft } from '../draft';
import { flag, formOf, nonEmptyList, word } from '../form';
import type { Problem } from '../problem';
import { caCertificateProblems } from './ca-certificates';

/** Clients show certificates too, and the load balancer refuses those of other CAs. */
export interface MutualTls {
  /** Certificates of the CAs that issue those of clients, in PEM: one or several in each text, 25 in all, no keys. */
  readonly caCertificates: readonly [string, ...string[]];
  /** Whether a client with an expired certificate is let in. @default false */
  readonly ignoreClientCertificateExpiry?: boolean;
  /** Whether clients are told the names of the CAs, to choose a certificate by. @default false */
  readonly advertiseTrustStoreCaNames?: boolean;
}

export const mutualTlsForm = formOf<MutualTls>()({
  caCertificates: nonEmptyList(word),
  ignoreClientCertificateExpiry: flag.optional(),
  advertiseTrustStoreCaNames: flag.optional(),
});

/** What a trust store would refuse; paths start at the consumer. */
export function mutualTlsProblems(mutualTls: Draft<MutualTls> | undefined): Problem[] {
  return caCertificateProblems(mutualTls?.caCertificates, caCertificateProblem, caBundleProblem);
}
