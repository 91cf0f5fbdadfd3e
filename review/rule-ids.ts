/** Ids of the rules of a plan review: part of exit codes and of accepted findings, so they never change. */
export const RULE_IDS = [
  'certificate-destroyed',
  'certificate-replaced',
  'names-dropped',
  'validation-record-deleted',
  'validation-record-changed',
  'validation-record-moved',
  'validation-wait-removed',
  'validation-by-email',
  'export-enabled',
  'hosted-zone-destroyed',
  'certificate-authority-destroyed',
  'certificate-authority-disabled',
  'renewal-permission-removed',
  'share-widened',
  'share-narrowed',
  'external-principals-allowed',
  'tls-policy-lowered',
  'alarm-removed',
  'provider-account-changed',
  'provider-region-replaced',
  'plan-incomplete',
] as const;

export type RuleId = (typeof RULE_IDS)[number];
