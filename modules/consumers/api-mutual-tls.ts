import type { IConstruct } from 'constructs';
import type { ICertificate } from '../core';
import type { IApiTrustStore } from './api-trust-store';
import { type CertificateUse, checkCertificate } from './certificate-check';

/**
 * Clients show certificates too, and API Gateway refuses those of other CAs.
 *
 * It holds at the custom domain name alone: disable the API's `execute-api` endpoint, or clients go round it.
 */
export interface ApiMutualTls {
  /** The CAs that issue them; of the domain name's Region. */
  readonly trustStore: IApiTrustStore;
  /**
   * A public certificate that proves the name is yours, as API Gateway asks for where the domain's own is imported or from
   * a private CA. It is not shown to clients, and must stay valid: without it nothing of the domain can be changed.
   *
   * @default - the domain's certificate is a public one of ACM
   */
  readonly ownershipCertificate?: ICertificate;
}

/** The block of a domain name; undefined where clients show no certificates. */
export function mutualTlsAuthentication(mutualTls: ApiMutualTls | undefined) {
  return (
    mutualTls && {
      truststoreUri: mutualTls.trustStore.truststoreUri,
      truststoreVersion: mutualTls.trustStore.truststoreVersion,
    }
  );
}

/** Refuses an ownership certificate that is not of the domain name's place, or not for its name. */
export function checkOwnershipCertificate(
  scope: IConstruct,
  mutualTls: ApiMutualTls | undefined,
  use: Pick<CertificateUse, 'region' | 'accountId' | 'hostNames'>,
): void {
  if (!mutualTls?.ownershipCertificate) return;
  checkCertificate(scope, mutualTls.ownershipCertificate, {
    service: 'the ownership certificate of a domain name',
    ...use,
  });
}
