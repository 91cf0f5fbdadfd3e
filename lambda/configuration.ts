/**
 * What the stack has told a function, in JSON.
 *
 * @param variable of its environment
 * @throws Error where the function was given none
 */
export function configurationOf<T>(environment: NodeJS.ProcessEnv, variable: string): T {
  const text = environment[variable];
  if (text === undefined) throw new Error(`the function has no variable ${variable}; deploy its stack`);
  return JSON.parse(text) as T;
}
