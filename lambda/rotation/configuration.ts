import { ROTATION_VARIABLE, type RotationConfiguration } from '../../modules/core/rotation';

/** @throws Error where the function was given none */
export function configurationOf(environment: NodeJS.ProcessEnv): RotationConfiguration {
  const text = environment[ROTATION_VARIABLE];
  if (text === undefined)
    throw new Error(`the function has no variable ${ROTATION_VARIABLE}; deploy its stack`);
  return JSON.parse(text) as RotationConfiguration;
}
