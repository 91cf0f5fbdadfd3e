import { countText } from '../reports/wording';
import { type SafeHtml, markup } from './escape';

/** Characters of each part of a page: together they keep it below five megabytes, whatever the plans hold. */
export const BUDGETS = {
  findings: 1_500_000,
  certificates: 1_500_000,
  expiry: 400_000,
  summary: 300_000,
  accounts: 300_000,
} as const;

/** As many items as fit, and in words how many more there are. */
export function folded<Item>(
  budget: number,
  items: readonly Item[],
  render: (item: Item) => SafeHtml,
  noun: string,
): { readonly shown: readonly SafeHtml[]; readonly rest: SafeHtml | undefined } {
  const shown: SafeHtml[] = [];
  let length = 0;
  for (const item of items) {
    const html = render(item);
    length += html.text.length;
    if (length > budget) break;
    shown.push(html);
  }
  const left = items.length - shown.length;
  return {
    shown,
    rest: left === 0 ? undefined : markup`${countText(left, `more ${noun}`)}, too many for this page`,
  };
}

/** What a list shows of the items of one certificate or finding. */
const LISTED_MAXIMUM = 100;

/** A list; of a long one the first items, and how many more there are. */
export function list(items: readonly SafeHtml[]): SafeHtml {
  if (items.length === 0) return markup`none`;
  const more = items.length - LISTED_MAXIMUM;
  return markup`<ul>
    ${items.slice(0, LISTED_MAXIMUM).map((item) => markup`<li>${item}</li>`)}${more > 0 && markup`<li>and ${more} more</li>`}
  </ul>`;
}

/** Text that filters look into, in lower case. */
export function searchText(parts: readonly string[]): string {
  return parts.join(' ').slice(0, SEARCHED_MAXIMUM).toLowerCase();
}

const SEARCHED_MAXIMUM = 10_000;
