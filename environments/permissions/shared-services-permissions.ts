import { authorityPermissions, type CertificateAuthority } from '../certificate-authorities';
import { authorityRegion, isExisting, isForeign, servedHostNames } from '../certificate-authorities/places';
import { revocationPermissions } from '../certificate-authorities/revocations';
import { sharesOf } from '../certificate-authorities/shares';
import type { Environment } from '../environment';
import { listReaders, tellingAuthorities } from '../list-readers';
import { resourceShareName, shareArnParameterName, validationRoleName } from '../names';
import { sharedSectionPermissions } from '../sections';
import { validationPermissions } from '../validation-permissions';
import { delegatingZoneName } from '../zone-parents';
import { zoneFacts, zonePermissions } from '../zones';
import { certificateAuthorityArn, sharedServicesAccount } from './account';
import type { Permission, PermissionAccount } from './permission';
import { bucketPolicyPermissions, caCertificatesObjectPermissions } from './services/buckets';
import { listEventPermissions } from './services/revocation-lists';
import { parameterPermissions } from './services/parameters';
import { authorityLookUp } from './services/private-ca';
import { rolePermissions } from './services/roles';
import { sharePermissions } from './services/shares';

/** What the stack of shared services needs in its account. */
export function sharedServicesPermissions(environment: Environment): readonly Permission[] {
  const account = sharedServicesAccount(environment);
  const authorities = Object.entries(environment.sharedServices.certificateAuthorities ?? {});
  return [
    ...hostedZones(environment, account),
    ...authorities.flatMap(([name, authority]) => ofAuthority(environment, account, name, authority)),
    ...caCertificatesBundle(environment, account),
    ...listEvents(environment, account),
    ...validationRoles(environment, account),
    ...sharedSectionPermissions(environment, account),
  ];
}

function hostedZones(environment: Environment, account: PermissionAccount): Permission[] {
  return Object.entries(environment.sharedServices.zones).flatMap(([name, zone]) =>
    zoneFacts(zone)?.hostedZone === undefined
      ? []
      : zonePermissions(zone, { ...account, recordTypes: recordTypesIn(environment, name) }),
  );
}

/** Types of the records that shared services itself writes in a zone. */
function recordTypesIn({ sharedServices }: Environment, zoneName: string): string[] {
  const { zones, certificateAuthorities = {} } = sharedServices;
  const zone = zones[zoneName];
  const hasCaa = zone !== undefined && 'caa' in zone && zone.caa !== undefined;
  const delegates = Object.keys(zones).some((name) => delegatingZoneName(zones, name) === zoneName);
  const serves = Object.values(certificateAuthorities).some(
    (authority) =>
      !isExisting(authority) &&
      servedHostNames(sharedServices, authority.revocation).some(([, served]) => served === zoneName),
  );
  return [
    ...(hasCaa ? ['CAA'] : []),
    ...(delegates ? ['NS'] : []),
    ...(serves ? ['A', 'AAAA', 'CNAME'] : []),
  ];
}

function ofAuthority(
  environment: Environment,
  account: PermissionAccount,
  name: string,
  authority: CertificateAuthority,
): Permission[] {
  const { sharedServices } = environment;
  if (isForeign(authority, sharedServices.accountId)) return [];
  const region = authorityRegion(environment, name);
  const revocation = authority.type === 'existing' ? undefined : authority.revocation;
  return [
    ...authorityPermissions(authority, {
      ...account,
      region,
      certificateAuthorityArn: (other) => certificateAuthorityArn(environment, other),
    }),
    ...(revocation === undefined
      ? []
      : revocationPermissions(revocation, {
          ...account,
          isServed: servedHostNames(sharedServices, revocation).length > 0,
        })),
    ...sharing(environment, account, authority, { name, region }),
  ];
}

/** The shares of a CA, and where accounts that have to accept one find its ARN. */
function sharing(
  environment: Environment,
  account: PermissionAccount,
  { shareWith }: CertificateAuthority,
  { name, region }: { readonly name: string; readonly region: string },
): Permission[] {
  const shares = shareWith === undefined ? [] : sharesOf(environment, shareWith);
  const isTold = shares.some(({ accepted, permission }) => accepted && permission === 'issue');
  return [
    ...(shares.length === 0
      ? []
      : sharePermissions(account, { region, name: resourceShareName(environment.name, '*') })),
    ...(isTold
      ? parameterPermissions(account, {
          region,
          path: shareArnParameterName(environment.name, name),
          what: 'parameters that tell shares',
        })
      : []),
  ];
}

function caCertificatesBundle({ sharedServices }: Environment, account: PermissionAccount): Permission[] {
  const { accountId, caCertificatesBundle: bundle, certificateAuthorities = {} } = sharedServices;
  if (bundle === undefined) return [];
  const what = 'the bucket of root certificates';
  const buckets = { bucketName: bundle.bucketName, what, isReadByPolicy: true };
  const standing = Object.values(certificateAuthorities).flatMap((authority) =>
    authority.type === 'existing' && !isForeign(authority, accountId)
      ? [authorityLookUp(authority.certificateAuthorityArn)]
      : [],
  );
  return [
    ...caCertificatesObjectPermissions(account, buckets),
    ...bucketPolicyPermissions(account, buckets),
    ...standing,
  ];
}

/** Rules by which functions of applications learn of revocation lists. */
function listEvents(environment: Environment, account: PermissionAccount): Permission[] {
  const regions = listReaders(environment)
    .filter((reader) => tellingAuthorities(environment, reader).length > 0)
    .map(({ region }) => region);
  return [...new Set(regions)].flatMap((region) => listEventPermissions(account, region));
}

function validationRoles(environment: Environment, account: PermissionAccount): Permission[] {
  const isMade = Object.entries(environment.applications).some(
    ([name, application]) =>
      application.validationRoleArn === undefined &&
      validationPermissions(environment, name, application, () => '*') !== undefined,
  );
  return isMade
    ? rolePermissions(account, {
        name: validationRoleName(environment.name, '*'),
        what: 'the roles of applications',
      })
    : [];
}
