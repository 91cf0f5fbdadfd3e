/** A part of what is used, from the end of the one before it. */
export interface Tier {
  /** For one. */
  readonly usd: number;
  /** Of a month, all tiers before it among them. @default - without end */
  readonly upTo?: number;
}

/** What AWS asks for what is done, in us-east-1: the first units of a month are of the first tier. */
export interface UsagePrice {
  /** As a bill would call it, in the plural. */
  readonly what: string;
  /** What is one. */
  readonly unit: string;
  readonly tiers: readonly [Tier, ...Tier[]];
  /** AWS's list. */
  readonly source: string;
  /** Day on which it was looked up. */
  readonly readOn: string;
  /** Where it was read, and what was not. */
  readonly note: string;
}

const MILLION = 1_000_000;
const READ_ON = '2026-11-28';

/** AWS's always-free allowances are left out: an organization has each once, whoever uses it first. */
export const USAGE_PRICES = {
  metrics: {
    what: 'custom metrics',
    unit: 'metric of a month, by the hours in which it is told',
    tiers: [
      { upTo: 10_000, usd: 0.3 },
      { upTo: 250_000, usd: 0.1 },
      { upTo: MILLION, usd: 0.05 },
      { usd: 0.02 },
    ],
    source: 'Amazon CloudWatch pricing',
    readOn: READ_ON,
    note: 'first tier: c3x.dev; all tiers, and that hours count: as repositories quote the list, the last from 2022',
  },
  dashboards: {
    what: 'dashboards',
    unit: 'dashboard of a month',
    tiers: [{ upTo: 3, usd: 0 }, { usd: 3 }],
    source: 'Amazon CloudWatch pricing',
    readOn: READ_ON,
    note: 'price: factualminds.com, June 2026; the first three: a stored copy of the list',
  },
  logs: {
    what: 'logs taken in',
    unit: 'GB',
    tiers: [{ usd: 0.5 }],
    source: 'Amazon CloudWatch pricing',
    readOn: READ_ON,
    note: 'factualminds.com, June 2026; functions that log terabytes pay less, from a tier that is left out',
  },
  functionSeconds: {
    what: 'function runs',
    unit: 'GB-second on arm64',
    tiers: [{ usd: 0.0000133334 }],
    source: 'AWS Lambda pricing',
    readOn: READ_ON,
    note: 'cloudchipr.com, 2024, and git.mcrn.ar, May 2026; tiers from 7.5 billion GB-seconds are left out',
  },
  functionRequests: {
    what: 'function requests',
    unit: 'run',
    tiers: [{ usd: 0.2 / MILLION }],
    source: 'AWS Lambda pricing',
    readOn: READ_ON,
    note: 'git.mcrn.ar, May 2026',
  },
  queueRequests: {
    what: 'requests to queues',
    unit: 'request to a standard queue, an empty receive too',
    tiers: [{ usd: 0.4 / MILLION }],
    source: 'Amazon SQS pricing',
    readOn: READ_ON,
    note: 'cloudburn.io, March 2026; tiers from 100 billion are left out',
  },
  objectWrites: {
    what: 'objects written and listed',
    unit: 'PUT or LIST',
    tiers: [{ usd: 0.005 / 1000 }],
    source: 'Amazon S3 pricing, S3 Standard',
    readOn: READ_ON,
    note: 'as repositories quote the list, without a day',
  },
  objectReads: {
    what: 'objects read',
    unit: 'GET',
    tiers: [{ usd: 0.0004 / 1000 }],
    source: 'Amazon S3 pricing, S3 Standard',
    readOn: READ_ON,
    note: 'as repositories quote the list, without a day',
  },
  objectStorage: {
    what: 'objects kept',
    unit: 'GB of a month',
    tiers: [{ usd: 0.023 }],
    source: 'Amazon S3 pricing, S3 Standard',
    readOn: READ_ON,
    note: 'deepeshsoni.com; tiers from 50 TB are left out',
  },
  events: {
    what: 'events to another account',
    unit: 'event',
    tiers: [{ usd: 1 / MILLION }],
    source: 'Amazon EventBridge pricing',
    readOn: READ_ON,
    note: 'cloudburn.io, March 2026; what AWS tells in its own account is free',
  },
  secretRequests: {
    what: 'requests for secrets',
    unit: 'call',
    tiers: [{ usd: 0.05 / 10_000 }],
    source: 'AWS Secrets Manager pricing',
    readOn: READ_ON,
    note: 'hivebook.wiki',
  },
  privateCertificates: {
    what: 'certificates that CAs issue directly',
    unit: 'certificate of a general-purpose CA, when it is issued',
    tiers: [{ upTo: 1000, usd: 0.75 }, { upTo: 10_000, usd: 0.35 }, { usd: 0.001 }],
    source: 'AWS Private CA pricing',
    readOn: READ_ON,
    note: 'last tier: a copy of the price list, August 2025; the first two were on no page that was found. Of what ACM requests, the first export is charged',
  },
  ocsp: {
    what: 'certificates asked for by OCSP',
    unit: 'certificate of a month in which a client asks for it',
    tiers: [{ usd: 0.06 }],
    source: 'AWS Private CA pricing',
    readOn: READ_ON,
    note: 'a copy of the price list, July 2025, of another Region',
  },
} as const satisfies Readonly<Record<string, UsagePrice>>;

/** Something that AWS asks for by how much of it is done. */
export type Usage = keyof typeof USAGE_PRICES;

/** What AWS asks for so much of it in a month, all accounts of a bill together. */
export function usageCost(usage: Usage, count: number): number {
  let [from, sum] = [0, 0];
  for (const { usd, upTo = Infinity } of USAGE_PRICES[usage].tiers as readonly Tier[]) {
    sum += Math.max(0, Math.min(count, upTo) - from) * usd;
    from = upTo;
  }
  return sum;
}
