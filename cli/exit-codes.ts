/** What the exit code of every command says. */
export const EXIT_CODES = {
  /** All is well. */
  ok: 0,
  /** The command did its work, and the answer is bad: problems, findings, a certificate that is not issued. */
  found: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The command could not find out: a file, DNS or AWS did not answer. */
  failed: 3,
  /** Time ran out while waiting. */
  timedOut: 4,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

export const EXIT_CODES_HELP = `
Exit codes:
  0 all is well   1 problems, findings or not issued   2 wrong command line
  3 could not find out   4 time ran out   130 interrupted`;
