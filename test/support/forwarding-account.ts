import type { Emulator } from '../../emulator/emulator';
import type { VisitingFunction } from '../../modules/automation';
import { forwarderPolicies } from '../../modules/automation/function-roles';
import type { ForwardingRule } from '../../modules/automation/requests';
import { callAction } from './ask';

/** Gives an account what sends its events to a function of another one, in these Regions. */
export async function letForward(
  emulator: Emulator,
  accountId: string,
  to: { readonly owner: VisitingFunction; readonly name: string; readonly rule: ForwardingRule },
  regions: readonly string[],
): Promise<void> {
  const { owner, name, rule } = to;
  const { trust, rights } = forwarderPolicies(owner, { partition: 'aws', accountId }, name);
  const document = (Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
  await emulator.setRoles([
    { accountId, name, trust: document(trust), policies: [{ name, document: document(rights) }] },
  ]);
  for (const region of regions) {
    const events = (action: string, body: object) =>
      callAction(emulator.endpoint, accountId, 'events', `AWSEvents.${action}`, body, region);
    await events('PutRule', { Name: name, EventPattern: JSON.stringify(rule.eventPattern) });
    await events('PutTargets', {
      Rule: name,
      Targets: [
        { Id: rule.targetId, Arn: rule.targetArn, RoleArn: `arn:aws:iam::${accountId}:role/${name}` },
      ],
    });
  }
}
