import { Construct } from 'constructs';
import { validatedAccountProps } from '../../environments/sections/account-templates';
import { policiesOf } from '../../environments/sections/dns-validation-policies';
import type { DnsValidation } from '../../environments';
import {
  dnsValidationForwarderName,
  dnsValidationName,
  dnsValidationPath,
  dnsValidationReaderName,
} from '../../environments/names';
import { alarmActionsIn } from '../../environments/sections/monitoring';
import { unitStackSets } from '../../environments/sections/stack-sets';
import {
  DnsValidation as DnsValidationFunction,
  ValidatedAccount,
  ValidatedUnit,
} from '../../modules/automation';
import type { Placement } from '../../modules/core';
import { roleNameWithPath, roleSettings } from '../role-settings';
import type { SectionWiring } from './wiring';

/** The function in shared services, and in each application account what tells it of requests. */
export const dnsValidation: SectionWiring<DnsValidation> = {
  sharedServices: (scope, section, { environment, providers, hostedZoneId }) => {
    if (section === undefined) return;
    const { organization, sharedServices, applications } = environment;
    const roles = roleSettings(environment, sharedServices.accountId);
    const policies = policiesOf(section, environment, hostedZoneId);
    const requests = new DnsValidationFunction(scope, 'Requests', {
      ...roles,
      functionName: dnsValidationName(environment.name),
      environment: environment.name,
      at: providers.at(sharedServices.region),
      organizationId: organization.id,
      outsideAccountIds: [
        ...Object.values(applications)
          .filter(({ outsideOrganization, retired }) => outsideOrganization && !retired)
          .map(({ accountId }) => accountId),
        ...Object.values(section.requesters ?? {}).flatMap(({ accountIds = [] }) => accountIds),
      ],
      policyPath: dnsValidationPath(environment.name),
      policies: Object.fromEntries(policies.map(({ id, policy }) => [id, policy])),
      readerRoleName: roleNameWithPath(environment, dnsValidationReaderName(environment.name)),
      topicArn: section.topicArn,
      alarmActions: section.alarmActions ?? alarmActionsIn(environment, sharedServices.region),
    });
    const units = new Construct(scope, 'Units');
    for (const each of unitStackSets(environment.name, section.requesters)) {
      new ValidatedUnit(units, each.organizationalUnitId, {
        ...validatedAccountProps(environment),
        ...each,
        at: providers.at(sharedServices.region),
        ready: requests.ready,
      });
    }
  },
  application: (scope, section, { environment, application, providers }) => {
    if (section === undefined) return;
    const { accountId, region } = environment.sharedServices;
    const [first, ...others] = application.regions.map((each) => providers.at(each)) as [
      Placement,
      ...Placement[],
    ];
    new ValidatedAccount(scope, 'Requests', {
      ...roleSettings(environment, application.accountId),
      validatedBy: { accountId, region, functionName: dnsValidationName(environment.name) },
      readerRoleName: dnsValidationReaderName(environment.name),
      forwarderRoleName: dnsValidationForwarderName(environment.name),
      placements: [first, ...others],
    });
  },
};
