import type { ExitCode } from './exit-codes';

/** Does the work of a command; what it resolves to becomes the exit code. */
export type Finish = (work: Promise<ExitCode>) => Promise<void>;
