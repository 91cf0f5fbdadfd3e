import { setTimeout as sleep } from 'node:timers/promises';
import type { ACMClient } from '@aws-sdk/client-acm';
import { attempted } from '../attempts';
import type { Decision } from './placing';
import { type Tags, deleteCertificate, findCertificate, retag } from './standing-certificate';

/** How Terraform invokes a function, by `aws_lambda_invocation` with the lifecycle scope CRUD. */
export interface LifecycleEvent {
  readonly region: string;
  /** Of the certificate, the one by which it is found among them. */
  readonly tags: Tags;
  readonly tf: {
    readonly action: 'create' | 'update' | 'delete';
    /** As it was invoked before. @default - it is created */
    readonly prev_input?: { readonly tags?: Tags } | null;
  };
}

export function isLifecycleEvent(event: object): event is LifecycleEvent {
  return 'tf' in event;
}

/** What the function does with a certificate, and works with. */
export interface Lifecycle {
  /** Value of the certificate's tag `certfleet:certificate`. */
  readonly certificate: string;
  /** What holds the material, as a message says it: `the secret legacy`. */
  readonly source: string;
  /** Where the certificate may be; one that was elsewhere before may be deleted there. */
  readonly regions: readonly string[];
  readonly acm: (region: string) => Promise<ACMClient>;
  /** Imports the first certificate with these tags, or takes over one that stands. */
  readonly put: (region: string, tagsOfFirst: Tags) => Promise<Decision>;
  /** Milliseconds until the function is ended. */
  readonly remaining: () => number;
  /** Told of what was decided. */
  readonly onDecision: (decision: Decision) => void;
  /** Between two attempts to delete, or with rights that a new role has not yet. @default 5000 */
  readonly pauseMilliseconds?: number;
}

/** What Terraform keeps of an invocation. */
export interface LifecycleResult {
  /** @default - it was deleted */
  readonly certificateArn?: string;
}

/**
 * Imports the first certificate, or takes over one that stands; deletes it once nothing uses it.
 *
 * @throws Error where it must not be imported, with the reasons, or where the certificate is still in use
 */
export async function carryOut(event: LifecycleEvent, lifecycle: Lifecycle): Promise<LifecycleResult> {
  const { source, regions, acm, put, onDecision, pauseMilliseconds } = lifecycle;
  const { region, tags, tf } = event;
  if (tf.action === 'delete') return remove(region, lifecycle);
  if (!regions.includes(region))
    throw new Error(`the certificate is in ${regions.join(', ')}, got ${region}`);
  const decision = await attempted(() => put(region, tags), { pauseMilliseconds });
  onDecision(decision);
  const { certificateArn, problems = [] } = decision;
  if (certificateArn === undefined)
    throw new Error(`${source} holds nothing to import: ${problems.join('; ')}`);
  await retag(await acm(region), certificateArn, tags, tf.prev_input?.tags);
  return { certificateArn };
}

async function remove(region: string, lifecycle: Lifecycle): Promise<LifecycleResult> {
  const { certificate, acm, remaining, pauseMilliseconds = 5000 } = lifecycle;
  const client = await acm(region);
  const standing = await findCertificate(client, certificate);
  if (standing === undefined) return {};
  while (!(await deleteCertificate(client, standing.certificateArn))) {
    if (remaining() < 2 * pauseMilliseconds)
      throw new Error(
        `${standing.certificateArn} is still in use; take it from what uses it, and apply again`,
      );
    await sleep(pauseMilliseconds);
  }
  return {};
}
