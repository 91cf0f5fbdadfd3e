import { Construct } from 'constructs';
import type { Application, Environment } from '../environments';
import { entry } from '../environments/draft';
import { authorityOf, authorityRegion, isForeign } from '../environments/certificate-authorities/places';
import {
  acceptableAuthorities,
  mustAccept,
  usedAuthorities,
} from '../environments/certificate-authorities/shares';
import { type WrittenName, pointedHostNames } from '../environments/host-names';
import { textProofs } from '../environments/text-proofs';
import { zoneNameOf, provedNames, zoneGrants, rolesOfOtherAccounts } from '../environments/domains';
import { validationRoleArn } from '../environments/validation-role';
import { ownZones } from '../environments/zone-parents';
import { type StatedRecord, statedRecords } from '../environments/validation-records';
import {
  SHARED_SERVICES,
  resourceShareName,
  shareArnLookUpId,
  shareArnParameterName,
} from '../environments/names';
import {
  DEFAULT_CA_KEY_ALGORITHM,
  type ICertificateAuthority,
  type Placement,
  ValidationError,
} from '../modules/core';
import { type ITextProofDns, ValidationRecords } from '../modules/dns';
import {
  AcceptedCertificateAuthority,
  ShareArnParameter,
  SharedCertificateAuthority,
} from '../modules/sharing';
import { AccountProviders, deployRoles } from './account-providers';
import { AccountStack } from './account-stack';
import { ApplicationCertificates } from './application-certificates';
import { ApplicationConsumers } from './application-consumers';
import { pointHostNames } from './application-host-names';
import { distributeCertificates } from './certificate-distributions';
import type { CertificateContext } from './certificates/wiring';
import { renamedFrom } from './formerly';
import { roleSettings } from './role-settings';
import { wireApplicationSections } from './sections';
import { ApplicationZones } from './application-zones';
import { recordResourceType } from './zones';
import type { ZoneDns } from './zones/wiring';

/** What one application account holds: its certificates, and the services that use them. */
export class ApplicationStack extends AccountStack {
  /** Providers for the shared-services account; absent where the application was given nothing there. */
  private readonly sharedServices?: AccountProviders;
  /** The certificates, by name and Region; absent where the account is retired. */
  public readonly certificates?: ApplicationCertificates;
  /** Where the services answer, by name; absent where the account is retired. */
  public readonly consumers?: ApplicationConsumers;

  constructor(
    scope: Construct,
    private readonly environment: Environment,
    private readonly applicationName: string,
    private readonly application: Application,
  ) {
    super(scope, {
      environment,
      accountName: applicationName,
      account: application,
      stateAccountName: application.formerly,
      tags: { ...ownerTag(application), ...application.tags },
      regions: application.regions,
    });
    this.sharedServices = this.defineSharedServices();

    const pointed = pointedHostNames(environment.sharedServices.zones, application);
    const proved = textProofs(environment.sharedServices.zones, application);
    const zones = this.defineZones([...pointed, ...proved]);
    this.defineRecordsWithoutCertificate(zones);
    // What is left are the providers, by which Terraform destroys what the state holds.
    if (application.retired) return;
    const roles = roleSettings(environment, application.accountId);
    const context: CertificateContext = {
      application,
      applicationName,
      providers: this.providers,
      zones,
      certificateAuthorities: this.defineCertificateAuthorities(),
      environment,
      roles,
      defaultTags: this.defaultTags,
    };
    this.certificates = new ApplicationCertificates(this, 'Certificates', context);
    distributeCertificates(new Construct(this, 'Distributions'), this.certificates, context);
    this.consumers = new ApplicationConsumers(this, 'Consumers', {
      environment,
      application,
      roles,
      providers: this.providers,
      certificates: this.certificates,
      textProofs: textProofZones(zones, proved),
    });
    pointHostNames(this, {
      hostNames: pointed,
      services: zones,
      consumers: this.consumers,
    });
    wireApplicationSections(new Construct(this, 'Sections'), {
      environment,
      applicationName,
      application,
      providers: this.providers,
      certificates: this.certificates,
      consumers: this.consumers,
    });
  }

  private defineSharedServices(): AccountProviders | undefined {
    const { environment, application, applicationName } = this;
    const { zones, accountId, region } = environment.sharedServices;
    const acceptable = acceptableAuthorities(environment, applicationName, application);
    if (zoneGrants(zones, application).length === 0 && acceptable.length === 0) return undefined;
    return new AccountProviders(this, 'SharedServicesProviders', {
      accountId,
      regions: [...new Set([region, ...acceptable.map((name) => authorityRegion(environment, name))])],
      roles: [
        ...deployRoles(application),
        {
          roleArn: validationRoleArn(environment, applicationName, application),
          externalId: application.validationExternalId,
        },
      ],
      version: environment.provider,
      defaultTags: this.defaultTags,
      alias: SHARED_SERVICES,
    });
  }

