import type { z } from 'zod';
import type { Path, Problem } from './problem';
import { ruleOfMessage } from './rule-message';

/** The value as a form makes it, undefined where something is wrong with it; and what that is. */
export function checkForm<T>(
  form: z.ZodType<T>,
  value: unknown,
  path: Path = [],
): { readonly value: T | undefined; readonly problems: readonly Problem[] } {
  // A form is used for a few files only: to compile it takes longer than to interpret it.
  const result = form.safeParse(value, { reportInput: true, jitless: true });
  const problems = (result.error?.issues ?? []).flatMap(problemsOfIssue);
  return {
    value: result.data,
    problems: problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
  };
}

function problemsOfIssue(issue: z.core.$ZodIssue): Problem[] {
  const { path } = issue;
  if (issue.code === 'invalid_key') {
    return issue.issues.map(({ message }) => ({
      path,
      subject: 'the name',
      ...ruleOfMessage(message, path.at(-1)),
    }));
  }
  // The remedy names the unknown properties: the whole object would say no more.
  const value = issue.code === 'unrecognized_keys' ? undefined : issue.input;
  return [{ path, ...ruleOfMessage(issue.message, value) }];
}
