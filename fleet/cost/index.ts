export { type CostChange, type CostLine, cents, costChanges, costOf } from './cost';
export { PRICED_TYPES, PRICES_OF } from './prices';
export { type Tier, USAGE_PRICES, type Usage, type UsagePrice, usageCost } from './usage-prices';
