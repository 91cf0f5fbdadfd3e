import type { InventoryLine } from '../../modules/core/census';
import { isOfInventory } from './line-matters';
import type { MatterId } from './matter';
import type { Note } from './notes';

const DAY = 86_400_000;
/** What has passed may not come again for so long: the census shows it for an hour more. */
const ENDED_DAYS = 2;
/** Days after which a matter of which nothing says that it has passed is told again when it comes again: no certificate lives longer. */
const FORGOTTEN_DAYS = 400;
/** A CA's failures are a matter each day. */
const AUTHORITY_DAYS = 2;

const OF_AUTHORITIES: readonly MatterId[] = ['authority-issues-nothing', 'revocation-list-failed'];

/**
 * Whether something told has passed, as the census says that has looked since. While there is anything else with the certificate,
 * nobody is told that all is well: one that was overdue may have ended.
 *
 * @param line of its certificate. @default - the census does not know it, or not any more
 * @param troubled ARNs of all certificates of which the inventory shows a matter, and of those that wait for somebody
 */
export function hasPassed(
  note: Note,
  line: InventoryLine | undefined,
  troubled: ReadonlySet<string>,
): boolean {
  if (line === undefined || note.toldAt === undefined || line.seenAt <= note.toldAt) return false;
  if (note.id === 'renewal-needs-action') return isRenewed(note, line);
  return isOfInventory(note.id) && !troubled.has(note.arn);
}

/** Whether ACM still waits for somebody, as it said: until the certificate is renewed. */
export function stillWaits({ id, ...note }: Note, line: InventoryLine | undefined): boolean {
  return id === 'renewal-needs-action' && note.endedAt === undefined && !isRenewed(note, line);
}

function isRenewed({ of }: Pick<Note, 'of'>, line: InventoryLine | undefined): boolean {
  return of !== undefined && line?.expiry !== undefined && line.expiry > of;
}

/** Whether nobody will ask for it any more. */
export function isForgotten({ id, claimedAt, endedAt }: Note, now: Date): boolean {
  const days = (moment: string) => (now.getTime() - Date.parse(moment)) / DAY;
  if (endedAt !== undefined) return days(endedAt) > ENDED_DAYS;
  return days(claimedAt) > (OF_AUTHORITIES.includes(id) ? AUTHORITY_DAYS : FORGOTTEN_DAYS);
}
