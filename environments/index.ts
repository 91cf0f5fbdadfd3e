export { EnvironmentError, type Problem } from './checks/problem';
export * from './environment';
export * from './load-environments';
