import { callAction } from './ask';
import { until } from './until';

export interface LoggedFunction {
  readonly accountId: string;
  readonly functionName: string;
}

/** The log of a function once it holds a word: it writes what it did after others can see it. */
export async function functionLog(endpoint: string, of: LoggedFunction, word: string): Promise<string> {
  return JSON.stringify(
    await until(
      () => messages(endpoint, of),
      (log) => JSON.stringify(log).includes(word),
    ),
  );
}

/** The lines of JSON in the log of a function that hold a word, the oldest first; waits for the first. */
export async function loggedLines(
  endpoint: string,
  of: LoggedFunction,
  word: string,
): Promise<Array<Record<string, unknown>>> {
  const found = await until(
    async () => (await messages(endpoint, of)).filter((line) => line.startsWith('{') && line.includes(word)),
    (lines) => lines.length > 0,
  );
  return found.map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function messages(endpoint: string, { accountId, functionName }: LoggedFunction): Promise<string[]> {
  const { events } = (await callAction(endpoint, accountId, 'logs', 'Logs_20140328.FilterLogEvents', {
    logGroupName: `/aws/lambda/${functionName}`,
  })) as { readonly events: ReadonlyArray<{ readonly message: string }> };
  return events.map(({ message }) => message);
}
