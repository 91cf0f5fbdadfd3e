import type { Construct } from 'constructs';
import type { ApiMutualTls as Declared } from '../../environments';
import { type ApiMutualTls, ApiTrustStore } from '../../modules/consumers';
import type { Placement } from '../../modules/core';
import type { ApplicationCertificates } from '../application-certificates';

/** Where a domain name stands, and what it has. */
interface Domain {
  readonly at: Placement;
  readonly region: string;
  readonly certificates: ApplicationCertificates;
}

/** Defines the trust store of a domain name whose clients show certificates too. */
export function apiMutualTls(
  scope: Construct,
  declared: Declared | undefined,
  { at, region, certificates }: Domain,
): ApiMutualTls | undefined {
  if (!declared) return undefined;
  const { caCertificates, ownershipCertificate } = declared;
  return {
    trustStore: new ApiTrustStore(scope, 'TrustStore', { caCertificates, at }),
    ownershipCertificate:
      ownershipCertificate === undefined ? undefined : certificates.inRegion(ownershipCertificate, region),
  };
}
