import { MANAGED_LIFETIMES, OVERDUE_DAYS } from '../modules/core';

/** A certificate as ACM lists it, now or when the census has asked. Its texts come from AWS. */
export interface SeenCertificate {
  readonly certificateArn: string;
  /** Normalized; the domain name first. */
  readonly names: readonly string[];
  /** `AMAZON_ISSUED`, `PRIVATE` or `IMPORTED`. */
  readonly type: string;
  /** ACM's word: `ISSUED`, `PENDING_VALIDATION`, `FAILED` … */
  readonly status: string;
  /** When it was made or imported, as ISO moment: of several that fit, the newest counts. */
  readonly createdAt: string;
  /** As ISO moment. @default - not issued yet */
  readonly expiry?: string;
  readonly inUse: boolean;
  /** `ELIGIBLE` or `INELIGIBLE`. @default - ACM does not say */
  readonly renewalEligibility?: string;
  /** ACM's word for a renewal under way. @default - none, or not asked for */
  readonly renewalStatus?: string;
  /** Why it failed, or its renewal. @default - it did not */
  readonly failureReason?: string;
}

/** A certificate as ACM describes it. */
export interface LiveCertificate extends SeenCertificate {
  /** Of what was issued or imported last, without colons. @default - none is, or not asked for */
  readonly serial?: string;
  /** The records that prove its names, each once. @default - not asked for, or not proved by DNS */
  readonly records?: readonly LiveRecord[];
}

export interface LiveRecord {
  /** Name it proves, without `*.`. */
  readonly provedName: string;
  readonly name: string;
  readonly type: string;
  readonly value: string;
  /** ACM's word: `SUCCESS`, `PENDING_VALIDATION`, `FAILED`. */
  readonly status: string;
}

/** What to think of a certificate, in one word. */
export type LiveStatus = 'issued' | 'expiring' | 'expired' | 'pending' | 'failed';

const DAY_MILLISECONDS = 86_400_000;

/**
 * Days before expiry at which ACM has begun to renew (ACM User Guide, managed renewal): one that has fewer left and is
 * not renewed needs somebody.
 */
const RENEWAL_DAYS: Readonly<Record<string, number>> = {
  AMAZON_ISSUED: MANAGED_LIFETIMES.public.renewalDays,
  PRIVATE: MANAGED_LIFETIMES.private.renewalDays,
  IMPORTED: OVERDUE_DAYS.byPeople,
};

/** Whole days until expiry; negative after it. */
export function daysLeft({ expiry }: SeenCertificate, today: string): number | undefined {
  return expiry === undefined
    ? undefined
    : Math.floor((Date.parse(expiry) - Date.parse(today)) / DAY_MILLISECONDS);
}

/** What to think of a certificate on a day. */
export function liveStatus(certificate: SeenCertificate, today: string): LiveStatus {
  const { status, type } = certificate;
  const left = daysLeft(certificate, today);
  if (status === 'EXPIRED' || (left !== undefined && left < 0)) return 'expired';
  if (status === 'PENDING_VALIDATION') return 'pending';
  if (status !== 'ISSUED') return 'failed';
  return left !== undefined && left < (RENEWAL_DAYS[type] ?? 45) ? 'expiring' : 'issued';
}

/** ACM begins no renewal earlier (ACM User Guide, managed renewal: private certificates). */
const EARLIEST_RENEWAL_DAYS = MANAGED_LIFETIMES.private.renewalDays;

/** Whether more can be told of it than the list does: missing records, why it failed, how its renewal goes. */
export function isUnsettled(certificate: SeenCertificate, today: string): boolean {
  if (certificate.status !== 'ISSUED') return true;
  const left = daysLeft(certificate, today);
  return certificate.type !== 'IMPORTED' && left !== undefined && left < EARLIEST_RENEWAL_DAYS;
}

/** What becomes of the certificate by itself, in words. */
export function renewalText(certificate: SeenCertificate, today: string): string {
  const { type, status, inUse, renewalStatus, failureReason } = certificate;
  if (type === 'IMPORTED') return 'never renewed: imported';
  // ACM User Guide, managed renewal: an expired certificate is not eligible.
  if (liveStatus(certificate, today) === 'expired') return 'no more: expired';
  if (renewalStatus !== undefined)
    return failureReason === undefined ? renewalStatus : `${renewalStatus}: ${failureReason}`;
  if (status !== 'ISSUED') return failureReason ?? '';
  return inUse ? 'by ACM' : 'not renewed: not in use';
}
