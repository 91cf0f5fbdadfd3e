import type { RuleId } from '../modules/core';
import type { Finding } from './finding';
import type { PlannedChanges } from './planned-changes';

/** Something a plan can do to certificates that a reviewer has to know. */
export interface Rule {
  readonly id: RuleId;
  /** A few words, as a heading. */
  readonly title: string;
  /** Why it matters, in a sentence; the source is named where AWS sets the rule. */
  readonly reason: string;
  check(changes: PlannedChanges): Finding[];
}
