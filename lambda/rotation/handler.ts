import { ROTATION_METRICS, ROTATION_VARIABLE, type RotationConfiguration } from '../../modules/core/rotation';
import { configurationOf } from '../configuration';
import {
  type LifecycleEvent,
  type LifecycleResult,
  carryOut,
  isLifecycleEvent,
} from '../imported-certificate/lifecycle';
import type { Decision } from '../imported-certificate/placing';
import { logLine, reasonOf } from '../log';
import { type FailedMessages, type QueueEvent, workOnce } from '../queue';
import { awsClients } from './clients';
import { rotate } from './rotation';

/** Who may ask for a rotation: changes of the secret or the object, and the daily sweep. */
const SOURCES = ['aws.secretsmanager', 'aws.s3', 'aws.events'];

const configuration = configurationOf<RotationConfiguration>(process.env, ROTATION_VARIABLE);
const clients = awsClients(configuration);

const dimension = ['certificate', configuration.certificate] as const;

function tell(decision: Decision): void {
  console.log(logLine(ROTATION_METRICS[decision.decision], dimension, decision));
}

/**
 * Rotates in every Region when a message asks for it, whatever else the message says. Terraform invokes the function for the first
 * certificate, and to delete it.
 */
export function handler(
  event: QueueEvent | LifecycleEvent,
  context: { getRemainingTimeInMillis(): number },
): Promise<FailedMessages | LifecycleResult> {
  if (isLifecycleEvent(event)) {
    return carryOut(event, {
      ...configuration,
      source: `the ${clients.source.what} ${clients.source.name}`,
      acm: (region) => Promise.resolve(clients.acm(region)),
      put: (region, tagsOfFirst) => rotate({ configuration, region, clients, now: new Date(), tagsOfFirst }),
      remaining: () => context.getRemainingTimeInMillis(),
      onDecision: tell,
    });
  }
  return workOnce(event, SOURCES, rotateEverywhere, (error) =>
    console.log(logLine(ROTATION_METRICS.failed, dimension, { reason: reasonOf(error) })),
  );
}

/** A Region that fails keeps no other from its certificate. */
async function rotateEverywhere(): Promise<void> {
  const failures: unknown[] = [];
  for (const region of configuration.regions) {
    try {
      tell(await rotate({ configuration, region, clients, now: new Date() }));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw failures.length === 1
      ? failures[0]
      : new AggregateError(failures, failures.map(reasonOf).join('; '));
}
