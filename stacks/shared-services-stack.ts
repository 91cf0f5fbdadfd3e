import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { Application, Environment } from '../environments';
import { EDGE_CERTIFICATE_REGION } from '../modules/consumers';
import { ValidationRole } from '../modules/dns';
import { ShareArnParameter } from '../modules/sharing';
import { AccountStack } from './account-stack';
import { SHARED_SERVICES, shareArnParameterName, validationRoleName } from './names';
import { isRoute53, provableNames } from './proved-names';
import { defineCertificateAuthorities } from './shared-certificate-authorities';
import { acceptedAuthorities, authorityRegion, mustAccept } from './sharing-plan';

/** What one account holds for all: zones, private CAs and their shares, and the roles that write into the zones. */
export class SharedServicesStack extends AccountStack {
  private readonly hostedZoneIds = new Map<string, string>();

  constructor(
    scope: Construct,
    private readonly environment: Environment,
  ) {
    const { sharedServices } = environment;
    const authorities = Object.keys(sharedServices.certificateAuthorities ?? {});
    const regions = new Set([
      sharedServices.region,
      ...authorities.map((name) => authorityRegion(environment, name)),
      // Always, so that taking out the last certificate of a distribution leaves a provider to do it with.
      EDGE_CERTIFICATE_REGION,
    ]);
    super(scope, {
      environment,
      accountName: SHARED_SERVICES,
      account: sharedServices,
      regions: [...regions],
    });
    this.defineZones();
    defineCertificateAuthorities(this, environment, this.hostedZoneIds);
    this.defineValidationRoles();
  }

  private defineZones(): void {
    const zones = new Construct(this, 'Zones');
    const nameServers: Record<string, string[]> = {};
    for (const [name, zone] of Object.entries(this.environment.sharedServices.zones)) {
      if (zone.type === 'existing') this.hostedZoneIds.set(name, zone.hostedZoneId);
      if (zone.type !== 'create') continue;
      const hostedZone = new Route53Zone(zones, name, { provider: this.providers.global.provider, name });
      this.hostedZoneIds.set(name, hostedZone.zoneId);
      nameServers[name] = hostedZone.nameServers;
    }
    if (Object.keys(nameServers).length === 0) return;
    new TerraformOutput(zones, 'NameServers', {
      value: nameServers,
      description: 'Delegate each zone to these name servers in its parent zone; nothing validates before',
    }).overrideLogicalId('name_servers');
  }

  private defineValidationRoles(): void {
    const roles = new Construct(this, 'ValidationRoles');
    for (const [name, application] of Object.entries(this.environment.applications)) {
      const zones = this.zonesOf(application);
      const readableParameterArns = this.parametersOf(name, application);
      if (zones.length === 0 && readableParameterArns.length === 0) continue;
      new ValidationRole(roles, name, {
        roleName: validationRoleName(this.environment.name, name),
        applicationAccountId: application.accountId,
        deployRoleArn: application.deployRoleArn,
        organizationId: application.outsideOrganization ? undefined : this.environment.organization.id,
        externalId: application.validationExternalId,
        zones: zones.map(({ zone, ...names }) => ({ hostedZoneId: this.hostedZoneIds.get(zone)!, ...names })),
        allowZoneLookup: zones.some(
          ({ zone }) => this.environment.sharedServices.zones[zone]?.type === 'create',
        ),
        readableParameterArns,
        at: this.providers.global,
      });
    }
  }

  private zonesOf(application: Application) {
    const { zones } = this.environment.sharedServices;
    return [...provableNames(zones, application)]
      .filter(([zone]) => isRoute53(zones[zone]))
      .map(([zone, names]) => ({ zone, ...names }));
  }

  private parametersOf(name: string, application: Application): string[] {
    if (!mustAccept(this.environment, application)) return [];
    return acceptedAuthorities(this.environment, name).map((authority) =>
      ShareArnParameter.arnOf(
        shareArnParameterName(this.environment.name, authority),
        this.providers.at(authorityRegion(this.environment, authority)),
      ),
    );
  }
}
