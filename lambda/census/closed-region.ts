import { isClosedAccount } from '../closed-account';

/**
 * Whether an error says that nothing of an account may be asked in a Region, by this function or by anybody: its role does not let the function
 * in, the account has not enabled the Region (AWS then knows no key of it), or a policy of the organization forbids it.
 */
export function isClosedRegion(error: unknown): error is Error {
  return (
    isClosedAccount(error) ||
    (error instanceof Error &&
      (['UnrecognizedClientException', 'InvalidClientTokenId'].includes(error.name) ||
        (error.name.startsWith('AccessDenied') && error.message.includes('acm:'))))
  );
}
