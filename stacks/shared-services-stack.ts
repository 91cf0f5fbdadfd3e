import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environments';
import { authorityRegion, servesLists } from '../environments/certificate-authorities/places';
import { SHARED_SERVICES, validationRoleName } from '../environments/names';
import { validationPermissions } from '../environments/validation-permissions';
import { EDGE_CERTIFICATE_REGION } from '../modules/core';
import { ValidationRole } from '../modules/dns';
import { AccountStack } from './account-stack';
import { roleSettings } from './role-settings';
import { wireSharedServicesSections } from './sections';
import { hostedZoneIdOf, hostedZoneOf } from './zones';
import type { HostedZone } from './zones/wiring';
import { delegateZones, writeCaa } from './zone-records';
import { defineCertificateAuthorities } from './shared-certificate-authorities';

/** What one account holds for all: zones, private CAs and their shares, and the roles that write into the zones. */
export class SharedServicesStack extends AccountStack {
  private readonly hostedZoneIds = new Map<string, string>();

  constructor(
    scope: Construct,
    private readonly environment: Environment,
  ) {
    const { sharedServices } = environment;
    const authorities = Object.entries(sharedServices.certificateAuthorities ?? {});
    const regions = new Set([
      sharedServices.region,
      ...(sharedServices.regions ?? []),
      ...authorities.map(([name]) => authorityRegion(environment, name)),
      ...authorities.flatMap(([, authority]) =>
        servesLists(sharedServices, authority) ? [EDGE_CERTIFICATE_REGION] : [],
      ),
    ]);
    super(scope, {
      environment,
      accountName: SHARED_SERVICES,
      account: sharedServices,
      regions: [...regions],
    });
    this.defineZones();
    const certificateAuthorityArns = defineCertificateAuthorities(this, environment, this.hostedZoneIds);
    this.defineValidationRoles();
    wireSharedServicesSections(new Construct(this, 'Sections'), {
      environment,
      providers: this.providers,
      hostedZoneId: (zone) => hostedZoneIdOf(this, this.hostedZoneIds, zone),
      certificateAuthorityArns,
    });
  }

  private defineZones(): void {
    const scope = new Construct(this, 'Zones');
    const { zones } = this.environment.sharedServices;
    const { global } = this.providers;
    const hosted = new Map(
      Object.entries(zones).flatMap(([name, zone]): Array<[string, HostedZone]> => {
        const hostedZone = hostedZoneOf(scope, name, zone, global);
        return hostedZone === undefined ? [] : [[name, hostedZone]];
      }),
    );
    for (const [name, { hostedZoneId }] of hosted) this.hostedZoneIds.set(name, hostedZoneId);
    writeCaa(new Construct(scope, 'Caa'), zones, hosted, global);
    const nameServers = delegateZones(new Construct(scope, 'Delegations'), zones, hosted, global);
    if (Object.keys(nameServers).length === 0) return;
    new TerraformOutput(scope, 'NameServers', {
      value: nameServers,
      description: 'Delegate each zone to these name servers in its parent zone; nothing validates before',
    }).overrideLogicalId('name_servers');
  }

  private defineValidationRoles(): void {
    const roles = new Construct(this, 'ValidationRoles');
    for (const [name, application] of Object.entries(this.environment.applications)) {
      const permissions = validationPermissions(this.environment, name, application, (zone) =>
        hostedZoneIdOf(this, this.hostedZoneIds, zone),
      );
      if (permissions === undefined || application.validationRoleArn !== undefined) continue;
      new ValidationRole(roles, name, {
        roleName: validationRoleName(this.environment.name, name),
        applicationAccountId: application.accountId,
        deployRoleArn: application.deployRoleArn,
        organizationId: application.outsideOrganization ? undefined : this.environment.organization.id,
        externalId: application.validationExternalId,
        ...permissions,
        ...roleSettings(this.environment, this.environment.sharedServices.accountId),
        at: this.providers.global,
      });
    }
  }
}
