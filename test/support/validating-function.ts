import type { Emulator } from '../../emulator/emulator';
import { type RolePolicies, readerPolicies } from '../../modules/automation/function-roles';
import {
  type ValidationReach,
  organizationalUnitIds,
  validationStatements,
} from '../../modules/automation/dns-validation-rights';
import { eventSenders } from '../../modules/automation/function-bus';
import { REQUESTS, forwardingRule } from '../../modules/automation/requests';
import {
  DNS_VALIDATION_VARIABLE,
  type DnsValidationConfiguration,
  QUEUE_VARIABLE,
  type ValidationPolicy,
  policyText,
} from '../../modules/core';
import { callAction } from './ask';
import { letForward } from './forwarding-account';
import { QueueDrivenFunction } from './queue-driven-function';

export const HUB = '111111111111';
const REGION = 'eu-west-1';
const NAME = 'certfleet-local-dns-validation';
const BUS = `arn:aws:events:${REGION}:${HUB}:event-bus/${NAME}`;
const PATH = '/certfleet/local/dns-validation';
const ROLES = { readerRoleName: `${NAME}-reader`, forwarderRoleName: `${NAME}-out` };

export interface ValidatingFunctionProps {
  readonly policies: Readonly<Record<string, ValidationPolicy>>;
  readonly topicArn?: string;
  readonly outsideAccountIds?: readonly string[];
}

/** The function that validates, in the account 111111111111 of an emulated organization, as its module makes it. */
export async function validatingFunction(
  emulator: Emulator,
  { policies, topicArn, outsideAccountIds = [] }: ValidatingFunctionProps,
): Promise<QueueDrivenFunction> {
  const reach: ValidationReach = {
    at: { partition: 'aws', region: REGION, accountId: HUB },
    organizationId: 'o-certfleet01',
    ...{ policyPath: PATH, policies, topicArn },
    readerRoleName: ROLES.readerRoleName,
  };
  const configuration: DnsValidationConfiguration = {
    environment: 'local',
    region: REGION,
    policyPath: PATH,
    readerRoleName: ROLES.readerRoleName,
    organizationalUnitIds: organizationalUnitIds(reach),
    topicArn,
  };
  const call = (service: string, action: string, body: object) =>
    callAction(emulator.endpoint, HUB, service, action, body);
  for (const [id, policy] of Object.entries(policies))
    await call('ssm', 'AmazonSSM.PutParameter', {
      ...{ Name: `${PATH}/${id}`, Type: 'String', Value: JSON.stringify(policy) },
    });
  await call('events', 'AWSEvents.CreateEventBus', { Name: NAME });
  await call('events', 'AWSEvents.PutPermission', {
    EventBusName: NAME,
    Policy: policyText(
      eventSenders({ partition: 'aws', organizationId: reach.organizationId, outsideAccountIds }, BUS),
    ),
  });
  const made = await QueueDrivenFunction.of(emulator, {
    accountId: HUB,
    name: NAME,
    code: 'dns-validation',
    statements: [
      ...validationStatements(reach),
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: `arn:aws:sqs:${REGION}:${HUB}:${NAME}` },
    ],
    variables: {
      [DNS_VALIDATION_VARIABLE]: JSON.stringify(configuration),
      [QUEUE_VARIABLE]: `${emulator.endpoint}/${HUB}/${NAME}`,
    },
    pattern: REQUESTS,
    eventBusName: NAME,
    receives: 3,
  });
  await made.makeQueue();
  return made;
}

/** Gives an account what tells of its requests in a Region, and lets the function see its certificates. */
export async function letValidate(
  emulator: Emulator,
  accountId: string,
  regions: readonly string[],
): Promise<void> {
  const owner = { accountId: HUB, region: REGION, functionName: NAME };
  const place = { partition: 'aws', accountId };
  await emulator.setRoles([
    roleOf(accountId, ROLES.readerRoleName, readerPolicies(owner, place, 'sees certificates')),
  ]);
  await letForward(
    emulator,
    accountId,
    { owner, name: ROLES.forwarderRoleName, rule: forwardingRule(owner) },
    regions,
  );
}

function roleOf(accountId: string, name: string, { trust, rights }: RolePolicies) {
  const document = (Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
  return { accountId, name, trust: document(trust), policies: [{ name, document: document(rights) }] };
}
