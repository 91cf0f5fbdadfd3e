import type { InventoryLine } from '../../modules/core/census';

export const CENSUS_NOW = new Date('2026-11-28T12:00:00.000Z');

const DAY = 86_400_000;

/** A moment so many days after that of the census. */
export function inDays(days: number): Date {
  return new Date(CENSUS_NOW.getTime() + days * DAY);
}

/** ARN of a certificate by its number. */
export function censusArn(number = 1): string {
  return `arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A public certificate that a service uses and whose renewal is far, unless said otherwise. */
export function inventoryLine(more: Partial<InventoryLine> = {}): InventoryLine {
  return {
    accountId: '222222222222',
    region: 'eu-west-1',
    certificateArn: censusArn(),
    names: ['shop.example.com'],
    type: 'AMAZON_ISSUED',
    status: 'ISSUED',
    createdAt: inDays(-10).toISOString(),
    expiry: inDays(180).toISOString(),
    inUse: true,
    exported: false,
    keyAlgorithm: 'RSA_2048',
    validationMethod: 'DNS',
    seenAt: CENSUS_NOW.toISOString(),
    ...more,
  };
}
