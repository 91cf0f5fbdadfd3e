import type { LbListenerMutualAuthentication } from '@cdktf/provider-aws/lib/lb-listener';
import type { ITrustStore } from './trust-store';

/** How a load balancer asks its clients for certificates, and verifies them. AWS provider from 5.82. */
export interface MutualTls {
  /** The CAs that issue them; of the load balancer's Region. */
  readonly trustStore: ITrustStore;
  /** @default false - a client with an expired certificate is refused */
  readonly ignoreClientCertificateExpiry?: boolean;
  /**
   * Whether the load balancer tells clients the names of its CAs, so that they can choose a certificate.
   *
   * @default false
   */
  readonly advertiseTrustStoreCaNames?: boolean;
}

/** The argument of a listener. Without it a listener that verified clients once would go on: it is always written. */
export function mutualAuthentication(mutualTls: MutualTls | undefined): LbListenerMutualAuthentication {
  if (!mutualTls) return { mode: 'off' };
  const { trustStore, ignoreClientCertificateExpiry, advertiseTrustStoreCaNames } = mutualTls;
  return {
    mode: 'verify',
    trustStoreArn: trustStore.trustStoreArn,
    ignoreClientCertificateExpiry: ignoreClientCertificateExpiry ?? false,
    advertiseTrustStoreCaNames: advertiseTrustStoreCaNames ? 'on' : 'off',
  };
}
