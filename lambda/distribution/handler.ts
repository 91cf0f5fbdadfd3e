import pLimit from 'p-limit';
import {
  DISTRIBUTION_METRICS,
  DISTRIBUTION_VARIABLE,
  type DistributionConfiguration,
} from '../../modules/core/distribution';
import { isClosedAccount } from '../closed-account';
import { configurationOf } from '../configuration';
import {
  type LifecycleEvent,
  type LifecycleResult,
  carryOut,
  isLifecycleEvent,
} from '../imported-certificate/lifecycle';
import { logLine, reasonOf } from '../log';
import { type FailedMessages, type QueueEvent, workOnce } from '../queue';
import { awsClients } from './clients';
import {
  type Original,
  type Target,
  distribute,
  invokingAccount,
  isByAlias,
  isByOwner,
  targetsOf,
} from './distribution';
import {
  type SecretDecision,
  type SecretEvent,
  isSecretEvent,
  writeSecret,
  writeWhileApplying,
} from './secret';

/** Who may ask for a distribution: ACM, which has issued or renewed, and the daily sweep. */
const SOURCES = ['aws.acm', 'aws.events'];

/** Copies at once: each is in a place of its own, and ACM counts by place (ACM User Guide, quotas). */
const CONCURRENT_COPIES = 5;

const configuration = configurationOf<DistributionConfiguration>(process.env, DISTRIBUTION_VARIABLE);
const clients = awsClients(configuration);

function tell(metric: keyof typeof DISTRIBUTION_METRICS, said: object): void {
  console.log(logLine(DISTRIBUTION_METRICS[metric], ['certificate', configuration.certificate], said));
}

/**
 * Brings every copy and the secret up to the certificate when a message asks for it, whatever else the message says. The stack of
 * an account invokes the function by the account's alias, for its first copies and to delete them; the function's own stack
 * invokes it without one, for the first version of the secret.
 */
export function handler(
  event: QueueEvent | LifecycleEvent | SecretEvent,
  context: { readonly invokedFunctionArn: string; getRemainingTimeInMillis(): number },
): Promise<FailedMessages | LifecycleResult | { readonly versionId?: string }> {
  if (isSecretEvent(event))
    return isByOwner(context.invokedFunctionArn)
      ? writeWhileApplying(() => writeItsSecret(clients.original()), tellOfSecret)
      : Promise.reject(new Error('only the stack of its own account may ask for the secret'));
  if (isLifecycleEvent(event))
    return carryOutFor(invokingAccount(context.invokedFunctionArn), event, context);
  if (isByAlias(context.invokedFunctionArn))
    return Promise.reject(new Error('an account may ask for its own copies only, as its stack does it'));
  return workOnce(event, SOURCES, distributeEverywhere, (error) =>
    tell('failed', { reason: reasonOf(error) }),
  );
}

async function carryOutFor(
  accountId: string,
  event: LifecycleEvent,
  context: { getRemainingTimeInMillis(): number },
): Promise<LifecycleResult> {
  const acm = (region: string) => clients.acm({ accountId, region });
  return carryOut(event, {
    certificate: configuration.certificate,
    source: configuration.certificateArn,
    regions: targetsOf(configuration)
      .filter((target) => target.accountId === accountId)
      .map(({ region }) => region),
    acm: (region) => Promise.resolve(acm(region)),
    put: (region, tagsOfFirst) =>
      distribute({
        configuration,
        target: { accountId, region },
        original: clients.original(),
        client: acm(region),
        now: new Date(),
        tagsOfFirst,
      }),
    remaining: () => context.getRemainingTimeInMillis(),
    onDecision: (decision) => tell(decision.decision, decision),
  });
}

/** A place that fails keeps no other from its copy. */
async function distributeEverywhere(): Promise<void> {
  const original = clients.original();
  const limit = pLimit(CONCURRENT_COPIES);
  const failures = await Promise.all([
    ...targetsOf(configuration).map((target) => limit(() => bringUp(target, original))),
    ...(configuration.secretArn === undefined ? [] : [bringSecretUp(original)]),
  ]);
  const failed = failures.flatMap((failure) => failure ?? []);
  if (failed.length > 0) throw new AggregateError(failed, failed.map(reasonOf).join('; '));
}

/** @returns why AWS did not let it happen */
async function bringUp(target: Target, original: Original): Promise<Error | undefined> {
  const client = clients.acm(target);
  try {
    const decision = await distribute({ configuration, target, original, client, now: new Date() });
    tell(decision.decision, decision);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Its stack was not applied yet, or has taken its role away: there is nobody to bring a copy to.
    if (!isClosedAccount(error)) return error;
    tell('absent', { ...target, reason: reasonOf(error) });
    return undefined;
  }
}

/** @returns why AWS did not let it happen */
async function bringSecretUp(original: Original): Promise<Error | undefined> {
  try {
    tellOfSecret(await writeItsSecret(original));
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error;
  }
}

function writeItsSecret(original: Original): Promise<SecretDecision> {
  const { secretArn } = configuration;
  if (secretArn === undefined) throw new Error('the function has no secret; apply its stack');
  return writeSecret({ configuration, secretArn, original, client: clients.secrets(), now: new Date() });
}

function tellOfSecret(decision: SecretDecision): void {
  tell(decision.decision, decision);
}
