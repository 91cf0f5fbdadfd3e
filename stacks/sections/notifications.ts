import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment, Notifications } from '../../environments';
import { authorityRegions } from '../../environments/certificate-authorities/places';
import {
  notificationOwnersPath,
  notificationsForwarderName,
  notificationsName,
} from '../../environments/names';
import { alarmActionsIn } from '../../environments/sections/monitoring';
import { chatRegion } from '../../environments/sections/notifications';
import { Notifications as NotificationsFunction, NotifiedAccount } from '../../modules/automation';
import type { AccountProviders } from '../account-providers';
import { roleSettings } from '../role-settings';
import type { SectionWiring } from './wiring';

/** The function with its topics in shared services, and in each account what tells it. */
export const notifications: SectionWiring<Notifications> = {
  sharedServices: (scope, section, { environment, providers }) => {
    const { census } = environment;
    if (section === undefined || census === undefined) return;
    const { name, organization, sharedServices, applications } = environment;
    const { accountId, region, regions = [] } = sharedServices;
    const { emails, slack, teams, webhookSecretArn, owners, runbooksUrl } = section;
    const { ready } = new NotificationsFunction(scope, 'Function', {
      ...roleSettings(environment, accountId),
      ...{ emails, slack, teams, webhookSecretArn, owners, runbooksUrl },
      functionName: notificationsName(name),
      environment: name,
      at: providers.at(region),
      chatAt: providers.at(chatRegion(environment) ?? region),
      bucketName: census.bucketName,
      ownersPath: notificationOwnersPath(name),
      organizationId: organization.id,
      outsideAccountIds: Object.values(applications)
        .filter(({ outsideOrganization, retired }) => outsideOrganization && !retired)
        .map((application) => application.accountId),
      alarmActions: section.alarmActions ?? alarmActionsIn(environment, region),
    });
    tell(
      scope,
      environment,
      accountId,
      providers,
      [region, ...regions, ...authorityRegions(environment)],
      ready,
    );
  },
  application: (scope, section, { environment, application, providers }) => {
    if (section !== undefined)
      tell(scope, environment, application.accountId, providers, application.regions);
  },
};

function tell(
  scope: Construct,
  environment: Environment,
  accountId: string,
  providers: AccountProviders,
  regions: readonly [string, ...string[]],
  ready?: readonly ITerraformDependable[],
): void {
  const { sharedServices, name } = environment;
  const [first, ...others] = [...new Set(regions)].map((region) => providers.at(region));
  new NotifiedAccount(scope, 'Events', {
    ...roleSettings(environment, accountId),
    toldTo: {
      accountId: sharedServices.accountId,
      region: sharedServices.region,
      functionName: notificationsName(name),
    },
    forwarderRoleName: notificationsForwarderName(name),
    placements: [first!, ...others],
    ready,
  });
}
