import { visibleText } from '../../modules/core';

export type Path = readonly PropertyKey[];

/** One thing wrong in an environment file. */
export interface Problem {
  readonly path: Path;
  /** What must hold, for example `must be 12 digits`. */
  readonly rule: string;
  /** The value found; absent where the path says it all. */
  readonly got?: unknown;
  readonly remedy: string;
  /**
   * Line of the file, where it is known better than by the path.
   *
   * @default - the line where the value at the path stands
   */
  readonly line?: number;
}

/** All problems, a line each, below what has them. */
export function problemsText(subject: string, problems: readonly Problem[]): string {
  return [
    problemsHeading(subject, problems.length),
    ...problems.map((problem) => `  ${problemLine(problem)}`),
  ].join('\n');
}

/** `… has 2 problems`, above them. */
export function problemsHeading(subject: string, count: number): string {
  return `${subject} has ${count === 1 ? '1 problem' : `${count} problems`}`;
}

/** A problem as `path: rule, got value; remedy`, in one line. */
export function problemLine({ path, rule, got, remedy }: Problem): string {
  const shown = got === undefined ? '' : `, got ${showValue(path, got)}`;
  return visibleText(`${pathText(path)}: ${rule}${shown}; ${remedy}`, Number.POSITIVE_INFINITY);
}

/** The path as a person would write it: `applications.shop.regions[0]`, `zones["example.com"]`. */
export function pathText(path: Path): string {
  const text = path.map((part) => {
    if (typeof part === 'number') return `[${part}]`;
    const name = String(part);
    return /^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
  });
  return text.join('').replace(/^\./, '') || 'the environment';
}

const VALUE_SHOWN_MAXIMUM = 80;

function showValue(path: Path, value: unknown): string {
  if (/externalid$/i.test(String(path[path.length - 1]))) return 'a value that is not shown';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > VALUE_SHOWN_MAXIMUM ? `${text.slice(0, VALUE_SHOWN_MAXIMUM)}…` : text;
}
