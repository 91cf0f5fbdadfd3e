/**
 * Ids of the rules of a plan review. Environments accept findings by them, so they never change, and stand where both
 * the environments and the review take them from.
 */
export const RULE_IDS = [
  'certificate-destroyed',
  'certificate-replaced',
  'certificate-detached',
  'names-dropped',
  'host-name-uncovered',
  'name-claimed-twice',
  'service-destroyed',
  'secret-destroyed',
  'validation-record-deleted',
  'validation-record-changed',
  'validation-record-moved',
  'validation-wait-removed',
  'validation-by-email',
  'export-enabled',
  'transparency-logging-disabled',
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
  'adopted-unchanged',
  'no-longer-found',
  'plan-incomplete',
] as const;

export type RuleId = (typeof RULE_IDS)[number];
