import { callAction } from './ask';
import { until } from './until';

/** The log of a function once it holds a word: it writes what it did after others can see it. */
export function functionLog(
  endpoint: string,
  { accountId, functionName }: { readonly accountId: string; readonly functionName: string },
  word: string,
): Promise<string> {
  const look = async () =>
    JSON.stringify(
      await callAction(endpoint, accountId, 'logs', 'Logs_20140328.FilterLogEvents', {
        logGroupName: `/aws/lambda/${functionName}`,
      }),
    );
  return until(look, (log) => log.includes(word));
}