  private defineZones(written: readonly WrittenName[]): ApplicationZones {
    const { zones } = this.environment.sharedServices;
    const { certificates = {}, retired } = this.application;
    const needed = Object.values(certificates).flatMap((each) => [...provedNames(zones, each).values()]);
    const retained = statedRecords(this.application, 'retain').map(
      ({ name, zone }) => zone ?? zoneNameOf(zones, name),
    );
    const own = ownZones(zones, this.applicationName);
    return new ApplicationZones(this, 'Zones', {
      zones,
      used: new Set(
        retired
          ? []
          : [
              ...needed,
              ...retained,
              ...written.map(({ zone }) => zone),
              ...own.flatMap(({ zoneName, parent }) => [zoneName, parent]),
            ],
      ),
      own,
      account: this.providers.global,
      records: statedRecords(this.application),
      overwriteAny: this.environment.dnsValidation !== undefined,
      at: this.sharedServices?.global,
      otherAccounts: this.defineZoneProviders(),
    });
  }

  /** Providers for zones of other accounts; what the state holds there is destroyed through them too. */
  private defineZoneProviders(): ReadonlyMap<string, Placement> {
    const { environment, application } = this;
    const { zones, region } = environment.sharedServices;
    const scope = new Construct(this, 'ZoneProviders');
    return new Map(
      [...rolesOfOtherAccounts(zones, application)].map(([name, { accountId, ...role }]) => {
        const providers = new AccountProviders(scope, name, {
          accountId,
          regions: [region],
          roles: [...deployRoles(application), role],
          version: environment.provider,
          defaultTags: this.defaultTags,
          alias: `zone-${name.replaceAll('.', '-')}`,
        });
        return [name, providers.global];
      }),
    );
  }

  /** What becomes of the records of names that no certificate here needs any more. */
  private defineRecordsWithoutCertificate(zones: ApplicationZones): void {
    const { accountId, retired } = this.application;
    const { zones: declared } = this.environment.sharedServices;
    const records = ValidationRecords.of(this);
    const release = ({ name, zone: said }: StatedRecord, destroy: boolean) => {
      const zone = entry(declared, said ?? zoneNameOf(declared, name));
      const resourceType = zone && recordResourceType(zone);
      if (resourceType !== undefined) records.release(resourceType, accountId, name, destroy);
    };
    for (const record of statedRecords(this.application, 'delete')) release(record, true);
    for (const record of statedRecords(this.application, 'retain')) {
      const { name, zone } = record;
      if (retired) release(record, false);
      else records.retain(zones.router(zone === undefined ? {} : { [name]: zone }), accountId, name);
    }
  }

  private defineCertificateAuthorities(): ReadonlyMap<string, ICertificateAuthority> {
    const scope = new Construct(this, 'CertificateAuthorities');
    const { environment, application, applicationName } = this;
    // A share that is to be accepted stays accepted while it is given: leaving it would take the account off the share.
    const names = new Set([
      ...usedAuthorities(application),
      ...acceptableAuthorities(environment, applicationName, application),
    ]);
    return new Map(
      [...names].map((name) => {
        const authority = this.defineCertificateAuthority(scope, name);
        if (authority instanceof Construct)
          renamedFrom(authority, authorityOf(this.environment, name).formerly);
        return [name, authority];
      }),
    );
  }

  private defineCertificateAuthority(scope: Construct, name: string): ICertificateAuthority {
    const { name: environmentName, sharedServices } = this.environment;
    const authority = authorityOf(this.environment, name);
    const region = authorityRegion(this.environment, name);
    const { keyAlgorithm, usageMode } = authority;
    if (authority.type === 'existing' && isForeign(authority, sharedServices.accountId)) {
      const { certificateAuthorityArn } = authority;
      return { certificateAuthorityArn, region, keyAlgorithm, usageMode };
    }
    const common = {
      ownerAccountId: sharedServices.accountId,
      at: this.providers.at(region),
      keyAlgorithm: authority.type === 'existing' ? keyAlgorithm : (keyAlgorithm ?? DEFAULT_CA_KEY_ALGORITHM),
      usageMode,
    };
    return mustAccept(this.environment, this.application)
      ? new AcceptedCertificateAuthority(scope, name, {
          ...common,
          resourceShareArn: this.lookUpShareArn(scope, environmentName, name, region),
        })
      : new SharedCertificateAuthority(scope, name, {
          ...common,
          shareName: resourceShareName(environmentName, name),
        });
  }

  private lookUpShareArn(scope: Construct, environmentName: string, name: string, region: string): string {
    if (!this.sharedServices) {
      throw new ValidationError(scope, {
        subject: 'a CA',
        rule: 'must be shared with the account',
        got: name,
        remedy: 'list the account in its shareWith',
      });
    }
    return ShareArnParameter.lookUp(
      scope,
      shareArnLookUpId(name),
      shareArnParameterName(environmentName, name),
      this.sharedServices.at(region),
    );
  }
}

/** Where the names of consumers are proved, by the consumer. */
function textProofZones(
  zones: ApplicationZones,
  proved: readonly WrittenName[],
): ReadonlyMap<string, ITextProofDns> {
  return new Map(
    proved.flatMap(({ consumer, zone }) => {
      const dns = zone === undefined ? undefined : zones.find(zone);
      return dns && takesTextProofs(dns) ? [[consumer, dns]] : [];
    }),
  );
}

function takesTextProofs(dns: ZoneDns): dns is ZoneDns & ITextProofDns {
  return dns.proveBy !== undefined;
}

/** By this tag a review of the plan knows who answers for the stack. */
function ownerTag({ owner }: Application): Readonly<Record<string, string>> {
  return owner === undefined ? {} : { 'certfleet:owner': owner };
}
