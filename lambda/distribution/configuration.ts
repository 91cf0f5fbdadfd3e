import { DISTRIBUTION_VARIABLE, type DistributionConfiguration } from '../../modules/core/distribution';

/** @throws Error where the function was given none */
export function configurationOf(environment: NodeJS.ProcessEnv): DistributionConfiguration {
  const text = environment[DISTRIBUTION_VARIABLE];
  if (text === undefined)
    throw new Error(`the function has no variable ${DISTRIBUTION_VARIABLE}; deploy its stack`);
  return JSON.parse(text) as DistributionConfiguration;
}
