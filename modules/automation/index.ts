export * from './certificate-copy';
export * from './certificate-distribution';
export { type FunctionMetric, QueuedFunction, type QueuedFunctionProps } from './queued-function';
export * from './rotated-certificate';
