import { type Draft, itemsOf } from '../draft';
import { caBundleProblem, caCertificateProblem } from '../../modules/core';
import { flag, formOf, nonEmptyList, word } from '../form';
import type { Problem } from '../problem';

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
  const path = ['mutualTls', 'caCertificates'];
  const texts = itemsOf(mutualTls?.caCertificates);
  const problems = texts.flatMap(([index, text]): Problem[] => {
    const problem = caCertificateProblem(text);
    return problem ? [{ path: [...path, index], ...problem }] : [];
  });
  const together =
    problems.length === 0 && texts.length > 0 ? caBundleProblem(texts.map(([, text]) => text)) : undefined;
  return together ? [{ path, ...together }] : problems;
}
