/** Variable of the function's environment that holds its configuration, in JSON. */
export const REVOCATION_VARIABLE = 'CERTFLEET_REVOCATION';

/** Where CAs write their lists; AWS Private CA puts them below `crl/`. */
export interface ListBucket {
  readonly bucket: string;
  readonly region: string;
  readonly accountId: string;
}

/** Which lists one function keeps one trust store up to. Nothing of it comes from an event. */
export interface RevocationConfiguration {
  /** Name of the function, by which its metrics are counted. */
  readonly name: string;
  /** In the account and Region of the function. */
  readonly trustStoreArn: string;
  /** Bucket of the trust store, which keeps versions. */
  readonly bucket: string;
  /** Object of that bucket with the CAs of the trust store, in PEM. */
  readonly caCertificatesKey: string;
  readonly lists: readonly ListBucket[];
}

/** Start of the keys of lists, in the buckets that CAs write to (AWS Private CA User Guide, CRL distribution point). */
export const LISTS_PREFIX = 'crl/';

/** Start of the keys of what the function writes into the bucket of the trust store. */
export const REVOCATIONS_PREFIX = 'revocations/';

/** Metrics of revocation, each counted by its dimension `function`. */
export const REVOCATION_METRICS = {
  added: 'RevocationAdded',
  unchanged: 'RevocationUnchanged',
  refused: 'RevocationRefused',
  absent: 'RevocationAbsent',
  outdated: 'RevocationOutdated',
  removed: 'RevocationRemoved',
  failed: 'RevocationFailed',
} as const;
