import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { StackSetCaller } from '../environments/sections/dns-validation-policies';
import { call } from '../live/calls';
import { visibleText } from '../modules/core';

/** What AWS says of an account that may not do what the automation does there. */
export interface Refusal {
  /** Of the error, as the API Reference has it. */
  readonly code: string;
  /** In AWS's words. */
  readonly reason: string;
}

/** AWS Organizations API Reference, ListAccountsForParent. */
const UNIT_REFUSALS = [
  'AccessDeniedException',
  'AWSOrganizationsNotInUseException',
  'ParentNotFoundException',
];

/** AWS CloudFormation API Reference, DescribeOrganizationsAccess and common errors. */
const STACK_SETS_REFUSALS = ['InvalidOperationException', 'ValidationError'];

/** IAM's words, where not the account is refused but the role that asks (IAM User Guide, access denied error messages). */
const ROLE_REFUSED = /not authorized to perform/;

/** Why an account may not ask which accounts are in a unit, as functions do; undefined where it may. */
export async function unitRefusal(
  client: OrganizationsClient,
  unitId: string,
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  const { ListAccountsForParentCommand } = await import('@aws-sdk/client-organizations');
  const command = new ListAccountsForParentCommand({ ParentId: unitId, MaxResults: 1 });
  try {
    await call(signal, (abortSignal) => client.send(command, { abortSignal }));
    return undefined;
  } catch (error) {
    return refusalIn(error, UNIT_REFUSALS);
  }
}

/** Why an account may not deploy stack sets to units of its organization; undefined where it may. */
export async function stackSetsRefusal(
  client: CloudFormationClient,
  callAs: StackSetCaller,
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  const { DescribeOrganizationsAccessCommand } = await import('@aws-sdk/client-cloudformation');
  const command = new DescribeOrganizationsAccessCommand({ CallAs: callAs });
  try {
    const { Status = 'no answer' } = await call(signal, (abortSignal) =>
      client.send(command, { abortSignal }),
    );
    return Status === 'ENABLED' ? undefined : { code: Status, reason: visibleText(Status) };
  } catch (error) {
    return refusalIn(error, STACK_SETS_REFUSALS);
  }
}

/** @throws the error where it says nothing of the account */
function refusalIn(error: unknown, codes: readonly string[]): Refusal {
  if (!(error instanceof Error) || !codes.includes(error.name) || ROLE_REFUSED.test(error.message))
    throw error;
  return { code: error.name, reason: visibleText(`${error.name}: ${error.message}`) };
}
