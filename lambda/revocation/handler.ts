import {
  REVOCATION_METRICS,
  REVOCATION_VARIABLE,
  type RevocationConfiguration,
} from '../../modules/core/revocation';
import { attempted } from '../attempts';
import { configurationOf } from '../configuration';
import { logLine, reasonOf } from '../log';
import { type FailedMessages, type QueueEvent, workOnce } from '../queue';
import { awsClients } from './clients';
import type { Decision } from './decision';
import { keepEveryList, removeEverything, takeOver } from './revocation';

/** Who may ask for a look at the lists: AWS Private CA, which has written one, and the hourly sweep. */
const SOURCES = ['aws.acm-pca', 'aws.events'];

const configuration = configurationOf<RevocationConfiguration>(process.env, REVOCATION_VARIABLE);
const clients = awsClients(configuration);

/** How the function's own stack invokes it; it takes nothing from the event but that. */
interface LifecycleEvent {
  readonly tf: { readonly action: 'create' | 'update' | 'delete' };
}

/**
 * Brings the trust store up to the lists when a message asks for it, whatever else the message says. Terraform invokes the function
 * for the first lists, and to remove what it has added.
 */
export function handler(event: QueueEvent | LifecycleEvent): Promise<FailedMessages | object> {
  return 'tf' in event
    ? carryOut(event)
    : workOnce(
        event,
        SOURCES,
        () => keepEveryList({ configuration, clients, now: new Date(), onDecision: tell }),
        (error) => count('failed', { reason: reasonOf(error) }),
      );
}

/** A list that is not there yet comes with its event, or the next sweep, and of one that is refused an alarm tells: the apply goes on. */
async function carryOut({ tf }: LifecycleEvent): Promise<object> {
  const common = { configuration, clients, now: new Date() };
  if (tf.action === 'delete') {
    await removeEverything({ ...common, onDecision: tell });
    return {};
  }
  const decisions = await attempted(
    async () => {
      const made: Decision[] = [];
      const revocation = { ...common, onDecision: (each: Decision) => made.push(each) };
      await takeOver(revocation);
      await keepEveryList(revocation);
      return made;
    },
    // A new role has its rights, and a bucket its policy, some seconds after Terraform gave them.
    { isFinal: (made) => !made.some(({ isDenied }) => isDenied) },
  );
  decisions.forEach(tell);
  return {};
}

function tell(decision: Decision): void {
  count(decision.decision, decision);
  if (decision.endedAt !== undefined) count('outdated', { of: decision.of, endedAt: decision.endedAt });
}

function count(metric: keyof typeof REVOCATION_METRICS, said: object): void {
  console.log(logLine(REVOCATION_METRICS[metric], ['function', configuration.name], said));
}
