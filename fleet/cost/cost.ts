import type { PlannedResource } from '../planned-resources';
import type { FleetResource, Values } from '../resource';
import { type Price, priceOf } from './prices';

/** What is asked for all things of one price. */
export interface CostLine {
  readonly what: string;
  readonly count: number;
  /** For one, a month. */
  readonly usd: number;
  /** For all of them, a month. */
  readonly total: number;
}

/** What a plan changes of what is asked for all things of one price. */
export interface CostChange {
  readonly what: string;
  readonly before: number;
  readonly after: number;
  readonly usd: number;
  /** A month more, or less. */
  readonly difference: number;
}

/** What AWS asks a month for resources that are there, the most first. */
export function costOf(resources: readonly FleetResource[]): CostLine[] {
  return linesOf(
    resources.flatMap(({ mode, type, values }) => (mode === 'managed' ? priced(type, values) : [])),
  );
}

/** What plans change of that, the largest change first; what Terraform only forgets goes on to cost. */
export function costChanges(planned: readonly PlannedResource[]): CostChange[] {
  const lines = (values: (resource: PlannedResource) => Values | undefined) =>
    new Map(
      linesOf(planned.flatMap((resource) => priced(resource.type, values(resource)))).map((line) => [
        `${line.what} ${line.usd}`,
        line,
      ]),
    );
  const [before, after] = [lines((resource) => resource.before), lines((resource) => resource.after)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key): CostChange => {
      const [old, now] = [before.get(key), after.get(key)];
      const { what, usd } = (now ?? old)!;
      const [from, to] = [old?.count ?? 0, now?.count ?? 0];
      return { what, before: from, after: to, usd, difference: cents((to - from) * usd) };
    })
    .filter(({ difference }) => difference !== 0)
    .sort((one, other) => Math.abs(other.difference) - Math.abs(one.difference) || byName(one, other));
}

function priced(type: string, values: Values | undefined): Price[] {
  const price = values && priceOf(type, values);
  return price ? [price] : [];
}

function linesOf(prices: readonly Price[]): CostLine[] {
  const lines = new Map<string, CostLine>();
  for (const { what, usd, count = 1 } of prices) {
    const key = `${what} ${usd}`;
    const all = (lines.get(key)?.count ?? 0) + count;
    lines.set(key, { what, count: all, usd: cents(usd), total: cents(all * usd) });
  }
  return [...lines.values()].sort((one, other) => other.total - one.total || byName(one, other));
}

/** An amount as it is shown, in whole cents. */
export function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}

function byName(one: { readonly what: string }, other: { readonly what: string }): number {
  return one.what < other.what ? -1 : 1;
}
