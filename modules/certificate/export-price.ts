/** US dollars for one issue or renewal (AWS Certificate Manager pricing, since 18 February 2026). */
const PRICE_PER_NAME = 7;
const PRICE_PER_WILDCARD = 79;

/** What ACM charges for an exportable public certificate, in US dollars, at issue and at each renewal. */
export function exportPrice(domainNames: readonly string[]): number {
  const wildcards = domainNames.filter((name) => name.startsWith('*.')).length;
  return wildcards * PRICE_PER_WILDCARD + (domainNames.length - wildcards) * PRICE_PER_NAME;
}

/** What an exportable public certificate costs, for the person who reads the synth output. */
export function exportPriceNotice(domainNames: readonly string[]): string {
  return `exportable: ACM charges about ${exportPrice(domainNames)} USD at issue and again at each renewal, for each Region`;
}
