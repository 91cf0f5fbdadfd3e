import type { Construct } from 'constructs';
import type { Application, Certificate, Environment } from '../../environments';
import { entryRegions } from '../../environments/entry-regions';
import type { TaggedCertificate } from '../../environments/certificates/certificate-kind';
import { RegionalCertificates } from '../../modules/certificate';
import {
  type ICertificate,
  type ICertificateAuthority,
  type Placement,
  type RoleSettings,
  type Tags,
  regionOf,
} from '../../modules/core';
import type { AccountProviders } from '../account-providers';
import type { ApplicationZones } from '../application-zones';

/** What a certificate stands in. */
export interface CertificateContext {
  readonly application: Application;
  readonly providers: AccountProviders;
  readonly zones: ApplicationZones;
  readonly certificateAuthorities: ReadonlyMap<string, ICertificateAuthority>;
  readonly environment: Environment;
  /** Name of the application. */
  readonly applicationName: string;
  /** What is asked of roles in the account. */
  readonly roles: RoleSettings;
  /** That Terraform gives everything; what a function makes for it has them too. */
  readonly defaultTags: Tags;
}

/** Defines a certificate of one source, as a construct with the id `name` in the scope. */
export type Wiring<T extends Certificate> = (
  scope: Construct,
  name: string,
  certificate: T,
  context: CertificateContext,
) => RegionalCertificates;

/** Where the certificate is to be: in the Regions it says, else in the account's first. */
export function placementsOf(
  certificate: Certificate,
  { application, providers }: CertificateContext,
): Placement[] {
  return entryRegions(certificate, application).map((region) => providers.at(region));
}

/** Tags of a certificate beside those of its account: people find it by the name of its entry. */
export function tagsOf(name: string, { tags }: TaggedCertificate): Tags {
  return { Name: name, ...tags };
}

/** One certificate for each place, where a construct holds but one. */
export class CertificateInEachPlace extends RegionalCertificates {
  protected readonly certificates: readonly ICertificate[];

  constructor(
    scope: Construct,
    id: string,
    placements: readonly Placement[],
    certificate: (scope: Construct, id: string, at: Placement) => ICertificate,
  ) {
    super(scope, id);
    this.certificates = placements.map((at, index) => certificate(this, regionOf(at) ?? String(index), at));
  }

  public get domainNames(): readonly string[] | undefined {
    return this.certificates[0]?.domainNames;
  }
}
