import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { Application, CertificateAuthority, Environment, ShareWith } from '../environments';
import { zoneGrants } from '../environments/domains';
import {
  SHARED_SERVICES,
  authorityIds,
  resourceShareName,
  shareArnParameterName,
  validationRoleName,
} from '../environments/names';
import { partitionOf } from '../modules/core';
import { ValidationRole } from '../modules/dns';
import {
  CertificateAuthorityHierarchy,
  CrlRevocation,
  type HierarchyMember,
  OcspRevocation,
} from '../modules/private-ca';
import { CertificateAuthorityShare, ShareArnParameter } from '../modules/sharing';
import { AccountStack } from './account-stack';
import { acceptableAuthorities } from './sharing-plan';

/** What one account holds for all: zones, private CAs and their shares, and the roles that write into the zones. */
export class SharedServicesStack extends AccountStack {
  private readonly hostedZoneIds = new Map<string, string>();

  constructor(
    scope: Construct,
    private readonly environment: Environment,
  ) {
    const { sharedServices } = environment;
    const authorities = Object.values(sharedServices.certificateAuthorities ?? {});
    const regions = new Set([sharedServices.region, ...authorities.flatMap(({ region }) => region ?? [])]);
    super(scope, {
      environment,
      accountName: SHARED_SERVICES,
      account: sharedServices,
      regions: [...regions],
    });
    this.defineZones();
    this.defineCertificateAuthorities();
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

  private defineCertificateAuthorities(): void {
    const { region: defaultRegion, certificateAuthorities = {} } = this.environment.sharedServices;
    const members = Object.entries(certificateAuthorities).map(
      ([name, authority]): [string, HierarchyMember] => [
        name,
        {
          parent: authority.parent,
          commonName: authority.commonName,
          organizationName: authority.organizationName,
          validityYears: authority.validityYears,
          keyAlgorithm: authority.keyAlgorithm,
          usageMode: authority.usageMode,
          revocation: revocationOf(authority),
          at: this.providers.at(authority.region ?? defaultRegion),
        },
      ],
    );
    if (members.length === 0) return;
    const hierarchy = new CertificateAuthorityHierarchy(this, 'CertificateAuthorities', {
      authorities: Object.fromEntries(members),
    });
    const shares = new Construct(this, 'Shares');
    for (const [name, { region, shareWith }] of Object.entries(certificateAuthorities)) {
      if (!shareWith) continue;
      const at = this.providers.at(region ?? defaultRegion);
      const { certificateAuthorityArn } = hierarchy.authority(name);
      const accepted = this.principalsThatAccept(shareWith);
      const immediate = this.principalsOfOrganization(shareWith);
      if (immediate.length > 0) {
        new CertificateAuthorityShare(shares, name, {
          shareName: resourceShareName(this.environment.name, name),
          certificateAuthorityArn,
          principals: immediate,
          at,
        });
      }
      if (accepted.length > 0) {
        const { resourceShareArn } = new CertificateAuthorityShare(shares, authorityIds(name).acceptedShare, {
          shareName: resourceShareName(this.environment.name, name, true),
          certificateAuthorityArn,
          principals: accepted,
          allowExternalPrincipals: true,
          at,
        });
        new ShareArnParameter(shares, authorityIds(name).acceptedShareArn, {
          parameterName: shareArnParameterName(this.environment.name, name),
          resourceShareArn,
          at,
        });
      }
    }
  }

  /** Principals for whom RAM needs no invitation. */
  private principalsOfOrganization(shareWith: ShareWith): string[] {
    const { id, managementAccountId, ramSharingEnabled } = this.environment.organization;
    const partition = partitionOf(this.environment.sharedServices.region);
    if (!ramSharingEnabled) return [];
    const whole = shareWith.organization
      ? [`arn:${partition}:organizations::${managementAccountId}:organization/${id}`]
      : [];
    return unique([
      ...whole,
      ...(shareWith.organizationalUnitArns ?? []),
      ...this.accountIds(shareWith.accounts),
    ]);
  }

  private principalsThatAccept(shareWith: ShareWith): string[] {
    const { ramSharingEnabled } = this.environment.organization;
    return unique([
      ...(ramSharingEnabled ? [] : this.accountIds(shareWith.accounts)),
      ...this.accountIds(shareWith.externalAccounts),
    ]);
  }

  private accountIds(accounts: readonly string[] = []): string[] {
    const { applications } = this.environment;
    return accounts.map((account) =>
      Object.hasOwn(applications, account) ? applications[account]!.accountId : account,
    );
  }

  private defineValidationRoles(): void {
    const roles = new Construct(this, 'ValidationRoles');
    for (const [name, application] of Object.entries(this.environment.applications)) {
      const zones = zoneGrants(this.environment.sharedServices.zones, application);
      const readableParameterArns = this.parametersOf(name, application);
      if (zones.length === 0 && readableParameterArns.length === 0) continue;
      new ValidationRole(roles, name, {
        roleName: validationRoleName(this.environment.name, name),
        applicationAccountId: application.accountId,
        deployRoleArn: application.deployRoleArn,
        organizationId: application.outsideOrganization ? undefined : this.environment.organization.id,
        externalId: application.validationExternalId,
        zones: zones.map(({ zoneName, domainNames, subdomainsOf }) => ({
          hostedZoneId: this.hostedZoneIds.get(zoneName)!,
          domainNames,
          subdomainsOf,
        })),
        allowZoneLookup: zones.some(
          ({ zoneName }) => this.environment.sharedServices.zones[zoneName]?.type === 'create',
        ),
        readableParameterArns,
        at: this.providers.global,
      });
    }
  }

  private parametersOf(name: string, application: Application): string[] {
    const { region, certificateAuthorities = {} } = this.environment.sharedServices;
    return acceptableAuthorities(this.environment, name, application).map((authority) =>
      ShareArnParameter.arnOf(
        shareArnParameterName(this.environment.name, authority),
        this.providers.at(certificateAuthorities[authority]?.region ?? region),
      ),
    );
  }
}

function revocationOf({ revocation }: CertificateAuthority) {
  switch (revocation?.type) {
    case 'crl':
      return new CrlRevocation(revocation);
    case 'ocsp':
      return new OcspRevocation();
    default:
      return undefined;
  }
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
