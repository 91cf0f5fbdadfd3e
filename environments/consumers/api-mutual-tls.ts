import { truststoreProblem, truststoreTextProblem } from '../../modules/core';
import type { Draft } from '../draft';
import { formOf, name, nonEmptyList, word } from '../form';
import type { Problem } from '../problem';
import { caCertificateProblems } from './ca-certificates';
import type { ConsumerFacts } from './consumer-kind';

/** Clients show certificates too, and API Gateway refuses those of other CAs. */
export interface ApiMutualTls {
  /** Certificates of the CAs that issue those of clients, in PEM, with those above them up to the root. No keys. */
  readonly caCertificates: readonly [string, ...string[]];
  /**
   * Name of a public certificate that proves the name is ours, where `certificate` is imported or private.
   *
   * @default - `certificate` is a public one
   */
  readonly ownershipCertificate?: string;
}

export const apiMutualTls = formOf<ApiMutualTls>()({
  caCertificates: nonEmptyList(word),
  ownershipCertificate: name.optional(),
});

/** What API Gateway would refuse of mutual TLS; paths start at the consumer. */
export function apiMutualTlsProblems(mutualTls: Draft<ApiMutualTls> | undefined): Problem[] {
  return caCertificateProblems(mutualTls?.caCertificates, truststoreTextProblem, truststoreProblem);
}

/**
 * Who proves that the names are ours, where mutual TLS asks for it (API Gateway Developer Guide, mutual TLS, imported
 * certificates).
 */
export function apiOwnership(mutualTls: Draft<ApiMutualTls> | undefined): ConsumerFacts['ownership'] {
  return (
    mutualTls && {
      path: ['mutualTls', 'ownershipCertificate'],
      certificate: mutualTls.ownershipCertificate,
      isAskedOf: ['private', 'imported'],
    }
  );
}
