import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PEAK = join(__dirname, 'process-peak.cjs');
const FUNCTION = join(__dirname, 'census-function.cjs');
/** Nine tenths of the function's memory, so that garbage is collected before it is full. */
const HEAP_MEGABYTES = 230;

/** What a process says of a batch. */
interface Worked {
  readonly left: number;
  readonly processorSeconds: number;
}

/** A process of the function, which works on one batch of messages after the other. */
export class CensusProcess {
  /** So far. */
  public processorSeconds = 0;
  private readonly child: ChildProcess;

  /**
   * @param file with the function's code
   * @param env with the name of a file as `CERTFLEET_BENCH_FILE`, to which its memory is written when it ends
   */
  constructor(file: string, env: NodeJS.ProcessEnv) {
    this.child = fork(FUNCTION, [file], {
      execArgv: ['--no-warnings', `--max-old-space-size=${HEAP_MEGABYTES}`, '-r', PEAK],
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  /**
   * Works on a batch.
   *
   * @param ahead milliseconds that the process' clock is ahead
   * @throws Error where a message is left, or the process ends
   */
  public async work(bodies: readonly string[], ahead: number): Promise<void> {
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      this.child.send({ bodies, ahead });
      const [said] = (await Promise.race([
        once(this.child, 'message', { signal }),
        once(this.child, 'exit', { signal }),
      ])) as [Worked | number | null];
      if (typeof said !== 'object' || said === null)
        throw new Error(`the function must live, got exit code ${said}`);
      if (said.left > 0) throw new Error(`the function must work on every message, but left ${said.left}`);
      this.processorSeconds = said.processorSeconds;
    } finally {
      waiting.abort();
    }
  }

  public async end(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.disconnect();
    await exit;
  }

  public kill(): void {
    this.child.kill('SIGKILL');
  }
}
