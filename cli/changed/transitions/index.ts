import type { Templates } from '../changed-stacks';
import type { Refusal } from './refusal';
import { type Notice, renames } from './renames';
import { TRANSITION_RULES } from './rules';
import { compare } from './transition';

export { type Refusal, refusalId, refusalText } from './refusal';
export type { Notice } from './renames';

export interface Judgement {
  readonly refusals: readonly Refusal[];
  readonly notices: readonly Notice[];
}

/** What a change would break or harm, given that what is before it is applied. */
export function judge(before: Templates, after: Templates): Judgement {
  const change = compare(before, after);
  return {
    refusals: TRANSITION_RULES.flatMap(({ id, check }) =>
      check(change).map((refusal) => ({ rule: id, ...refusal })),
    ),
    notices: change.transitions.flatMap(renames),
  };
}
