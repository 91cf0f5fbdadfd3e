export * from './certificate-copy';
export * from './certificate-distribution';
export type { CertificateSecret } from './distribution-secret';
export { type FunctionMetric, QueuedFunction, type QueuedFunctionProps } from './queued-function';
export * from './rotated-certificate';
