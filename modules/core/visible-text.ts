/**
 * Characters that show nothing, or change how what is around them is shown: controls, line and paragraph
 * separators, zero-width and bidirectional ones (Unicode Standard: general categories Cc, Cf, Zl, Zp, Cs and Co,
 * noncharacters, and what is ignored by default).
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu;

/** Text from outside as it may be shown: one line, every invisible character as JSON writes it, cut at a length. */
export function visibleText(text: string, maximumLength = 300): string {
  const cut = text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text;
  return cut.replace(INVISIBLE, escaped);
}

/** The same for text of several lines, which stay lines. JSON stays what it was. */
export function visibleLines(text: string): string {
  return text.replace(INVISIBLE, (character) => (character === '\n' ? character : escaped(character)));
}

/** `\u202e`; a character beyond U+FFFF as the two halves that JSON has for it. */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
