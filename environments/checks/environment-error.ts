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
