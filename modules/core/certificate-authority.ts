/** Key algorithms of a private CA that ACM can request certificates from (Private CA API Reference). */
export const CA_KEY_ALGORITHMS = [
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_prime256v1',
  'EC_secp384r1',
  'EC_secp521r1',
] as const;

export type CaKeyAlgorithm = (typeof CA_KEY_ALGORITHMS)[number];

/** What a CA gets unless it is said. */
export const DEFAULT_CA_KEY_ALGORITHM: CaKeyAlgorithm = 'RSA_2048';

/** `SHORT_LIVED_CERTIFICATE` issues for at most seven days and cannot serve ACM. It cannot be changed later. */
export type UsageMode = 'GENERAL_PURPOSE' | 'SHORT_LIVED_CERTIFICATE';

/** Levels of a hierarchy of CAs, the root included (AWS Private CA User Guide, CA hierarchy). */
export const CERTIFICATE_AUTHORITY_LEVELS = 5;

/**
 * What accounts may do with a shared CA. Requesting through ACM takes `issue`; `issue-blank` is the blank end-entity
 * template with values from the request, which Connector for SCEP, WorkSpaces and cert-manager ask for.
 */
export const SHARE_PERMISSIONS = ['issue', 'issue-blank', 'revoke', 'issue-subordinate-ca'] as const;

export type SharePermission = (typeof SHARE_PERMISSIONS)[number];

/** Lifetime of a certificate that ACM requests from a private CA, in days (ACM User Guide, private certificates). */
export const PRIVATE_CERTIFICATE_VALIDITY_DAYS = 395;

/** A private CA, in this account or shared with it. Every value may be a token; tokens are let through unchecked. */
export interface ICertificateAuthority {
  readonly certificateAuthorityArn: string;
  /** @default - read from the ARN where that is known, otherwise unchecked */
  readonly region?: string;
  /** @default - unknown, so key families are not compared */
  readonly keyAlgorithm?: string;
  /** @default - taken for `GENERAL_PURPOSE` */
  readonly usageMode?: UsageMode;
}

/**
 * The template of what is asked for unless it is said: server and client, the only one that RAM's default permission for
 * a shared CA allows (AWS Private CA User Guide, cross-account access).
 */
export const DEFAULT_ISSUER_TEMPLATE = 'EndEntityCertificate/V1';
