import { Construct } from 'constructs';
import type { Application, Certificate } from '../../environments';
import { RegionalCertificates } from '../../modules/certificate';
import type { ICertificate, ICertificateAuthority, Placement } from '../../modules/core';
import type { AccountProviders } from '../account-providers';
import type { ApplicationZones } from '../application-zones';

/** What a certificate stands in. */
export interface CertificateContext {
  readonly application: Application;
  readonly providers: AccountProviders;
  readonly zones: ApplicationZones;
  readonly certificateAuthorities: ReadonlyMap<string, ICertificateAuthority>;
}

/** A certificate of an account, in one or several Regions. */
export interface DeclaredCertificate {
  inRegion(region: string): ICertificate;
}

/** Defines a certificate of one source, as a construct with the id `name` in the scope. */
export type Wiring<T extends Certificate> = (
  scope: Construct,
  name: string,
  certificate: T,
  context: CertificateContext,
) => DeclaredCertificate;

/** Where the certificate is to be: in the Regions it says, else in the account's first. */
export function placementsOf(
  { regions }: Certificate,
  { application, providers }: CertificateContext,
): Placement[] {
  return (regions ?? application.regions.slice(0, 1)).map((region) => providers.at(region));
}

/** One certificate for each place, where a construct holds but one. */
export function inEachRegion(
  scope: Construct,
  name: string,
  placements: readonly Placement[],
  certificate: (scope: Construct, id: string, at: Placement) => ICertificate,
): DeclaredCertificate {
  const own = new Construct(scope, name);
  return new RegionalCertificates(
    own,
    placements.map((at, index) => certificate(own, at.region ?? at.providerRegion ?? String(index), at)),
  );
}
