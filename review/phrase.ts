import { visibleText } from '../modules/core';

/** A value from outside, within a sentence. */
export interface PhraseValue {
  readonly value: string;
}

/** A sentence whose values come from outside: whoever renders it keeps them apart from its words. */
export class Phrase {
  constructor(public readonly parts: ReadonlyArray<string | PhraseValue>) {}

  /** The sentence as plain text, values in quotes. */
  public toString(): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : `"${part.value}"`)).join('');
  }
}

/** Values shown one by one; what is above it is counted. */
const LIST_SHOWN_MAXIMUM = 5;

/**
 * Makes a sentence: `` phrase`${name} expires` ``. A string is a value from outside, a list of strings is shown with
 * commas, each value once, and cut where it is long; a number is a word, and so is what another sentence says.
 */
export function phrase(
  words: TemplateStringsArray,
  ...parts: ReadonlyArray<string | number | readonly string[] | Phrase>
): Phrase {
  return new Phrase(
    words.flatMap((word, index) => {
      const part = parts[index];
      if (part === undefined) return [word];
      if (typeof part === 'number') return [word, String(part)];
      if (part instanceof Phrase) return [word, ...part.parts];
      return [word, ...values(typeof part === 'string' ? [part] : part)];
    }),
  );
}

/** Sentences one after the other. */
export function sentences(...all: readonly Phrase[]): Phrase {
  return new Phrase(all.flatMap(({ parts }, index) => (index === 0 ? parts : [' ', ...parts])));
}

function values(listed: readonly string[]): Array<string | PhraseValue> {
  const all = [...new Set(listed)];
  const shown = all
    .slice(0, LIST_SHOWN_MAXIMUM)
    .flatMap((value, index) => [...(index === 0 ? [] : [', ']), { value: visibleText(value) }]);
  const more = all.length - LIST_SHOWN_MAXIMUM;
  return more > 0 ? [...shown, ` and ${more} more`] : shown;
}
