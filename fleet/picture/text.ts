import { visibleText } from '../../modules/core';

/** Characters that are drawn in a box; a longer text stands whole below the picture. */
const MAXIMUMS = { label: 34, detail: 46, account: 40 } as const;

/** Labels are bold, and bold characters a tenth wider. */
export const LABEL_SIZE = 13 * 1.1;
export const DETAIL_SIZE = 12;

/** A long text without its middle. */
export function shortened(kind: keyof typeof MAXIMUMS, text: string): string {
  const maximum = MAXIMUMS[kind];
  const characters = [...text];
  if (characters.length <= maximum) return text;
  const half = Math.floor((maximum - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}

/** The text as it may be shown, where a box has not room for the whole. */
export function wholeIfShortened(kind: keyof typeof MAXIMUMS, text: string): string | undefined {
  return shortened(kind, text) === text ? undefined : visibleText(text);
}

/** A text in lines of a width. */
export function linesOf(text: string, width: number, fontSize: number): string[] {
  const lines = [''];
  let room = width;
  for (const character of text) {
    room -= textWidth(character, fontSize);
    if (room < 0) {
      lines.push('');
      room = width - textWidth(character, fontSize);
    }
    lines[lines.length - 1] += character;
  }
  return lines;
}

/** Widths in em, a little more than wide sans-serif fonts have. */
const WIDTHS: ReadonlyArray<readonly [RegExp, number]> = [
  [/[ijl.,:;'|!]/, 0.34],
  [/[ftrI()[\]{}/\\ -]/, 0.42],
  [/[ckszvxy]/, 0.6],
  [/[mwMW@%]/, 0.98],
  [/[A-Z]/, 0.74],
  [/[ -~]/, 0.64],
  [/[\u00a1-\u02ff·…]/, 0.7],
];
/** Characters of other scripts can be as wide as they are high. */
const WIDEST = 1.1;

/** A generous guess: no browser measures it, and fonts differ. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce(
    (width, character) =>
      width + fontSize * (WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? WIDEST),
    0,
  );
}
