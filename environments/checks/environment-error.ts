import { isNativeError } from 'node:util/types';
import type { Environment } from '../environment';
import type { Draft } from '../draft';
import { type Problem, problemsText } from '../problem';

/** Everything wrong in one environment file. */
export class EnvironmentError extends Error {
  /**
   * @param subject what was checked, for example `environment "production"` or the file's name
   * @param draft what is well-formed
   * @default draft - nothing is
   */
  constructor(
    public readonly subject: string,
    public readonly problems: readonly Problem[],
    public readonly draft?: Draft<Environment>,
  ) {
    super(problemsText(subject, problems));
    this.name = 'EnvironmentError';
  }
}

/** Whether a file threw one, also of another copy of this package than the one that loads it. */
export function isEnvironmentError(error: unknown): error is EnvironmentError {
  return isNativeError(error) && error.name === 'EnvironmentError' && 'problems' in error;
}
