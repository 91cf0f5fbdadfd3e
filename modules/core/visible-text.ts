/**
 * Characters that show nothing, or change how what is around them is shown: controls, line and paragraph
 * separators, zero-width and bidirectional ones (Unicode Standard, general categories Cc, Cf, Zl, Zp, Cs and Co, and noncharacters).
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]/gu;

/** Text from outside as it may be shown: one line, every invisible character as `\u{…}`, cut at a length. */
export function visibleText(text: string, maximumLength = 300): string {
  const cut = text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text;
  return cut.replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}
