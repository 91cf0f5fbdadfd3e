/**
 * Whether an error says that the function's role in another account is not there, or does not trust it: STS says neither apart.
 */
export function isClosedAccount(error: unknown): error is Error {
  return (
    error instanceof Error &&
    error.name.startsWith('AccessDenied') &&
    error.message.includes('sts:AssumeRole')
  );
}
