/** Whether a stack is of one of the environments, or none is named. */
export function isOfEnvironments(stack: string, environments: readonly string[]): boolean {
  return environments.length === 0 || environments.some((environment) => stack.startsWith(`${environment}-`));
}
