import type { Phrase } from '../../../review';
import { phrase } from '../../../review/phrase';
import type { Change } from './transition';

export type RefusalRule =
  | 'stack-removed'
  | 'state-moved'
  | 'provider-removed'
  | 'provider-moved'
  | 'record-dropped'
  | 'record-right-removed'
  | 'copy-right-removed'
  | 'retained-record-moved'
  | 'authority-certificate-removed'
  | 'zone-made-again';

/** A change that Terraform cannot carry out in one step, or that harms what serves. */
export interface Refusal {
  readonly rule: RefusalRule;
  readonly stack: string;
  readonly subject: Phrase;
  /** What has to hold. */
  readonly must: Phrase;
  readonly got: Phrase;
  /** The steps that reach the same. */
  readonly remedy: Phrase;
}

export interface TransitionRule {
  readonly id: RefusalRule;
  readonly check: (change: Change) => Array<Omit<Refusal, 'rule'>>;
}

/** What names a refusal to let it pass: `state-moved:production-shop`. */
export function refusalId({ rule, stack }: Refusal): string {
  return `${rule}:${stack}`;
}

/** `subject must, got value; remedy`. */
export function refusalText({ subject, must, got, remedy }: Refusal): string {
  return phrase`${subject} ${must}, got ${got}; ${remedy}`.toString();
}
