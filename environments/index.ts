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
export { environmentFiles } from './environment-files';
export * from './load-environments';
