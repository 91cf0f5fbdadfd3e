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
 * Whether something told has passed, as the census says. While there is anything else with the certificate, nobody is told that all is
 * well: one that was overdue may have ended.
 *
 * @param line of its certificate. @default - the census does not know it, or not any more
 * @param troubled ARNs of all certificates of which the inventory shows a matter
 */
export function hasPassed(
  { id, arn, of }: Note,
  line: InventoryLine | undefined,
  troubled: ReadonlySet<string>,
): boolean {
  if (line === undefined || troubled.has(arn)) return false;
  if (isOfInventory(id)) return true;
  // ACM waits for somebody until the certificate is renewed.
  return id === 'renewal-needs-action' && of !== undefined && line.expiry !== undefined && line.expiry > of;
}

/** Whether nobody will ask for it any more. */
export function isForgotten({ id, claimedAt, endedAt }: Note, now: Date): boolean {
  const days = (moment: string) => (now.getTime() - Date.parse(moment)) / DAY;
  if (endedAt !== undefined) return days(endedAt) > ENDED_DAYS;
  return days(claimedAt) > (OF_AUTHORITIES.includes(id) ? AUTHORITY_DAYS : FORGOTTEN_DAYS);
}
