import { createColors } from 'picocolors';
import { type Terminal, terminalText } from '../../cli/terminal';

/** A terminal that keeps what is written to it; nobody interrupts it unless told. */
export interface RecordedTerminal extends Terminal {
  readonly printed: readonly string[];
  readonly noted: readonly string[];
  interrupt(): void;
}

/** A terminal that no person reads, unless it has colours. */
export function recordedTerminal(isColored = false): RecordedTerminal {
  const colors = createColors(isColored);
  const printed: string[] = [];
  const noted: string[] = [];
  const interruption = new AbortController();
  return {
    printed,
    noted,
    ...terminalText(
      colors,
      (text) => printed.push(text),
      (text) => noted.push(text),
    ),
    interactive: isColored,
    colors,
    signal: interruption.signal,
    interrupt: () => interruption.abort(),
  };
}
