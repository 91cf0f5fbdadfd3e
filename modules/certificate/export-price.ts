/** US dollars for one issue or renewal (AWS Certificate Manager pricing, since 18 February 2026). */
const PRICE_PER_NAME = 7;
const PRICE_PER_WILDCARD = 79;

/** What an exportable public certificate costs, for the person who reads the synth output. */
export function exportPriceNotice(domainNames: readonly string[]): string {
  const wildcards = domainNames.filter((name) => name.startsWith('*.')).length;
  const price = wildcards * PRICE_PER_WILDCARD + (domainNames.length - wildcards) * PRICE_PER_NAME;
  return `exportable: ACM charges about ${price} USD at issue and again at each renewal, for each Region`;
}
