import { markupText } from '../../modules/core';

/** HTML that is safe to put into a page. */
export class SafeHtml {
  constructor(public readonly text: string) {}
}

type Part = string | number | boolean | SafeHtml | ReadonlyArray<SafeHtml> | undefined;

/** HTML from a template: every part is made visible and escaped unless it is safe already. `false` and `undefined` leave nothing. */
export function markup(words: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  return new SafeHtml(words.map((word, index) => `${word}${rendered(parts[index])}`).join(''));
}

/** HTML from a renderer that escapes by itself. */
export function trusted(text: string): SafeHtml {
  return new SafeHtml(text);
}

function rendered(part: Part): string {
  if (part === undefined || part === false || part === true) return '';
  if (part instanceof SafeHtml) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return markupText(String(part));
}
