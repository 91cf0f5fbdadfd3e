import type { InventoryLine } from '../modules/core';
import type { CertificateState } from './live-fleet';

/** What the inventory says of one certificate, declared or not, in one Region. */
export type InventoryState = CertificateState<InventoryLine>;

/** An account in one Region, and when the census saw it. */
export interface CountedPlace {
  readonly account: string;
  readonly accountId: string;
  readonly region: string;
  /** As ISO moment, of its oldest line. @default - the inventory has no line of it */
  readonly seenAt?: string;
}

/** The places of certificates, oldest first; before them those that have declared certificates, and no line. */
export function countedPlaces(states: readonly InventoryState[]): CountedPlace[] {
  const places = new Map<string, CountedPlace>();
  for (const { account, accountId, region, live } of states) {
    const key = `${accountId} ${region}`;
    const before = places.get(key)?.seenAt;
    const seenAt = older(before, live?.seenAt);
    places.set(key, { account, accountId, region, seenAt });
  }
  return [...places.values()].sort((a, b) => timeOf(a.seenAt) - timeOf(b.seenAt));
}

/** Hours since a moment of an inventory; a clock that goes wrong makes none. */
export function hoursSince(seenAt: InventoryLine['seenAt'], now: number): number {
  return Math.max(0, (now - Date.parse(seenAt)) / HOUR_MILLISECONDS);
}

const HOUR_MILLISECONDS = 3_600_000;

function older(a: string | undefined, b: string | undefined): string | undefined {
  return b === undefined || timeOf(a ?? b) < timeOf(b) ? a : b;
}

function timeOf(moment: string | undefined): number {
  return moment === undefined ? -Infinity : Date.parse(moment);
}
