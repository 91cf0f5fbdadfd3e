import { EMAIL_VALIDATION, type InventoryLine } from '../../modules/core/census';
import { type Renewal, isUsed, overdueDays } from '../../modules/core/renewal-windows';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/**
 * Hours after the request at which a proof is late. What writes records does so within minutes, and ACM mostly sees them within 30
 * (AWS Certificate Manager User Guide, DNS validation); it gives up after 72, so most of the time is left to act.
 */
const PENDING_HOURS = 1;
/** Days after which it is told that the DNS says nothing. */
const UNHEARD_DAYS = 2;

/** Issued, and not ended. @param now in milliseconds since 1970, as everywhere here */
export function isIssued({ status, expiry }: InventoryLine, now: number): boolean {
  return status === 'ISSUED' && (expiry === undefined || Date.parse(expiry) > now);
}

export function isExpired({ status, expiry }: InventoryLine, now: number): boolean {
  return status === 'EXPIRED' || (status === 'ISSUED' && expiry !== undefined && Date.parse(expiry) <= now);
}

/** It had waited for its proof longer than it should when it was seen: what came of it since, nobody knows. */
export function isPendingOverdue({ status, createdAt, seenAt }: InventoryLine): boolean {
  return status === 'PENDING_VALIDATION' && Date.parse(seenAt) - Date.parse(createdAt) > PENDING_HOURS * HOUR;
}

/** It will never be issued. */
export function hasFailed({ status }: InventoryLine): boolean {
  return status === 'FAILED' || status === 'VALIDATION_TIMED_OUT';
}

/** A used one whose renewal would fail. Problems that were found once may pass, and mail is there to be answered by somebody. */
export function wouldFail(line: InventoryLine, now: number): boolean {
  const { at = '', since = at, problems = [] } = line.rehearsal ?? {};
  if (!isIssued(line, now) || !isUsed(line)) return false;
  return at > since && problems.some(({ id }) => id !== EMAIL_VALIDATION);
}

/** Whether ACM renews it by what stands in the DNS. */
export function isRehearsed({ type, status, managedBy, validationMethod }: InventoryLine): boolean {
  return (
    type === 'AMAZON_ISSUED' &&
    status === 'ISSUED' &&
    managedBy === undefined &&
    (validationMethod === 'DNS' || validationMethod === 'EMAIL')
  );
}

/** The DNS has said nothing of it for days. */
export function isUnheard(line: InventoryLine, now: number): boolean {
  const heard = Date.parse(line.rehearsal?.at ?? line.createdAt);
  return isRehearsed(line) && now - heard > UNHEARD_DAYS * DAY;
}

/** A used one that should have been renewed by now. */
export function isOverdue(line: InventoryLine, now: number): boolean {
  return isIssued(line, now) && isUsed(line) && daysLeft(line, now) < overdueDays(line, renewalOf(line));
}

/** Infinite of one that was not issued yet. */
export function daysLeft({ expiry }: InventoryLine, now: number): number {
  return expiry === undefined ? Infinity : (Date.parse(expiry) - now) / DAY;
}

export function renewalOf({ type, isRotated }: InventoryLine): Renewal {
  if (type === 'IMPORTED') return isRotated === true ? 'byFunction' : 'byPeople';
  return type === 'PRIVATE' ? 'private' : 'public';
}
