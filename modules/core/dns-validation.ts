import { isWithinZone } from './domain-name';

/** Variable of the function's environment that holds its configuration, in JSON. */
export const DNS_VALIDATION_VARIABLE = 'CERTFLEET_DNS_VALIDATION';

/** What one function validates for. Nothing of it comes from an event. */
export interface DnsValidationConfiguration {
  /** Name of the environment. */
  readonly environment: string;
  /** Region of the function and of the parameters with policies. */
  readonly region: string;
  /** Path of the parameters, each the policy of the account or organizational unit whose id is its last part. */
  readonly policyPath: string;
  /** Name of the role that the function assumes in every account, with its path. */
  readonly readerRoleName: string;
  /** Organizational units with policies: without any, the function asks AWS Organizations nothing. */
  readonly organizationalUnitIds: readonly string[];
  /** ARN of the SNS topic that is told of names of accounts without a policy. @default - they are in the log alone */
  readonly topicArn?: string;
}

/** Whose requests are validated for what, as a parameter holds it in JSON. */
export interface ValidationPolicy {
  /** Who answers for the account. @default - nobody is named */
  readonly owner?: string;
  /** ARN of the SNS topic that is told of refused names. @default - that of the function */
  readonly topicArn?: string;
  /** Where certificates are looked for that no event told of. */
  readonly regions: readonly string[];
  readonly zones: readonly PolicyZone[];
}

/** What may be proved in a zone. */
export interface PolicyZone {
  readonly zoneName: string;
  /** Id of the hosted zone. @default - another account or DNS service has the zone */
  readonly hostedZoneId?: string;
  /** Names alone. */
  readonly domainNames: readonly string[];
  /** Domains with everything below them. */
  readonly subdomainsOf: readonly string[];
}

/** Whether a name without wildcard may be proved. */
export function mayProve(name: string, { domainNames, subdomainsOf }: PolicyZone): boolean {
  return domainNames.includes(name) || subdomainsOf.some((domain) => isWithinZone(name, domain));
}

/** Bytes of a parameter of the standard tier (AWS Systems Manager User Guide, parameter tiers). */
export const POLICY_BYTES = 4096;

/** Metrics of validation, each counted by its dimension `environment`. */
export const DNS_VALIDATION_METRICS = {
  written: 'DnsValidationWritten',
  standing: 'DnsValidationStanding',
  refused: 'DnsValidationRefused',
  ignored: 'DnsValidationIgnored',
  absent: 'DnsValidationAbsent',
  failed: 'DnsValidationFailed',
} as const;

/** Sources of the messages by which the function asks itself to look through a Region of an account, and at a certificate. */
export const DNS_VALIDATION_SOURCES = {
  region: 'certfleet.dns-validation.region',
  certificate: 'certfleet.dns-validation.certificate',
} as const;
