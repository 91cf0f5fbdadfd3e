/** Characters of a label and of a detail that are drawn; the whole text is in the tooltip. */
export const LABEL_MAXIMUM = 34;
export const DETAIL_MAXIMUM = 46;
export const ACCOUNT_MAXIMUM = 40;

/** A long text without its middle. */
export function shortened(text: string, maximum: number): string {
  const characters = [...text];
  if (characters.length <= maximum) return text;
  const half = Math.floor((maximum - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}

/** Widths in em, a little more than wide sans-serif fonts have. */
const WIDTHS: ReadonlyArray<readonly [RegExp, number]> = [
  [/[ijl.,:;'|!]/, 0.36],
  [/[ftrI()[\]{}/\\ -]/, 0.44],
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
