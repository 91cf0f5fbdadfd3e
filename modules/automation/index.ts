export { type FunctionMetric, QueuedFunction, type QueuedFunctionProps } from './queued-function';
export * from './rotated-certificate';
