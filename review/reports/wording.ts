import { SEVERITIES } from '../finding';
import { type Review, type ReviewedFinding, openFindings } from '../review';

/** `1 critical, 2 high`, or that there is nothing. */
export function verdict(review: Review): string {
  const open = openFindings(review);
  const counts = SEVERITIES.map(
    (severity) => [open.filter((finding) => finding.severity === severity).length, severity] as const,
  );
  const worth = counts.filter(([count]) => count > 0);
  if (worth.length > 0) return worth.map(([count, severity]) => `${count} ${severity}`).join(', ');
  return review.stacks.every(({ changes }) => changes.length === 0) ? 'no changes' : 'nothing to worry about';
}

/** `1 finding`, `2 findings`. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Stack and address of a finding, and who answers for the stack. */
export function placeText({ stack, address, owner }: ReviewedFinding): string {
  return `${stack} ${address}${owner === undefined ? '' : ` (owner ${owner})`}`;
}
