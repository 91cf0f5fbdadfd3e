import { partitionOf } from '../../modules/core';
import { ANY_ACCOUNT, type AccountTemplateProps } from '../../modules/automation/account-template';
import { countedAccountTemplate } from '../../modules/automation/counted-account-template';
import type { VisitingCensus } from '../../modules/automation/function-roles';
import {
  type ValidatedAccountTemplateProps,
  validatedAccountTemplate,
} from '../../modules/automation/validated-account-template';
import type { Foundation } from '../foundation';
import {
  censusName,
  censusReaderName,
  dnsValidationForwarderName,
  dnsValidationName,
  dnsValidationReaderName,
} from '../names';
import { globalArn } from '../permissions/arns';
import type { Census } from './census';
import type { Requester, WithRequesters } from './dns-validation-policies';

interface Automated extends WithRequesters {
  readonly census?: Pick<Census, 'accounts'>;
}

/** Accounts without Terraform that have an entry in the file, and what they get. */
export interface OnboardedEntry {
  readonly name: string;
  /** CloudFormation template. */
  readonly template: string;
  /** Where a stack of it belongs. */
  readonly regions: readonly [string, ...string[]];
}

/** Those of DNS validation, and those that are counted only. */
export function onboardedEntries(environment: Automated): OnboardedEntry[] {
  const { dnsValidation, census } = environment;
  return [
    ...Object.entries(dnsValidation?.requesters ?? {}).map(([name, requester]) => ({
      name,
      template: requesterTemplate(environment, requester),
      regions: requester.regions,
    })),
    ...Object.entries(census?.accounts ?? {}).map(
      ([
        name,
        {
          regions: [region],
        },
      ]): OnboardedEntry => ({
        name,
        template: countedAccountTemplate({ ...settingsOf(environment), ...visitingCensus(environment) }),
        regions: [region],
      }),
    ),
  ];
}

/** CloudFormation template for the accounts of a requester, whose first Region has the roles for functions. */
export function requesterTemplate(
  environment: Automated,
  { regions: [readerRegion] }: Pick<Requester, 'regions'>,
): string {
  return validatedAccountTemplate({ ...validatedAccountProps(environment), readerRegion });
}

/** What accounts of requesters get, whoever they are. */
export function validatedAccountProps(
  environment: Automated,
): Omit<ValidatedAccountTemplateProps, 'readerRegion'> {
  const { name, sharedServices, census } = environment;
  const { accountId, region } = sharedServices;
  return {
    ...settingsOf(environment),
    validatedBy: { accountId, region, functionName: dnsValidationName(name) },
    readerRoleName: dnsValidationReaderName(name),
    forwarderRoleName: dnsValidationForwarderName(name),
    census: census && visitingCensus(environment),
  };
}

/** The census of an environment, as its accounts know it. */
export function visitingCensus({ name, sharedServices: { accountId, region } }: Foundation): VisitingCensus {
  return {
    readBy: { accountId, region, functionName: censusName(name) },
    roleName: censusReaderName(name),
  };
}

function settingsOf({ name, sharedServices, roles = {} }: Foundation): AccountTemplateProps {
  const { path, permissionsBoundary } = roles;
  const anywhere = { partition: partitionOf(sharedServices.region), accountId: ANY_ACCOUNT };
  return {
    environment: name,
    rolePath: path,
    permissionsBoundary:
      permissionsBoundary === undefined
        ? undefined
        : globalArn(anywhere, 'iam', `policy/${permissionsBoundary}`),
  };
}
