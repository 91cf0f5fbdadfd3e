import { createColors } from 'picocolors';

/** What commands write to: results on standard output, everything else on standard error. */
export interface Terminal {
  /** Results, which other programs may read. Ends each call with a line break. */
  print(text: string): void;
  /** Progress, notices and errors, for people. */
  note(text: string): void;
  /** Whether results are read by a person at a terminal; colours are used only then. */
  readonly interactive: boolean;
  readonly colors: ReturnType<typeof createColors>;
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal;
}

/** Standard output and error of this process. `NO_COLOR` switches colours off. */
export function processTerminal(): Terminal {
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  const interactive = process.stdout.isTTY === true;
  return {
    print: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
    interactive,
    colors: createColors(interactive && !process.env.NO_COLOR),
    signal: interruption.signal,
  };
}

const SILENT_MILLISECONDS = 2000;

/** Runs work and, once it has lasted two seconds, tells what it is doing each time that changes. */
export async function withProgress<T>(
  terminal: Terminal,
  work: (report: (doing: string) => void) => Promise<T>,
): Promise<T> {
  const start = performance.now();
  let doing = '';
  let told = '';
  const tell = () => {
    // Work that never pauses is told of when it goes on to the next thing.
    if (performance.now() - start < SILENT_MILLISECONDS || doing === told) return;
    terminal.note(`${doing} …`);
    told = doing;
  };
  const timer = setTimeout(tell, SILENT_MILLISECONDS + 1);
  try {
    return await work((next) => {
      doing = next;
      tell();
    });
  } finally {
    clearTimeout(timer);
  }
}
