/** When ACM renews certificates that it manages. */
interface RenewalWindow {
  /** Day from which AWS issues such certificates, `2026-02-18`. @default - it always has */
  readonly since?: string;
  /** Days for which they are valid. */
  readonly lifetimeDays: number;
  /** Days before their end at which their renewal begins. */
  readonly renewalDays: number;
}

/**
 * ACM User Guide, document history and managed renewal; the row of 2027 is announced (CA/Browser Forum, ballot SC-081v3). Certificates
 * of the row before stand until they end, so what is made of the table fits every row.
 */
const RENEWAL_WINDOWS: Readonly<Record<'public' | 'private', readonly RenewalWindow[]>> = {
  public: [
    { since: '2026-02-18', lifetimeDays: 198, renewalDays: 45 },
    { since: '2027-03-15', lifetimeDays: 100, renewalDays: 47 },
  ],
  private: [{ lifetimeDays: 395, renewalDays: 60 }],
};

/** Who renews a certificate: ACM a public or private one, a function, or a person who imports the next. */
export type Renewal = 'public' | 'private' | 'byFunction' | 'byPeople';

/** Days before the end of certificates, whoever renews them, at which ACM has begun to; those that it does not renew live as long. */
export const RENEWAL_DAYS: Readonly<Record<Renewal, number>> = {
  public: earliest('public'),
  private: earliest('private'),
  byFunction: 398,
  byPeople: 398,
};

/** Days that ACM may take to renew: it tries again and again, and DNS with it. */
const GRACE_DAYS = 15;

/**
 * Days before the end of a certificate at which it should have been renewed. ACME clients renew a certificate of 90 days when 30 are
 * left; a person needs longer than any machine.
 */
export const OVERDUE_DAYS: Readonly<Record<Renewal, number>> = {
  public: RENEWAL_DAYS.public - GRACE_DAYS,
  private: RENEWAL_DAYS.private - GRACE_DAYS,
  byFunction: 20,
  byPeople: 45,
};

function earliest(kind: keyof typeof RENEWAL_WINDOWS): number {
  return Math.min(...RENEWAL_WINDOWS[kind].map(({ renewalDays }) => renewalDays));
}
