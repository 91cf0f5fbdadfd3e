/** Variable of the function's environment that holds its configuration, in JSON. */
export const DISTRIBUTION_VARIABLE = 'CERTFLEET_DISTRIBUTION';

/** Where one function puts one certificate. Nothing of it comes from an event. */
export interface DistributionConfiguration {
  /** ARN of the certificate, in the function's account. */
  readonly certificateArn: string;
  /** Value of the copies' tag `certfleet:certificate`. */
  readonly certificate: string;
  /** Name of the role that the function assumes in every account, with its path. */
  readonly roleName: string;
  /** Names that every copy must cover. */
  readonly domainNames: readonly string[];
  /** ARN of the secret that it is written into, in the function's account and Region. @default - none is */
  readonly secretArn?: string;
  /** Accounts that have copies in the same Regions are said together: Lambda takes 4 KB of variables. */
  readonly targets: readonly DistributionTargets[];
}

export interface DistributionTargets {
  readonly accountIds: readonly string[];
  readonly regions: readonly string[];
}

/** Alias by which an account invokes the function, so that the function knows which account asks. */
export function distributionAlias(accountId: string): string {
  return `account-${accountId}`;
}

/** Metrics of distribution, each counted by its dimension `certificate`. */
export const DISTRIBUTION_METRICS = {
  imported: 'DistributionImported',
  written: 'DistributionWritten',
  unchanged: 'DistributionUnchanged',
  refused: 'DistributionRefused',
  absent: 'DistributionAbsent',
  failed: 'DistributionFailed',
} as const;
