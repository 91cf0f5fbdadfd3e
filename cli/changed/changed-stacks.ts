import { sha256 } from './stack-assets';
import type { StackTemplate } from './stack-template';

/** A stack that differs between two syntheses. */
export interface ChangedStack {
  readonly stack: string;
  /** Tag `certfleet:environment` of the stack's provider. */
  readonly environment: string;
  /** Who answers for it: tag `certfleet:owner`. @default - nobody is named */
  readonly owner?: string;
  /** `again`: the same in both, and asked for by name. */
  readonly change: 'new' | 'changed' | 'removed' | 'again';
  /** Account the stack's first provider may work in. @default - the provider does not say */
  readonly account?: string;
  /** Where the stack keeps its state: the name of a Terraform backend, or `cloud`. */
  readonly backend: string;
  /** SHA-256 of what Terraform reads of it: equal where nothing changes for Terraform. */
  readonly digest: string;
}

/** Stacks of a synthesis, by name. */
export type Templates = ReadonlyMap<string, StackTemplate>;

/**
 * The stacks that Terraform would see differently, by name.
 *
 * @param again - names of stacks that count although they are the same
 */
export function changedStacks(
  before: Templates,
  after: Templates,
  again: readonly string[] = [],
): ChangedStack[] {
  const unknown = again.filter((name) => !after.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `--again must name synthesized stacks, got ${unknown.join(', ')}; ` +
        `there are ${[...after.keys()].sort().join(', ')}`,
    );
  }
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((stack) => {
    const change = changeOf(before.get(stack), after.get(stack), again.includes(stack));
    const template = after.get(stack) ?? before.get(stack);
    if (change === undefined || template === undefined) return [];
    const { environment, owner, account, backend, text } = template;
    return [{ stack, environment, owner, account, backend, digest: sha256(text), change }];
  });
}

function changeOf(
  before: StackTemplate | undefined,
  after: StackTemplate | undefined,
  isAgain: boolean,
): ChangedStack['change'] | undefined {
  if (after === undefined) return 'removed';
  if (before === undefined) return 'new';
  if (before.text !== after.text) return 'changed';
  return isAgain ? 'again' : undefined;
}
