import { createColors } from 'picocolors';
import type { Terminal } from '../../cli/terminal';

/** A terminal that keeps what is written to it; nobody interrupts it unless told. */
export interface RecordedTerminal extends Terminal {
  readonly printed: readonly string[];
  readonly noted: readonly string[];
  interrupt(): void;
}

/** A terminal without colours that no person reads. */
export function recordedTerminal(): RecordedTerminal {
  const printed: string[] = [];
  const noted: string[] = [];
  const interruption = new AbortController();
  return {
    printed,
    noted,
    print: (text) => printed.push(text),
    note: (text) => noted.push(text),
    interactive: false,
    colors: createColors(false),
    signal: interruption.signal,
    interrupt: () => interruption.abort(),
  };
}
