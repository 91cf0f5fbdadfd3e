export { EnvironmentError } from './checks/environment-error';
export {
  type Path,
  type Problem,
  pathText,
  problemLine,
  problemsHeading,
  problemsText,
} from './checks/problem';
export type { ApiGatewayDomain, CloudFrontDistribution, Consumer, LoadBalancerListener } from './consumers';
export * from './environment';
export * from './load-environments';
