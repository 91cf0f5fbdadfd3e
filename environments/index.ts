export {
  EnvironmentError,
  type Path,
  type Problem,
  pathText,
  problemLine,
  problemsHeading,
  problemsText,
} from './checks/problem';
export * from './environment';
export * from './load-environments';
