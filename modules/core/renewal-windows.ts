/**
 * Certificates that ACM issues and renews: days for which they are valid, and days before their end at which their renewal begins (ACM
 * User Guide, document history and managed renewal). Public ones are such since 18 February 2026; certificates may live 100 days from
 * 15 March 2027 and 47 from 15 March 2029 (CA/Browser Forum, ballot SC-081v3), for which AWS has named no days yet.
 */
export const MANAGED_LIFETIMES = {
  public: { lifetimeDays: 198, renewalDays: 45 },
  private: { lifetimeDays: 395, renewalDays: 60 },
} as const;

/** Who renews a certificate: ACM a public or private one, a function, or a person who imports the next. */
export type Renewal = 'public' | 'private' | 'byFunction' | 'byPeople';

/** Days that ACM may take to renew: it tries again and again, and DNS with it. */
const GRACE_DAYS = 15;

/**
 * Days before the end of a certificate at which it should have been renewed. ACME clients renew a certificate of 90 days when 30 are
 * left; a person needs longer than any machine.
 */
export const OVERDUE_DAYS: Readonly<Record<Renewal, number>> = {
  public: MANAGED_LIFETIMES.public.renewalDays - GRACE_DAYS,
  private: MANAGED_LIFETIMES.private.renewalDays - GRACE_DAYS,
  byFunction: 20,
  byPeople: 45,
};

/** Days of the longest certificate that browsers took: nobody imports one that lives longer. */
const LONGEST_LIFETIME = 398;

/** The most days before the end that can be asked for: with more, each healthy certificate would be overdue. */
export const MAXIMUM_OVERDUE_DAYS: Readonly<Record<Renewal, number>> = {
  public: MANAGED_LIFETIMES.public.renewalDays - 1,
  private: MANAGED_LIFETIMES.private.renewalDays - 1,
  byFunction: LONGEST_LIFETIME - 1,
  byPeople: LONGEST_LIFETIME - 1,
};

const DAY = 86_400_000;

/** What of a certificate says when it should have been renewed. */
export interface Lifetime {
  /** `AMAZON_ISSUED`, `PRIVATE` or `IMPORTED`. */
  readonly type: string;
  /** When it began and when it ends, as ISO moments. @default - it was not issued yet, or nobody asked */
  readonly notBefore?: string;
  readonly expiry?: string;
}

/**
 * Days before its end at which a certificate should have been renewed. An imported one that lives short is renewed late: ACME clients do
 * so when a third of its life is left, and half of that is overdue.
 */
export function overdueDays({ type, notBefore, expiry }: Lifetime, renewal: Renewal): number {
  const days = OVERDUE_DAYS[renewal];
  if (type !== 'IMPORTED' || notBefore === undefined || expiry === undefined) return days;
  return Math.min(days, (Date.parse(expiry) - Date.parse(notBefore)) / DAY / 6);
}

/** ACM renews what a service uses, and what was exported since it was issued (ACM User Guide, managed renewal). */
export function isUsed({
  inUse,
  exported = false,
}: {
  readonly inUse: boolean;
  readonly exported?: boolean;
}): boolean {
  return inUse || exported;
}
