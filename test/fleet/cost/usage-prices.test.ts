import { type Tier, USAGE_PRICES, type Usage, type UsagePrice, usageCost } from '../../../fleet/cost';

const PRICES: ReadonlyArray<[string, UsagePrice]> = Object.entries(USAGE_PRICES);

test.each([
  ['metrics', 0, 0],
  ['metrics', 1, 0.3],
  ['metrics', 10_000, 3000],
  ['metrics', 10_001, 3000.1],
  ['metrics', 250_000, 3000 + 24_000],
  ['metrics', 250_001, 3000 + 24_000 + 0.05],
  ['metrics', 1_000_000, 3000 + 24_000 + 37_500],
  ['metrics', 1_000_100, 3000 + 24_000 + 37_500 + 2],
  ['dashboards', 3, 0],
  ['dashboards', 4, 3],
  ['privateCertificates', 1000, 750],
  ['privateCertificates', 1001, 750.35],
  ['privateCertificates', 10_000, 750 + 3150],
  ['privateCertificates', 20_000, 750 + 3150 + 10],
  ['queueRequests', 1_000_000, 0.4],
  ['functionSeconds', 1_000_000, 13.3334],
  ['objectWrites', 1000, 0.005],
  ['objectReads', 1000, 0.0004],
] as const)('%s: %d cost %d USD', (usage, count, usd) => {
  expect(usageCost(usage, count)).toBeCloseTo(usd, 6);
});

test.each(PRICES)(
  '%s says its source, the day on which it was looked up, and where it was read',
  (_usage, price) => {
    expect(price.readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(price.source).toContain('pricing');
    expect(price.note).not.toBe('');
  },
);

test.each(PRICES)('tiers of %s follow each other, and the last is without end', (_usage, { tiers }) => {
  const ends = (tiers as readonly Tier[]).map(({ upTo = Infinity }) => upTo);
  expect(ends).toEqual([...new Set(ends)].sort((one, other) => one - other));
  expect(ends.at(-1)).toBe(Infinity);
});

test.each(PRICES.filter(([, { tiers }]) => tiers.length === 1))(
  '%s cost twice as much for twice as many',
  (usage) => {
    expect(usageCost(usage as Usage, 2000)).toBeCloseTo(2 * usageCost(usage as Usage, 1000), 10);
  },
);
