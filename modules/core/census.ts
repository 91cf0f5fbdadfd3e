/** Variable of the function's environment that holds its configuration, in JSON. */
export const CENSUS_VARIABLE = 'CERTFLEET_CENSUS';

/** What the metrics of a census are told apart by, beside all together. */
export const CENSUS_DIMENSIONS = ['account', 'region', 'source'] as const;

export type CensusDimension = (typeof CENSUS_DIMENSIONS)[number];

/** What one function counts. Nothing of it comes from a message. */
export interface CensusConfiguration {
  /** Name of the environment. */
  readonly environment: string;
  /** Region of the function and of the bucket. */
  readonly region: string;
  /** Bucket with what is counted and what was found. */
  readonly bucketName: string;
  /** Name of the role that the function assumes in every account, with its path. */
  readonly readerRoleName: string;
  /** DNS resolver that is asked what ACM will look at, with a port where it is not 53. @default - that of the function */
  readonly resolver?: string;
  readonly metricsBy: readonly CensusDimension[];
}

/** Object of the bucket that says what is counted: a list of `CensusedAccounts`. */
export const CENSUS_ACCOUNTS_KEY = 'accounts.json';

/** Accounts that are counted in the same Regions. */
export interface CensusedAccounts {
  /** Of accounts, and of organizational units with all accounts below them. */
  readonly ids: readonly string[];
  readonly regions: readonly string[];
  /** Of the application or entry that has them. @default - the account has no name here */
  readonly account?: string;
  /** Who answers for them. @default - nobody is named */
  readonly owner?: string;
}

/** Object of the bucket with every certificate: a line of JSON each, compressed with gzip. */
export const INVENTORY_KEY = 'inventory.jsonl.gz';

/** Start of the keys of what was found in each Region of each account. */
export const CENSUS_PARTS_PREFIX = 'parts/';

/** Key of the object with what was found in a Region of an account. */
export function censusPartKey(accountId: string, region: string): string {
  return `${CENSUS_PARTS_PREFIX}${accountId}/${region}.json`;
}

/** A certificate of the inventory. Its texts come from whoever requested it. */
export interface InventoryLine {
  readonly accountId: string;
  readonly region: string;
  /** Name of the account, as the environment has it. @default - it has none */
  readonly account?: string;
  /** Who answers for the account, as the environment says it. @default - nobody is named */
  readonly owner?: string;
  readonly certificateArn: string;
  /** Normalized; the domain name first. */
  readonly names: readonly string[];
  /** `AMAZON_ISSUED`, `PRIVATE` or `IMPORTED`. */
  readonly type: string;
  /** ACM's word: `ISSUED`, `PENDING_VALIDATION`, `FAILED` … */
  readonly status: string;
  /** When it was requested or imported, as ISO moment. */
  readonly createdAt: string;
  /** As ISO moment. @default - not issued yet */
  readonly expiry?: string;
  /** When its life began, as ISO moment. @default - not issued yet */
  readonly notBefore?: string;
  readonly inUse: boolean;
  /** ARNs of what uses it, the first few, when ACM described it last. @default - nothing did */
  readonly usedBy?: readonly string[];
  readonly exported: boolean;
  /** For example `RSA_2048`. */
  readonly keyAlgorithm: string;
  /** `ELIGIBLE` or `INELIGIBLE`. @default - ACM does not say */
  readonly renewalEligibility?: string;
  /** ACM's word for a renewal under way. @default - none is */
  readonly renewalStatus?: string;
  /** What ACM said of the renewal when it was seen first: since when, as ISO moment. @default - none is under way */
  readonly renewingSince?: string;
  /** Why it failed, or its renewal. @default - it did not */
  readonly failureReason?: string;
  /** `DNS`, `EMAIL` or `HTTP`. @default - nobody validates it, or it was not asked for yet */
  readonly validationMethod?: string;
  /** Service that validates it, for example `CLOUDFRONT`. @default - none does */
  readonly managedBy?: string;
  /** Records by which ACM validates it, each once. @default - it is validated otherwise */
  readonly records?: readonly InventoryRecord[];
  /** Environment whose stacks or functions have it, by its tags. @default - somebody else has it, or ACM was not asked yet */
  readonly environment?: string;
  /** Whether a function imports the next, by its tags. @default - people do, or it is not imported */
  readonly isRotated?: boolean;
  /** What ACM would meet if it renewed today. @default - it was not rehearsed yet, or nothing is to be */
  readonly rehearsal?: Rehearsal;
  /** When the census saw it, as ISO moment. */
  readonly seenAt: string;
}

export interface InventoryRecord {
  /** Name that it proves, without `*.`. */
  readonly provedName: string;
  /** Without the last dot, as is the value. */
  readonly name: string;
  readonly value: string;
}

export interface Rehearsal {
  /** As ISO moment. */
  readonly at: string;
  /** What would stop the renewal; none where it would come. */
  readonly problems: readonly RehearsalProblem[];
  /** When problems were found first, as ISO moment: those that were found once may pass. @default - there are none */
  readonly since?: string;
}

/** Id of the problem that is none of the DNS: somebody has to answer mail. */
export const EMAIL_VALIDATION = 'email-validation';

/** Something that would stop a renewal. */
export interface RehearsalProblem {
  /** For example `caa-forbids`, as `certfleet doctor` names it. */
  readonly id: string;
  /** Name on the certificate. */
  readonly name: string;
  /** What must hold, and what was found. */
  readonly problem: string;
  readonly remedy: string;
}

/** Metrics of a census, each by its dimension `environment` and those that are asked for. */
export const CENSUS_METRICS = {
  issued: 'Issued',
  pendingValidation: 'PendingValidation',
  /** That have waited for more than an hour since they were requested. */
  pendingOverdue: 'PendingOverdue',
  failed: 'Failed',
  expired: 'Expired',
  /** Issued ones that nothing uses and nobody exported: ACM renews none of them. */
  notInUse: 'NotInUse',
  /** Issued ones that a person has to import again. */
  importedWithoutRotation: 'ImportedWithoutRotation',
  /** Used ones whose renewal would fail if it came today, as two rehearsals have found. */
  renewalWouldFail: 'RenewalWouldFail',
  /** Used ones of which the DNS has said nothing for two days. */
  notRehearsed: 'NotRehearsed',
  /** Used ones that should have been renewed by now. */
  renewalOverdue: 'RenewalOverdue',
  /** Seconds since the last word of ACM on the oldest renewal under way, when that was seen first. */
  renewalElapsedTime: 'CertificateRenewalElapsedTime',
  /** Days to the first expiry of one that is used. */
  daysToFirstExpiry: 'DaysToFirstExpiry',
} as const;

/** Metrics of the function itself, each counted by its dimension `environment`. */
export const CENSUS_FUNCTION_METRICS = {
  counted: 'CensusCounted',
  /** Region of an account that let it in not. */
  absent: 'CensusAbsent',
  failed: 'CensusFailed',
} as const;

/** Sources of the messages by which the function asks itself to look at a Region of an account, and to bring all together. */
export const CENSUS_SOURCES = {
  region: 'certfleet.census.region',
  all: 'certfleet.census.all',
} as const;
