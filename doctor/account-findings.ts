import type { Application, Environment } from '../environments';
import { organizationalUnitId } from '../environments/sections/section-accounts';
import type { UnitStackSet } from '../environments/sections/stack-sets';
import { visibleText } from '../modules/core';
import type { AwsAnswers } from './aws-answers';
import type { Finding } from './dns/finding';

/** Whether the function that validates is told of what an account requests in a Region. */
export async function trailFindings(
  application: Application,
  region: string,
  aws: AwsAnswers,
): Promise<Finding[]> {
  const { areRecorded, silentTrails } = await aws.recordedRequests(application, region);
  if (areRecorded) return [];
  const others = silentTrails.map((name) => visibleText(name)).join(', ');
  return [
    {
      id: 'trail-missing',
      severity: 'warning',
      name: region,
      subject: `account ${application.accountId}`,
      problem:
        'must have a trail of CloudTrail that records management events which write, or nobody tells of requests for ' +
        `certificates and the daily look alone finds them, got ${others === '' ? 'none' : `${others}, which records none`}`,
      remedy: 'have a trail of the account, or of the organization, record them in this Region',
      records: [],
    },
  ];
}

/** Whether shared services may ask, as its functions do, which accounts are in an organizational unit. */
export async function unitFindings(
  environment: Environment,
  unitArn: string,
  aws: AwsAnswers,
): Promise<Finding[]> {
  const { accountId } = environment.sharedServices;
  const unitId = organizationalUnitId(unitArn);
  const refusal = await aws.unitRefusal(environment, unitId);
  if (refusal === undefined) return [];
  const about = { severity: 'error', name: unitId, records: [] } as const;
  return refusal.code === 'ParentNotFoundException'
    ? [
        {
          ...about,
          id: 'unit-missing',
          subject: 'organizational unit',
          problem: `must be in the organization of account ${accountId}, got ${refusal.reason}`,
          remedy: 'correct its ARN, or take it out',
        },
      ]
    : [
        {
          ...about,
          id: 'units-closed',
          subject: `account ${accountId}`,
          problem: `must be let look into organizational units, or their accounts are not reached, got ${refusal.reason}`,
          remedy:
            'make it a delegated administrator of AWS Organizations, which the management account does with a ' +
            'resource-based delegation policy or for a service',
        },
      ];
}

/** Whether shared services may deploy a stack set to the accounts of its unit. */
export async function stackSetFindings(
  environment: Environment,
  { organizationalUnitId: unitId, callAs }: UnitStackSet,
  aws: AwsAnswers,
): Promise<Finding[]> {
  const refusal = await aws.stackSetsRefusal(environment, callAs);
  if (refusal === undefined) return [];
  return [
    {
      id: 'stack-sets-closed',
      severity: 'error',
      name: unitId,
      subject: `account ${environment.sharedServices.accountId}`,
      problem: `must be let deploy stack sets to the organization, got ${refusal.reason}`,
      remedy:
        'in the management account, activate trusted access for StackSets' +
        (callAs === 'SELF' ? '' : ', and make this account a delegated administrator of StackSets'),
      records: [],
    },
  ];
}
