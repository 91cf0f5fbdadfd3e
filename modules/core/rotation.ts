import type { MaterialSource } from './material-source';

/** Tag by which a function finds the certificate that it rotates, in each Region. */
export const CERTIFICATE_TAG = 'certfleet:certificate';

/** Tag that the function gives what it rotates: beside it may stand, for a while, what Terraform imports from the same secret. */
export const ROTATED_TAG = 'certfleet:rotated';

/** Variable of the function's environment that holds its configuration, in JSON. */
export const ROTATION_VARIABLE = 'CERTFLEET_ROTATION';

/** What one function rotates: certificates of one secret or object, one in each Region. Nothing of it comes from an event. */
export interface RotationConfiguration {
  /** Value of the certificates' tag `certfleet:certificate`. */
  readonly certificate: string;
  readonly source: MaterialSource;
  readonly sourceRegion: string;
  /** Of the function, the source and the certificates. */
  readonly accountId: string;
  /** Where the certificate is. */
  readonly regions: readonly string[];
  /** Names that every version must cover. */
  readonly domainNames: readonly string[];
  /** Whether a version must come with its chain. */
  readonly needsChain: boolean;
}

/** Namespace of the functions' metrics in CloudWatch. */
export const METRICS_NAMESPACE = 'Certfleet';

/** Metrics of rotation, each counted by its dimension `certificate`. */
export const ROTATION_METRICS = {
  imported: 'RotationImported',
  unchanged: 'RotationUnchanged',
  refused: 'RotationRefused',
  failed: 'RotationFailed',
} as const;
