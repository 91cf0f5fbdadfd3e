import { authorityOf, authorityRegion, isForeign } from '../certificate-authorities/places';
import { acceptableAuthorities, mustAccept, usedAuthorities } from '../certificate-authorities/shares';
import { certificatePermissions } from '../certificates';
import { consumerPermissions } from '../consumers';
import { distributorOf } from '../distributions';
import { rolesOfOtherAccounts, zoneGrants } from '../domains';
import type { Application, Environment } from '../environment';
import { resourceShareName } from '../names';
import { sectionPermissions } from '../sections';
import { validationRoleArn } from '../validation-role';
import { zoneFacts, zonePermissions } from '../zones';
import { certificateAuthorityArn, permissionAccount, sharedServicesAccount } from './account';
import type { Permission, PermissionAccount } from './permission';
import { roleAssumption, serviceLinkedRole } from './services/roles';
import { acceptancePermissions, sharedLookUp } from './services/shares';

/** What the stack of an application needs in its account. A retired one needs it too: to take down what it has. */
export function applicationPermissions(
  environment: Environment,
  applicationName: string,
  application: Application,
): readonly Permission[] {
  const account = permissionAccount(environment, application);
  const certificates = Object.values(application.certificates ?? {});
  return [
    ...certificates.flatMap((each) =>
      certificatePermissions(each, {
        ...account,
        certificateAuthorityArn: (name) => certificateAuthorityArn(environment, name),
        distributor: (from) => distributorOf(environment, from),
      }),
    ),
    ...Object.values(application.consumers ?? {}).flatMap((each) => consumerPermissions(each, account)),
    ...sectionPermissions(environment, account),
    ...authorityUse(environment, applicationName, application),
    ...ownZonePermissions(environment, applicationName, application),
    ...rolesToAssume(environment, applicationName, application),
  ];
}

/** Finding the CAs of shared services, and accepting their shares where nobody is given them at once. */
function authorityUse(
  environment: Environment,
  applicationName: string,
  application: Application,
): Permission[] {
  const { name: environmentName, sharedServices } = environment;
  const used = usedAuthorities(application);
  const acceptable = acceptableAuthorities(environment, applicationName, application);
  const shared = [...new Set([...used, ...acceptable])].filter(
    (name) => !isForeign(authorityOf(environment, name), sharedServices.accountId),
  );
  return [
    ...shared.flatMap((name) => {
      const region = authorityRegion(environment, name);
      return mustAccept(environment, application)
        ? acceptancePermissions(sharedServicesAccount(environment), {
            region,
            name: resourceShareName(environmentName, name, '-external'),
          })
        : [sharedLookUp(region)];
    }),
    ...(used.length === 0 ? [] : renewalPermissions(permissionAccount(environment, application))),
  ];
}

/** ACM renews from the CA of another account by a role that it looks for and makes with the rights of whoever requests. */
function renewalPermissions(account: PermissionAccount): Permission[] {
  const role = serviceLinkedRole(account, {
    service: 'acm.amazonaws.com',
    name: 'AWSServiceRoleForCertificateManager',
    purpose: 'have ACM renew private certificates',
    source: 'ACM User Guide, service-linked role',
  });
  const found: Permission = { ...role, purpose: 'have ACM look for its role', actions: ['iam:GetRole'] };
  return [role, { ...found, conditions: undefined }];
}

function ownZonePermissions(
  environment: Environment,
  applicationName: string,
  application: Application,
): Permission[] {
  const account = permissionAccount(environment, application);
  const recordTypes = [
    'CNAME',
    ...(application.hostNameRecords === undefined ? [] : ['A', 'AAAA']),
    ...(application.textProofs === undefined ? [] : ['TXT']),
  ];
  return Object.values(environment.sharedServices.zones).flatMap((zone) =>
    zoneFacts(zone)?.owner?.application === applicationName
      ? zonePermissions(zone, { ...account, recordTypes })
      : [],
  );
}

/** The roles by which an account publishes, which follow its `domains`. */
function rolesToAssume(
  environment: Environment,
  applicationName: string,
  application: Application,
): Permission[] {
  const { zones } = environment.sharedServices;
  const isGiven =
    zoneGrants(zones, application).length > 0 ||
    acceptableAuthorities(environment, applicationName, application).length > 0;
  return [
    ...(isGiven
      ? [
          roleAssumption('reach what shared services gave the account', [
            validationRoleArn(environment, applicationName, application),
          ]),
        ]
      : []),
    ...[...rolesOfOtherAccounts(zones, application).values()].map(({ roleArn }) =>
      roleAssumption('publish in zones of other accounts', [roleArn]),
    ),
  ];
}
