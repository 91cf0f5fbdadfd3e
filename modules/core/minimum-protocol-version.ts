/** CloudFront's security policies without TLS 1.0 and 1.1 (CloudFront Developer Guide, supported protocols and ciphers). */
export const MINIMUM_PROTOCOL_VERSIONS = [
  'TLSv1.2_2018',
  'TLSv1.2_2019',
  'TLSv1.2_2021',
  'TLSv1.2_2025',
  'TLSv1.3_2025',
] as const;

/** The oldest protocol and the ciphers that a distribution offers. Those of 2025 need AWS provider 6. */
export type MinimumProtocolVersion = (typeof MINIMUM_PROTOCOL_VERSIONS)[number];

/** Versions that the last AWS provider 5 refuses (schema of 5.100). */
export const NEWER_PROTOCOL_VERSIONS: ReadonlySet<string> = new Set<MinimumProtocolVersion>([
  'TLSv1.2_2025',
  'TLSv1.3_2025',
]);
