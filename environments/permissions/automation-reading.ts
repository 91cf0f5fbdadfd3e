import type { Environment } from '../environment';
import { reachedUnits } from '../sections/reached-units';
import { unitStackSets } from '../sections/stack-sets';
import { inRegionsOf, regionalArn } from './arns';
import type { Permission, PermissionAccount } from './permission';
import { mayRead } from './permitted';

/** What asking whether an account records the requests that a function is told of needs. */
export function trailReading({ dnsValidation }: Environment, account: PermissionAccount): Permission[] {
  if (dnsValidation === undefined) return [];
  return [
    mayRead('find trails', ['cloudtrail:DescribeTrails'], ['*'], inRegionsOf(account)),
    mayRead(
      'see whether trails record requests',
      ['cloudtrail:GetEventSelectors', 'cloudtrail:GetTrailStatus'],
      [regionalArn(account, 'cloudtrail', '*', 'trail/*')],
    ),
  ];
}

/** What asking whether shared services may look into organizational units, and deploy to them, needs. */
export function unitReading(environment: Environment): Permission[] {
  const [unit, ...units] = reachedUnits(environment);
  if (unit === undefined) return [];
  const list = mayRead(
    'see whether accounts of organizational units are told',
    ['organizations:ListAccountsForParent'],
    [unit, ...units],
  );
  if (unitStackSets(environment.name, environment.dnsValidation?.requesters).length === 0) return [list];
  return [
    list,
    mayRead(
      'see whether StackSets deploys to the organization',
      // Without the second, CloudFormation takes a delegated administrator for none (hashicorp/terraform-provider-aws#32536).
      ['cloudformation:DescribeOrganizationsAccess', 'organizations:ListDelegatedAdministrators'],
      ['*'],
    ),
  ];
}
