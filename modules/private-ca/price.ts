import type { UsageMode } from '../core';

/** US dollars for a CA and month, by kind of CA (AWS Private CA pricing). */
const MONTHLY_PRICE: Readonly<Record<UsageMode, number>> = {
  GENERAL_PURPOSE: 400,
  SHORT_LIVED_CERTIFICATE: 50,
};

/** What a CA costs a month, in US dollars; certificates are charged apart. */
export function monthlyPrice(usageMode: UsageMode = 'GENERAL_PURPOSE'): number {
  return MONTHLY_PRICE[usageMode];
}
