import { checkOfLoader } from './check-of-loader';
import type { Environment } from './environment';

/**
 * Checks an environment and hands it on, its domain names in lower case and punycode. While a folder is loaded it hands
 * on what is written: the check comes when the files of teams are read.
 *
 * @throws EnvironmentError with every problem of the file, each with its path, the rule, the value and the remedy
 */
export function defineEnvironment(environment: Environment): Environment {
  // Loaded only where nobody loads the file, as whoever does brings a check along.
  const own = () => require('./checks/check-environment') as typeof import('./checks/check-environment');
  const check = checkOfLoader() ?? own().checkEnvironment;
  return check(environment);
}
