import { caBundleProblem, caCertificateProblem } from '../../modules/core';
import { type Draft, itemsOf } from '../draft';
import { alarmActions } from '../certificates/alarm-actions';
import { flag, formOf, name, nonEmptyList, word } from '../form';
import type { Problem } from '../problem';
import { caCertificateProblems } from './ca-certificates';
import type { ConsumerFacts } from './consumer-kind';

/** Clients whose certificates were revoked are refused, by the lists that CAs of shared services write. */
export interface ClientRevocation {
  /** Names of CAs of shared services with `revocation` of type `crl`; their certificates are among `caCertificates`. */
  readonly certificateAuthorities: readonly [string, ...string[]];
  /**
   * ARNs that the alarms of the function tell, for example of SNS topics.
   *
   * @default - those of `monitoring` in its Region; without it alarms are seen in CloudWatch only
   */
  readonly alarmActions?: readonly string[];
}

/** Clients show certificates too, and the load balancer refuses those of other CAs. */
export interface MutualTls {
  /** Certificates of the CAs that issue those of clients, in PEM: one or several in each text, 25 in all, no keys. */
  readonly caCertificates: readonly [string, ...string[]];
  /** Whether a client with an expired certificate is let in. @default false */
  readonly ignoreClientCertificateExpiry?: boolean;
  /** Whether clients are told the names of the CAs, to choose a certificate by. @default false */
  readonly advertiseTrustStoreCaNames?: boolean;
  /** Whose revocation lists a function keeps the trust store up to. @default - revoked certificates are let in until they end */
  readonly revocation?: ClientRevocation;
}

export const mutualTlsForm = formOf<MutualTls>()({
  caCertificates: nonEmptyList(word),
  ignoreClientCertificateExpiry: flag.optional(),
  advertiseTrustStoreCaNames: flag.optional(),
  revocation: formOf<ClientRevocation>()({
    certificateAuthorities: nonEmptyList(name),
    alarmActions: alarmActions.optional(),
  }).optional(),
});

/** What a trust store would refuse; paths start at the consumer. */
export function mutualTlsProblems(mutualTls: Draft<MutualTls> | undefined): Problem[] {
  return caCertificateProblems(mutualTls?.caCertificates, caCertificateProblem, caBundleProblem);
}

/**
 * By whose lists clients are refused; paths start at the consumer.
 *
 * @param of what the consumer is in its account, and nothing else there
 */
export function clientRevocationOf(
  mutualTls: Draft<MutualTls> | undefined,
  of: string | undefined,
): ConsumerFacts['clientRevocation'] {
  const { revocation } = mutualTls ?? {};
  return (
    revocation && {
      authorities: itemsOf(revocation.certificateAuthorities).map(([index, authority]) => [
        ['mutualTls', 'revocation', 'certificateAuthorities', index],
        authority,
      ]),
      of,
    }
  );
}
