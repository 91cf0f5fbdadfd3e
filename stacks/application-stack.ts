import { Construct } from 'constructs';
import type { Application, Environment } from '../environments';
import { isForeign } from '../environments/certificate-authorities';
import { DEFAULT_CA_KEY_ALGORITHM, type ICertificateAuthority, type Placement } from '../modules/core';
import {
  AcceptedCertificateAuthority,
  ShareArnParameter,
  SharedCertificateAuthority,
} from '../modules/sharing';
import { AccountProviders, deployRoles } from './account-providers';
import { AccountStack } from './account-stack';
import { ApplicationCertificates } from './application-certificates';
import { ApplicationConsumers } from './application-consumers';
import { ApplicationZones } from './application-zones';
import { SHARED_SERVICES, resourceShareName, shareArnParameterName, validationRoleName } from './names';
import { isRoute53, provedNames } from './proved-names';
import {
  acceptedAuthorities,
  authorityOf,
  authorityRegion,
  mustAccept,
  usedAuthorities,
} from './sharing-plan';

/** What one application account holds: its certificates, and the services that use them. */
export class ApplicationStack extends AccountStack {
  /** Providers for the shared-services account; absent where nothing is needed from there. */
  private readonly sharedServices?: AccountProviders;

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
      regions: application.regions,
    });
    this.sharedServices = this.defineSharedServices();

    const certificates = new ApplicationCertificates(this, 'Certificates', {
      application,
      providers: this.providers,
      zones: new ApplicationZones(this, 'Zones', {
        zones: environment.sharedServices.zones,
        used: new Set(provedNames(environment.sharedServices.zones, application).values()),
        at: this.sharedServices?.global,
      }),
      certificateAuthorities: this.defineCertificateAuthorities(),
    });
    new ApplicationConsumers(this, 'Consumers', { application, providers: this.providers, certificates });
  }

  private defineSharedServices(): AccountProviders | undefined {
    const { environment, application, applicationName } = this;
    const { zones, accountId, region } = environment.sharedServices;
    const publishes = [...provedNames(zones, application).values()].some((zone) => isRoute53(zones[zone]));
    const accepted = acceptedAuthorities(environment, applicationName);
    if (!publishes && accepted.length === 0) return undefined;
    const roleName = validationRoleName(environment.name, applicationName);
    return new AccountProviders(this, 'SharedServicesProviders', {
      accountId,
      regions: [...new Set([region, ...accepted.map((name) => authorityRegion(environment, name))])],
      roles: [
        ...deployRoles(application),
        {
          roleArn: `arn:aws:iam::${accountId}:role/${roleName}`,
          externalId: application.validationExternalId,
        },
      ],
      major: environment.provider.major,
      defaultTags: this.defaultTags,
      alias: SHARED_SERVICES,
    });
  }

  private defineCertificateAuthorities(): ReadonlyMap<string, ICertificateAuthority> {
    const scope = new Construct(this, 'CertificateAuthorities');
    const names = usedAuthorities(this.application);
    return new Map(names.map((name) => [name, this.defineCertificateAuthority(scope, name)]));
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
    const at: Placement = this.sharedServices?.at(region) ?? {};
    return ShareArnParameter.lookUp(scope, `${name}-share`, shareArnParameterName(environmentName, name), at);
  }
}
