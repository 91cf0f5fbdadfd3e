import type { InventoryLine } from '../../modules/core/census';
import { isUsed } from '../../modules/core/renewal-windows';
import { hasFailed, isExpired, isOverdue, isPendingOverdue, wouldFail } from '../census/judged-line';
import type { Matter, MatterId } from './matter';

/** Whether a line is of a matter, and what of it makes the matter another one. */
interface Judgement {
  readonly holds: (line: InventoryLine, now: number) => boolean;
  readonly of: (line: InventoryLine) => string | undefined;
  readonly reasons?: (line: InventoryLine) => readonly string[];
}

const end = ({ expiry }: InventoryLine) => expiry;
const once = () => undefined;

/** What the inventory says, the worst first. */
const JUDGEMENTS = {
  expired: { holds: (line, now) => isExpired(line, now) && isUsed(line), of: end },
  'renewal-overdue': { holds: isOverdue, of: end, reasons: reasonsOfFailure },
  'renewal-would-fail': {
    holds: wouldFail,
    of: end,
    reasons: ({ rehearsal }) =>
      (rehearsal?.problems ?? []).map(({ problem, remedy }) => `${problem}: ${remedy}`),
  },
  revoked: { holds: (line) => line.status === 'REVOKED' && isUsed(line), of: once },
  'validation-pending': { holds: isPendingOverdue, of: once },
  'request-failed': { holds: hasFailed, of: once, reasons: reasonsOfFailure },
} as const satisfies Partial<Record<MatterId, Judgement>>;

/** Matters that the inventory knows: one that it does not show any more has passed. */
export function isOfInventory(id: MatterId): boolean {
  return id in JUDGEMENTS;
}

/** What somebody has to know of a certificate: an ended one is not overdue besides. */
export function mattersOf(line: InventoryLine, now: number): Matter[] {
  const { certificateArn: arn, accountId, region } = line;
  return Object.entries<Judgement>(JUDGEMENTS)
    .filter(([, { holds }]) => holds(line, now))
    .map(([id, { of, reasons }]) => ({
      id: id as MatterId,
      arn,
      accountId,
      region,
      of: of(line),
      line,
      reasons: reasons?.(line),
    }));
}

function reasonsOfFailure({ failureReason, renewalStatus }: InventoryLine): readonly string[] {
  return [failureReason, renewalStatus && `ACM says ${renewalStatus} of its renewal`].filter(
    (reason) => reason !== undefined && reason !== '',
  ) as string[];
}
