import type { RuleId } from '../modules/core';
import type { Finding } from './finding';

/** A finding that somebody decided to live with, for a while. */
export interface Acceptance {
  readonly rule: RuleId;
  /** Stack of the finding. */
  readonly stack: string;
  /** Terraform address of the finding; `*` stands for any characters. */
  readonly resource: string;
  readonly reason: string;
  /** Last day it holds, `2026-12-31`, in UTC. */
  readonly until: string;
}

/** The acceptance of a finding, and whether it still holds on a day. */
export function acceptanceOf(
  finding: Finding,
  acceptances: readonly Acceptance[],
  today: string,
): { readonly acceptance: Acceptance; readonly holds: boolean } | undefined {
  const fitting = acceptances
    .filter(
      ({ rule, stack, resource }) =>
        rule === finding.rule && stack === finding.stack && matches(resource, finding.address),
    )
    .sort((a, b) => (a.until < b.until ? 1 : -1));
  const [latest] = fitting;
  return latest && { acceptance: latest, holds: today <= latest.until };
}

function matches(pattern: string, address: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(address);
}
