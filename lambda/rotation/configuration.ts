/** Tag by which the function finds its certificate in each Region. */
export const CERTIFICATE_TAG = 'certfleet:certificate';

/** Variable of the function's environment that holds its configuration, in JSON. */
export const CONFIGURATION_VARIABLE = 'CERTFLEET_ROTATION';

/** What one function rotates: certificates of one secret, one in each Region. Nothing of it comes from an event. */
export interface RotationConfiguration {
  /** Value of the certificates' tag `certfleet:certificate`. */
  readonly certificate: string;
  /** Name or ARN of the secret. */
  readonly secretId: string;
  readonly secretRegion: string;
  /** Where the certificate is. */
  readonly regions: readonly string[];
  /** Names that the file declares, which every version must cover. */
  readonly domainNames: readonly string[];
  /** Whether a version must come with its chain. */
  readonly needsChain: boolean;
}

/** @throws Error where the function was given none */
export function configurationOf(environment: NodeJS.ProcessEnv): RotationConfiguration {
  const text = environment[CONFIGURATION_VARIABLE];
  if (text === undefined)
    throw new Error(`the function has no variable ${CONFIGURATION_VARIABLE}; deploy its stack`);
  return JSON.parse(text) as RotationConfiguration;
}
