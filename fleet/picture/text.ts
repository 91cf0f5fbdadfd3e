/** Characters of a label and of a detail that are drawn; the whole text is in the tooltip. */
export const LABEL_MAXIMUM = 34;
export const DETAIL_MAXIMUM = 46;

/** A long text without its middle. */
export function shortened(text: string, maximum: number): string {
  const characters = [...text];
  if (characters.length <= maximum) return text;
  const half = Math.floor((maximum - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}

/** A generous guess: no browser measures it. Characters of other scripts can be twice as wide. */
export function textWidth(text: string, pixelsPerCharacter: number): number {
  return [...text].reduce(
    (width, character) => width + pixelsPerCharacter * (character.codePointAt(0)! > 0x2e80 ? 2 : 1),
    0,
  );
}
