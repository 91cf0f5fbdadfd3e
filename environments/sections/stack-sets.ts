import { parseArn } from '../../modules/core';
import { type Draft, itemsOf } from '../draft';
import { formOf, oneOf } from '../form';
import type { Foundation } from '../foundation';
import { dnsValidationName, dnsValidationStackSetName } from '../names';
import type { Permission, PermissionAccount } from '../permissions/permission';
import { stackSetPermissions } from '../permissions/services/stack-sets';
import type { Problem } from '../problem';
import {
  type Requester,
  STACK_SET_CALLERS,
  type StackSetCaller,
  type StackSets,
} from './dns-validation-policies';
import { organizationalUnitId } from './section-accounts';

export const stackSetsForm = formOf<StackSets>()({ callAs: oneOf(STACK_SET_CALLERS).optional() });

/** A stack set for one organizational unit. */
export interface UnitStackSet {
  readonly stackSetName: string;
  readonly organizationalUnitId: string;
  readonly regions: Requester['regions'];
  readonly callAs: StackSetCaller;
}

type Requesters = Readonly<Record<string, Requester>>;

/**
 * Stack sets of an environment. Each unit has its own: one for several would be planned anew for as long as one of them has no
 * account (provider source, cloudformation/stack_instances.go).
 */
export function unitStackSets(environmentName: string, requesters: Requesters = {}): UnitStackSet[] {
  return Object.values(requesters).flatMap(({ stackSets, organizationalUnitArns = [], regions }) =>
    stackSets === undefined
      ? []
      : organizationalUnitArns.map(organizationalUnitId).map((id) => ({
          stackSetName: dnsValidationStackSetName(environmentName, id),
          organizationalUnitId: id,
          regions,
          callAs: stackSets.callAs ?? 'DELEGATED_ADMIN',
        })),
  );
}

/** What stack sets need in the account of shared services. */
export function unitStackSetPermissions(
  requesters: Requesters | undefined,
  account: PermissionAccount,
): Permission[] {
  const all = unitStackSets(account.environmentName, requesters);
  if (all.length === 0) return [];
  return stackSetPermissions(account, {
    region: account.regions[0],
    name: `${dnsValidationName(account.environmentName)}-ou-*`,
    what: 'stack sets of what tells of requested certificates',
    resourceTypes: ['AWS::Events::Rule', 'AWS::IAM::Role'],
    isDelegated: all.some(({ callAs }) => callAs === 'DELEGATED_ADMIN'),
  });
}

/** Ids of units, as StackSets takes them (AWS CloudFormation API Reference, DeploymentTargets). */
const UNIT_ID = /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/;

/** What is wrong with the stack sets of a requester; paths start at it. */
export function problemsOfStackSets(
  { stackSets, organizationalUnitArns, regions }: Draft<Requester>,
  { organization, sharedServices }: Draft<Foundation>,
): Problem[] {
  if (stackSets === undefined) return [];
  const units = itemsOf(organizationalUnitArns);
  const unitless: Problem[] =
    units.length > 0
      ? []
      : [
          {
            path: ['stackSets'],
            rule: 'must come with organizational units, to which StackSets deploys',
            remedy:
              'fill in organizationalUnitArns, or leave it out and deploy what certfleet onboarding prints',
          },
        ];
  const odd = units.flatMap(([index, arn]): Problem[] =>
    UNIT_ID.test(parseArn(arn)!.resource.split('/')[2] ?? '')
      ? []
      : [
          {
            path: ['organizationalUnitArns', index],
            rule: 'must end with the id of a unit, ou-, the id of the root, and 8 to 32 letters or digits: StackSets takes no other',
            got: arn,
            remedy: 'copy it from AWS Organizations',
          },
        ],
  );
  const places = itemsOf(regions);
  const twice = places.flatMap(([index, region], at): Problem[] =>
    places.slice(0, at).every(([, before]) => before !== region)
      ? []
      : [
          {
            path: ['regions', index],
            rule: 'must be there once, as a stack set has one stack in a Region of an account',
            got: region,
            remedy: 'leave it out',
          },
        ],
  );
  return [...unitless, ...odd, ...twice, ...problemsOfCaller(stackSets, organization, sharedServices)];
}

function problemsOfCaller(
  { callAs = 'DELEGATED_ADMIN' }: Draft<StackSets>,
  organization: Draft<Foundation>['organization'],
  sharedServices: Draft<Foundation>['sharedServices'],
): Problem[] {
  const management = organization?.managementAccountId;
  const caller = sharedServices?.accountId;
  if (management === undefined || caller === undefined) return [];
  const right: StackSetCaller = management === caller ? 'SELF' : 'DELEGATED_ADMIN';
  return callAs === right
    ? []
    : [
        {
          path: ['stackSets', 'callAs'],
          rule: `must be ${right} where the management account is ${management} and shared services ${caller}`,
          got: callAs,
          remedy:
            right === 'SELF' ? 'say so' : 'leave it out, and make shared services a delegated administrator',
        },
      ];
}
