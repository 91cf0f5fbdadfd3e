import { visibleText } from './visible-text';

/** Text for HTML, SVG and XML: within an element, or as the quoted value of an attribute. It is not cut. */
export function markupText(text: string): string {
  const visible = visibleText(text, Number.POSITIVE_INFINITY);
  return visible.replace(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0)};`);
}
