import { checkEnvironment } from './checks/check-environment';
import type { Environment } from './environment';

/**
 * Checks an environment and hands it on, its domain names in lower case and punycode.
 *
 * @throws EnvironmentError with every problem of the file, each with its path, the rule, the value and the remedy
 */
export function defineEnvironment(environment: Environment): Environment {
  return checkEnvironment(environment);
}
