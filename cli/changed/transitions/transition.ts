import type { Templates } from '../changed-stacks';
import type { StackTemplate, TemplateBlock } from '../stack-template';

/** One state, and the configurations that Terraform applies to it one after the other. */
export interface Transition {
  readonly before: StackTemplate;
  readonly after: StackTemplate;
}

/** Two syntheses, the earlier of which is applied. */
export interface Change {
  readonly before: Templates;
  readonly after: Templates;
  readonly transitions: readonly Transition[];
  /** Stacks of before that nothing goes on with. */
  readonly removed: readonly StackTemplate[];
}

/** Pairs the stacks of two syntheses: by their state, which outlives a name, and where that moved, by name. */
export function compare(before: Templates, after: Templates): Change {
  const successors = new Map<StackTemplate, StackTemplate>();
  const pair = (isSuccessor: (stack: StackTemplate, candidate: StackTemplate) => boolean) => {
    for (const stack of [...before.values()].filter((each) => !successors.has(each))) {
      const taken = new Set(successors.values());
      const successor = [...after.values()].find((each) => !taken.has(each) && isSuccessor(stack, each));
      if (successor !== undefined) successors.set(stack, successor);
    }
  };
  const isNamesake = (one: StackTemplate, other: StackTemplate) => one.name === other.name;
  const isSameState = (one: StackTemplate, other: StackTemplate) =>
    one.state !== undefined && one.backend === other.backend && one.state === other.state;
  pair((one, other) => isNamesake(one, other) && isSameState(one, other));
  pair(isSameState);
  pair(isNamesake);
  return {
    before,
    after,
    transitions: [...successors].map(([from, to]) => ({ before: from, after: to })),
    removed: [...before.values()].filter((stack) => !successors.has(stack)),
  };
}

/** What the state holds under another address or the same. */
export function successorOf(resource: TemplateBlock, { after }: Transition): TemplateBlock | undefined {
  return after.resources.get(after.moved.get(resource.address) ?? resource.address);
}

/** What the state holds and the new configuration does not. */
export function takenOut(transition: Transition): TemplateBlock[] {
  return [...transition.before.resources.values()].filter(
    (resource) => successorOf(resource, transition) === undefined,
  );
}

/** Whether it leaves the state and stays in the account: Terraform neither reads nor destroys it. */
export function isForgotten({ address }: TemplateBlock, { after }: Transition): boolean {
  return after.removed.get(address)?.destroyed === false;
}

/** What a person may know it by. */
export function labelOf({ path, address }: TemplateBlock): string {
  return path.length > 0 ? path.join('/') : address;
}
