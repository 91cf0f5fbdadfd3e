import { type BrokenRule, Words, ruleSentence, visibleText } from '../modules/core';

export type Path = readonly PropertyKey[];

/** One thing wrong in an environment file. */
export interface Problem extends BrokenRule {
  readonly path: Path;
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
export function problemLine({ path, got, ...rule }: Problem): string {
  const sentence = ruleSentence({ ...rule, got: got === undefined ? undefined : shown(path, got) });
  return visibleText(`${pathText(path)}: ${sentence}`, Number.POSITIVE_INFINITY);
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

/** The value in words: no secret, and no more than helps to find it. */
function shown(path: Path, value: unknown): Words {
  if (isSecret(path.at(-1))) return new Words('a value that is not shown');
  if (value instanceof Words) return value;
  const text =
    JSON.stringify(value, (key, item: unknown) => (isSecret(key) || isKey(item) ? 'not shown' : item)) ??
    typeof value;
  return new Words(text.length > VALUE_SHOWN_MAXIMUM ? `${text.slice(0, VALUE_SHOWN_MAXIMUM)}…` : text);
}

/** A private key in PEM, wherever it was put. */
function isKey(value: unknown): boolean {
  return typeof value === 'string' && value.includes('PRIVATE KEY');
}

function isSecret(property: PropertyKey | undefined): boolean {
  return /externalid$/i.test(String(property));
}
