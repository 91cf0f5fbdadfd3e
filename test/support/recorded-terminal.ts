import { createColors } from 'picocolors';
import { type Terminal, terminalText } from '../../cli/terminal';

/** A terminal that keeps what is written to it; nobody interrupts it unless told. */
export interface RecordedTerminal extends Terminal {
  readonly printed: readonly string[];
  readonly noted: readonly string[];
  /** What was being done when it took long, which depends on the machine. */
  readonly told: readonly string[];
  interrupt(): void;
}

/** A terminal that no person reads, unless it has colours. */
export function recordedTerminal(isColored = false): RecordedTerminal {
  const colors = createColors(isColored);
  const printed: string[] = [];
  const noted: string[] = [];
  const told: string[] = [];
  const interruption = new AbortController();
  return {
    printed,
    noted,
    told,
    ...terminalText(
      colors,
      (text) => printed.push(text),
      (text) => noted.push(text),
      (text) => told.push(text),
    ),
    interactive: isColored,
    colors,
    signal: interruption.signal,
    interrupt: () => interruption.abort(),
  };
}
