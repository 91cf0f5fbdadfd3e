export { type CostChange, type CostLine, costChanges, costOf } from './cost';
export { PRICES_OF } from './prices';
