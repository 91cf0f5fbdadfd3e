import { type Environment, EnvironmentError, defineEnvironment } from '../../environments';

/** The lines of everything that is wrong with an environment; none where it is good. */
export function environmentProblems(environment: unknown): string[] {
  try {
    defineEnvironment(environment as Environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}
