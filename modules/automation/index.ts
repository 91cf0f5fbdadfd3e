export * from './census';
export { CensusReader, type CensusReaderProps } from './census-reader';
export * from './certificate-copy';
export * from './certificate-distribution';
export * from './dns-validation';
export type { CertificateSecret } from './distribution-secret';
export { type FunctionMetric, QueuedFunction, type QueuedFunctionProps } from './queued-function';
export * from './revocation-list-events';
export * from './rotated-certificate';
export * from './trust-store-revocation';
export * from './validated-account';
export {
  ANY_ACCOUNT,
  type ValidatedAccountTemplateProps,
  validatedAccountTemplate,
} from './validated-account-template';
export * from './validated-unit';
export type { VisitingFunction } from './function-roles';
