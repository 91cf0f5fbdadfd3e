import { type Environment, EnvironmentError, defineEnvironment } from '../../environments';
import local from './small-local';

/** The local environment as plain data that a test may spoil. */
export function draft(): any {
  return structuredClone(local);
}

/** What the check says of an environment, a line each. */
export function problems(environment: unknown): string[] {
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

/** What the check says of the local environment after a change. */
export function problemsAfter(spoil: (environment: any) => void): string[] {
  const environment = draft();
  spoil(environment);
  return problems(environment);
}
