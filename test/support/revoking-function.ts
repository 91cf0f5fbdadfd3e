import type { Emulator } from '../../emulator/emulator';
import { revocationStatements } from '../../modules/automation/revocation-rights';
import { REVOCATION_VARIABLE, type RevocationConfiguration } from '../../modules/core';
import { callAction } from './ask';
import { QueueDrivenFunction } from './queue-driven-function';

/** Whose CA tells the function, and of which role EventBridge has the rights. */
export interface Teller {
  readonly accountId: string;
  readonly certificateAuthorityArns: readonly string[];
}

/** The function that keeps a trust store up to lists, as its module makes it: a rule of another account tells it. */
export async function revokingFunction(
  emulator: Emulator,
  accountId: string,
  configuration: RevocationConfiguration,
  teller: Teller,
): Promise<QueueDrivenFunction> {
  const made = await QueueDrivenFunction.of(emulator, {
    accountId,
    name: configuration.name,
    code: 'revocation',
    statements: revocationStatements({ ...configuration, partition: 'aws', region: 'eu-west-1' }),
    variables: { [REVOCATION_VARIABLE]: JSON.stringify(configuration) },
    // Events are of the CA's account; this rule hears none.
    pattern: { source: ['nobody'] },
    receives: 3,
  });
  await made.makeQueue();
  const role = `arn:aws:iam::${teller.accountId}:role/lists`;
  await made.lets(role);
  const call = (action: string, body: object) =>
    callAction(emulator.endpoint, teller.accountId, 'events', `AWSEvents.${action}`, body);
  await call('PutRule', {
    Name: 'lists',
    EventPattern: JSON.stringify({ source: ['aws.acm-pca'], resources: teller.certificateAuthorityArns }),
  });
  await call('PutTargets', {
    Rule: 'lists',
    Targets: [
      {
        Id: 'queue',
        Arn: `arn:aws:sqs:eu-west-1:${accountId}:${configuration.name}`,
        RoleArn: role,
      },
    ],
  });
  return made;
}

/** Whether the CA's account tells of lists. */
export function tellsOfLists(emulator: Emulator, { accountId }: Teller, tells: boolean): Promise<unknown> {
  const action = `AWSEvents.${tells ? 'Enable' : 'Disable'}Rule`;
  return callAction(emulator.endpoint, accountId, 'events', action, { Name: 'lists' });
}
