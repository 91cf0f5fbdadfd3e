import { certificateFacts } from '../environments/certificates';
import {
  EMAIL_VALIDATION,
  type InventoryLine,
  MANAGED_LIFETIMES,
  type Renewal,
  isUsed,
  overdueDays,
} from '../modules/core';
import { type SeenCertificate, daysLeft, liveStatus } from './live-certificate';
import type { CertificateState } from './live-fleet';
import { type Advice, dueAdvice, failureAdvice, stillAdvice } from './outlook-advice';

/** A certificate as ACM lists it, or with what only an inventory knows. */
export type JudgedCertificate = SeenCertificate &
  Partial<
    Pick<InventoryLine, 'exported' | 'isRotated' | 'notBefore' | 'validationMethod' | 'rehearsal' | 'seenAt'>
  >;

export type JudgedState = CertificateState<JudgedCertificate>;

/** What needs somebody, the most urgent first. */
export const NEEDS = [
  'expired',
  'overdue',
  'renewal failed',
  'renewal waits',
  'failed',
  'missing',
  'would fail',
  'pending too long',
] as const;

export type Need = (typeof NEEDS)[number];

/** What may wait. */
export type Calm = 'pending' | 'renewing' | 'expiring' | 'issued';

/** Who renews a certificate, where nobody has to do anything. */
export type Renewer = 'acm' | 'function';

/** What becomes of a certificate, and who has to do something about it. */
export interface Outlook {
  readonly state: Need | Calm;
  readonly needsSomebody: boolean;
  /** @default - it does not renew by itself */
  readonly renewer?: Renewer;
  /** Day on which ACM begins to renew it, `2026-12-31`. @default - ACM does not renew it */
  readonly renewalBegins?: string;
  /** Why it does not renew by itself, in a word or more. @default - it does */
  readonly reason?: string;
  /** What was found and what to do; texts of AWS are in them as they are. */
  readonly advice: readonly Advice[];
}

export interface OutlookOptions {
  /** Day from which expiry is counted, `2026-12-31`, in UTC. */
  readonly today: string;
  /** Moment at which ACM was asked, where the certificate does not say when it was seen. */
  readonly now: string;
}

/** Minutes after which a record that is published was seen: `wait` waits no longer either. */
const PENDING_MINUTES = 75;
const DAY_MILLISECONDS = 86_400_000;

/**
 * What becomes of a certificate. Its days are judged as the metrics of a census count them; a rehearsal tells from the first that finds
 * something, and a request waits longer before it is too long.
 */
export function outlookOf(state: JudgedState, options: OutlookOptions): Outlook {
  const { live } = state;
  const condition = live ? conditionOf(state, live, options) : 'missing';
  const needsSomebody = NEEDS.some((need) => need === condition);
  const renewal = live && renewalOf(state, live);
  const obstacle = live ? obstacleOf(state, live, condition) : 'missing';
  const advice = adviceOf(state, condition, obstacle);
  if (obstacle !== undefined) return { state: condition, needsSomebody, reason: obstacle, advice };
  const renewer = renewal === 'byFunction' ? 'function' : 'acm';
  const renewalBegins = renewer === 'acm' && live ? beginOf(live, renewal) : undefined;
  return { state: condition, needsSomebody, renewer, renewalBegins, advice };
}

function conditionOf(
  state: JudgedState,
  live: JudgedCertificate,
  { today, now }: OutlookOptions,
): Outlook['state'] {
  const status = liveStatus(live, today);
  if (status === 'expired' || status === 'failed') return status;
  if (status === 'pending') {
    const waited = Date.parse(live.seenAt ?? now) - Date.parse(live.createdAt);
    return waited > PENDING_MINUTES * 60_000 ? 'pending too long' : 'pending';
  }
  if (!isUsed(live)) return status;
  const left = daysLeft(live, today);
  if (left !== undefined && left < overdueDays(live, renewalOf(state, live))) return 'overdue';
  if (live.type !== 'IMPORTED' && live.renewalStatus === 'FAILED') return 'renewal failed';
  if (live.type !== 'IMPORTED' && live.renewalStatus === 'PENDING_VALIDATION') return 'renewal waits';
  if (stoppingProblems(live).length > 0) return 'would fail';
  return status === 'expiring' && live.type !== 'IMPORTED' && !isByEmail(live) ? 'renewing' : status;
}

/** Why it does not renew by itself, or why that is not known to end well; undefined where it does. */
function obstacleOf(
  state: JudgedState,
  live: JudgedCertificate,
  condition: Outlook['state'],
): string | undefined {
  if (condition === 'expired') return 'expired';
  if (condition === 'failed' || live.status !== 'ISSUED') return 'not issued';
  const renewal = renewalOf(state, live);
  if (renewal === 'byPeople') return 'imported by people';
  if (renewal === 'byFunction') return condition === 'overdue' ? 'its function is late' : undefined;
  if (!isUsed(live)) return 'not in use';
  const ids = [...new Set(stoppingProblems(live).map(({ id }) => id))];
  if (ids.length > 0) return `${ids.join(', ')} in the rehearsal`;
  if (condition === 'renewal failed') return 'its renewal has failed';
  if (condition === 'renewal waits') return 'its renewal waits for a proof';
  if (isByEmail(live)) return 'email';
  return condition === 'overdue' ? 'its renewal is late' : undefined;
}

function adviceOf(state: JudgedState, condition: Outlook['state'], obstacle: string | undefined): Advice[] {
  const { live } = state;
  const used = live !== undefined && isUsed(live);
  const problems = live ? stoppingProblems(live) : [];
  if (used && problems.length > 0 && live.status === 'ISSUED' && condition !== 'expired')
    return problems.map(({ name, problem, remedy }) => ({ found: `${name}: ${problem}`, remedy }));
  const about = { state, used, renewal: live && renewalOf(state, live), obstacle };
  if (condition === 'issued' || condition === 'expiring' || condition === 'renewing')
    return stillAdvice(about);
  return [condition === 'overdue' ? dueAdvice(about) : failureAdvice(about, condition)];
}

function isByEmail({ validationMethod, rehearsal }: JudgedCertificate): boolean {
  return (
    validationMethod === 'EMAIL' || (rehearsal?.problems.some(({ id }) => id === EMAIL_VALIDATION) ?? false)
  );
}

/** ACM renews nothing that was imported, so nothing stops it. */
function stoppingProblems({ type, rehearsal }: JudgedCertificate) {
  return (type === 'IMPORTED' ? [] : (rehearsal?.problems ?? [])).filter(({ id }) => id !== EMAIL_VALIDATION);
}

/** Who renews it: by its tags where ACM was asked for them, else as its file says. */
function renewalOf({ declared }: JudgedState, { type, isRotated }: JudgedCertificate): Renewal {
  if (type !== 'IMPORTED') return type === 'PRIVATE' ? 'private' : 'public';
  const { material, copyOf } = (declared && certificateFacts(declared.definition)) ?? {};
  const byFunction = isRotated === true || material?.isRotated === true || copyOf !== undefined;
  return byFunction ? 'byFunction' : 'byPeople';
}

function beginOf({ expiry }: JudgedCertificate, renewal: Renewal | undefined): string | undefined {
  if (expiry === undefined) return undefined;
  const { renewalDays } = MANAGED_LIFETIMES[renewal === 'private' ? 'private' : 'public'];
  return new Date(Date.parse(expiry) - renewalDays * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
