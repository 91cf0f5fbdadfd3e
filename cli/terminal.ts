import { createColors } from 'picocolors';
import { logText } from '../modules/core';
import { type GitHubAnnotation, annotationCommand } from './pull-request/github-annotation';

/** What commands write to: results on standard output, everything else on standard error. */
export interface Terminal {
  /** Results, which other programs may read. Ends each call with a line break. */
  print(text: string): void;
  /** Messages for GitHub to show beside the files of a pull request. */
  annotate(annotations: readonly GitHubAnnotation[]): void;
  /** Notices and errors, for people. */
  note(text: string): void;
  /** What is being done where that takes long, for people, where notices go too. */
  tell(text: string): void;
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
  const colors = createColors(interactive && !process.env.NO_COLOR);
  return {
    ...terminalText(
      colors,
      (text) => process.stdout.write(`${text}\n`),
      (text) => process.stderr.write(`${text}\n`),
    ),
    interactive,
    colors,
    signal: interruption.signal,
  };
}

/** The ways to write, each with the escape of its medium: whatever a text holds, it commands nothing. */
export function terminalText(
  colors: Terminal['colors'],
  writeResult: (text: string) => void,
  writeNote: (text: string) => void,
  writeProgress: (text: string) => void = writeNote,
): Pick<Terminal, 'print' | 'annotate' | 'note' | 'tell'> {
  const styles = new Set(STYLES.flatMap((style) => colors[style]('|').split('|')).filter(Boolean));
  const pattern = new RegExp(`(${[...styles].map((style) => style.replace('[', '\\[')).join('|')})`);
  const shown = (text: string) =>
    styles.size === 0 ? logText(text) : text.split(pattern).map(unlessStyle).join('');
  const unlessStyle = (part: string) => (styles.has(part) ? part : logText(part));
  return {
    print: (text) => writeResult(shown(text)),
    annotate: (annotations) => annotations.forEach((each) => writeResult(annotationCommand(each))),
    note: (text) => writeNote(shown(text)),
    tell: (text) => writeProgress(shown(text)),
  };
}

/** The styles that commands use: no other escape sequence reaches a terminal. */
const STYLES = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'] as const;

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
    terminal.tell(`${doing} …`);
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
