import { Construct } from 'constructs';
import type { Application, Certificate } from '../environments';
import {
  EmailValidatedCertificate,
  ExistingCertificate,
  ImportedCertificate,
  PrivateCertificate,
  PublicCertificate,
  RegionalCertificates,
  SecretMaterial,
} from '../modules/certificate';
import {
  type ICertificate,
  type ICertificateAuthority,
  type Placement,
  ValidationError,
} from '../modules/core';
import type { AccountProviders } from './account-providers';
import type { ApplicationZones } from './application-zones';
import { renamedFrom } from './formerly';

export interface ApplicationCertificatesProps {
  readonly application: Application;
  readonly providers: AccountProviders;
  readonly zones: ApplicationZones;
  readonly certificateAuthorities: ReadonlyMap<string, ICertificateAuthority>;
}

/** A certificate of an account, in one or several Regions. */
interface DeclaredCertificate {
  inRegion(region: string): ICertificate;
}

/** The certificates of an application account, by name. */
export class ApplicationCertificates extends Construct {
  private readonly certificates: ReadonlyMap<string, DeclaredCertificate>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ApplicationCertificatesProps,
  ) {
    super(scope, id);
    const declared = Object.entries(props.application.certificates ?? {});
    this.certificates = new Map(
      declared.map(([name, certificate]) => {
        const defined = this.define(name, certificate);
        renamedFrom(this.node.findChild(name), certificate.formerly);
        return [name, defined];
      }),
    );
  }

  public inRegion(name: string, region: string): ICertificate {
    return this.certificate(name).inRegion(region);
  }

  private certificate(name: string): DeclaredCertificate {
    const certificate = this.certificates.get(name);
    if (!certificate)
      throw new ValidationError(this, `a certificate must be declared, got "${name}"; declare it`);
    return certificate;
  }

  private define(name: string, certificate: Certificate): DeclaredCertificate {
    const { domainName, subjectAlternativeNames } = certificate;
    const { domainNameQuota } = this.props.application;
    const placements = this.placements(certificate);
    switch (certificate.source) {
      case 'public': {
        const request = {
          domainName,
          subjectAlternativeNames,
          domainNameQuota,
          placements,
          keyAlgorithm: certificate.keyAlgorithm,
          waitTimeoutMinutes: certificate.waitTimeoutMinutes,
        };
        return certificate.validation === 'email'
          ? new EmailValidatedCertificate(this, name, request)
          : new PublicCertificate(this, name, {
              ...request,
              dns: this.props.zones.router(certificate.zones),
              exportable: certificate.exportable,
            });
      }
      case 'private':
        return this.inEachRegion(name, placements, (scope, id, at) => {
          const certificateAuthority = this.props.certificateAuthorities.get(
            certificate.certificateAuthority,
          )!;
          const { keyAlgorithm } = certificate;
          return new PrivateCertificate(scope, id, {
            certificateAuthority,
            domainName,
            subjectAlternativeNames,
            domainNameQuota,
            keyAlgorithm,
            at,
          });
        });
      case 'imported':
        return new ImportedCertificate(this, name, {
          material: new SecretMaterial({
            secretId: certificate.secretId,
            chainField: certificate.hasChain ? 'chain' : undefined,
            at: this.props.providers.at(this.props.application.regions[0]),
          }),
          placements,
          domainNames: [domainName, ...(subjectAlternativeNames ?? [])],
          keyAlgorithm: certificate.keyAlgorithm,
        });
      case 'existing':
        return this.inEachRegion(name, placements, (scope, id, at) => {
          const { certificateArn, keyAlgorithm } = certificate;
          const domainNames = [domainName, ...(subjectAlternativeNames ?? [])];
          return certificateArn === undefined
            ? ExistingCertificate.fromDomainName(scope, id, { domainName, domainNames, keyAlgorithm, at })
            : ExistingCertificate.fromCertificateArn(scope, id, certificateArn, {
                domainNames,
                keyAlgorithm,
              });
        });
    }
  }

  private placements({ regions }: Certificate): Placement[] {
    const { application, providers } = this.props;
    return (regions ?? application.regions.slice(0, 1)).map((region) => providers.at(region));
  }

  private inEachRegion(
    name: string,
    placements: readonly Placement[],
    certificate: (scope: Construct, id: string, at: Placement) => ICertificate,
  ): DeclaredCertificate {
    const scope = new Construct(this, name);
    return new RegionalCertificates(
      scope,
      placements.map((at, index) => certificate(scope, at.region ?? at.providerRegion ?? String(index), at)),
    );
  }
}
