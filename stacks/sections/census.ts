import type { Construct } from 'constructs';
import type { Census, Environment } from '../../environments';
import { censusName, censusReaderName } from '../../environments/names';
import { visitingCensus } from '../../environments/sections/account-templates';
import { censusedAccounts } from '../../environments/sections/censused-accounts';
import { alarmActionsIn } from '../../environments/sections/monitoring';
import { CensusDashboard, Census as CensusFunction, CensusReader } from '../../modules/automation';
import type { Placement } from '../../modules/core';
import { roleNameWithPath, roleSettings } from '../role-settings';
import type { SectionWiring } from './wiring';

/** The function and its bucket in shared services, and in each account what lets it in. */
export const census: SectionWiring<Census> = {
  sharedServices: (scope, section, { environment, providers }) => {
    if (section === undefined) return;
    const { name, organization, sharedServices } = environment;
    const { accountId, region } = sharedServices;
    const roles = roleSettings(environment, accountId);
    const at = providers.at(region);
    new CensusFunction(scope, 'Function', {
      ...roles,
      functionName: censusName(name),
      environment: name,
      at,
      bucketName: section.bucketName,
      accounts: censusedAccounts(section, environment),
      organizationId: organization.id,
      readerRoleName: roleNameWithPath(environment, censusReaderName(name)),
      resolver: section.resolver,
      metricsBy: section.metricsBy,
      alarmActions: section.alarmActions ?? alarmActionsIn(environment, region),
    });
    if (section.dashboard)
      new CensusDashboard(scope, 'Dashboard', {
        dashboardName: censusName(name),
        environment: name,
        functionName: censusName(name),
        at,
      });
    reader(scope, environment, accountId, at);
  },
  application: (scope, section, { environment, application, providers }) => {
    if (section === undefined) return;
    const [region] = application.regions;
    reader(scope, environment, application.accountId, providers.at(region));
  },
};

function reader(scope: Construct, environment: Environment, accountId: string, at: Placement): void {
  new CensusReader(scope, 'Reader', {
    ...roleSettings(environment, accountId),
    ...visitingCensus(environment),
    at,
  });
}
