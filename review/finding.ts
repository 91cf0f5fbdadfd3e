import type { PlannedResource } from '../fleet';
import type { RuleId } from '../modules/core';
import type { Phrase } from './phrase';

/**
 * How bad a finding is, worst first.
 *
 * - `critical`: TLS fails, or the apply does, as soon as this is applied
 * - `high`: TLS fails later, or many more can get certificates
 * - `medium`: something is weaker than before, or costs money
 * - `low`: worth knowing
 */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule says of a resource. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly stack: string;
  /** Terraform address; of the whole stack where it is empty. */
  readonly address: string;
  /** What happens, to whom and when. */
  readonly what: Phrase;
  readonly remedy: Phrase;
  /**
   * Addresses of the stack of which this finding says all there is to say.
   *
   * @default - other findings about any address are told too
   */
  readonly covers?: readonly string[];
}

/** A finding about a resource. */
export function findingOf(
  rule: RuleId,
  { stack, address }: Pick<PlannedResource, 'stack' | 'address'>,
  finding: Pick<Finding, 'severity' | 'what' | 'remedy' | 'covers'>,
): Finding {
  return { rule, stack, address, ...finding };
}
