import { policyText } from '../../modules/core/policy-text';
import type { Emulator } from '../../emulator/emulator';
import { eventSenders } from '../../modules/automation/function-bus';
import { NOTIFIED_EVENTS, notifyingRule } from '../../modules/automation/notification-events';
import { type NotificationReach, notificationStatements } from '../../modules/automation/notification-rights';
import { NOTIFICATIONS_VARIABLE, type NotificationsConfiguration } from '../../modules/core';
import { callAction } from './ask';
import { letForward } from './forwarding-account';
import { QueueDrivenFunction } from './queue-driven-function';

const HUB = '111111111111';
const REGION = 'eu-west-1';
const NAME = 'certfleet-local-notifications';
const PATH = '/certfleet/local/notifications';
const OWNER = { accountId: HUB, region: REGION, functionName: NAME };

/** Name of the topic of whoever has none of their own; those of owners have the owner behind it. */
export const TOPIC_NAME = NAME;

/** What a notifying function is besides. */
export interface NotifyingFunctionProps {
  readonly bucketName: string;
  /** Who has a topic of their own. */
  readonly owners: readonly string[];
  readonly webhookSecretArn?: string;
  /** Variables beside its own. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
}

/** The function that tells people, in the account 111111111111 of an emulated organization, as its module makes it. */
export async function notifyingFunction(
  emulator: Emulator,
  { bucketName, owners, webhookSecretArn, variables }: NotifyingFunctionProps,
): Promise<QueueDrivenFunction> {
  const reach: NotificationReach = {
    at: { partition: 'aws', region: REGION, accountId: HUB },
    functionName: NAME,
    bucketName,
    owners: Object.fromEntries(owners.map((owner) => [owner, {}])),
    ownersPath: PATH,
    webhookSecretArn,
  };
  const topicArn = `arn:aws:sns:${REGION}:${HUB}:${NAME}`;
  const configuration: NotificationsConfiguration = {
    environment: 'local',
    region: REGION,
    bucketName,
    channel: { topicArn, webhookSecretArn },
    ownersPath: PATH,
    runbooksUrl: 'https://example.com/runbooks',
  };
  const call = (service: string, action: string, body: object) =>
    callAction(emulator.endpoint, HUB, service, action, body);
  for (const owner of owners)
    await call('ssm', 'AmazonSSM.PutParameter', {
      Name: `${PATH}/${owner}`,
      Type: 'String',
      Value: JSON.stringify({ owner, topicArn: `${topicArn}-${owner}` }),
    });
  await call('events', 'AWSEvents.CreateEventBus', { Name: NAME });
  await call('events', 'AWSEvents.PutPermission', {
    EventBusName: NAME,
    Policy: policyText(
      eventSenders(
        { partition: 'aws', organizationId: 'o-certfleet01', outsideAccountIds: [] },
        notifyingRule(OWNER).targetArn,
      ),
    ),
  });
  const made = await QueueDrivenFunction.of(emulator, {
    accountId: HUB,
    name: NAME,
    code: 'notifications',
    statements: notificationStatements(reach),
    variables: { ...variables, [NOTIFICATIONS_VARIABLE]: JSON.stringify(configuration) },
    pattern: NOTIFIED_EVENTS,
    eventBusName: NAME,
    receives: 3,
  });
  await made.makeQueue();
  return made;
}

/** Gives an account what tells it. */
export function letNotify(emulator: Emulator, accountId: string, regions: readonly string[]): Promise<void> {
  const to = { owner: OWNER, name: `${NAME}-out`, rule: notifyingRule(OWNER) };
  return letForward(emulator, accountId, to, regions);
}
