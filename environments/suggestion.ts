import { closest, distance } from 'fastest-levenshtein';

/** `did you mean "…"?` where a candidate is near, else the list of what there is. */
export function suggestion(value: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return 'none is declared yet';
  const nearest = closest(value, candidates);
  return distance(value, nearest) <= Math.max(2, Math.floor(nearest.length / 3))
    ? `did you mean "${nearest}"?`
    : `choose one of ${candidates.join(', ')}`;
}

/** The candidate that a slip of the pen turns into `value`: two letters changed, or changed places. */
export function nearMiss(value: string, candidates: readonly string[]): string | undefined {
  const nearest = closest(value, candidates);
  return distance(value, nearest) <= 2 ? nearest : undefined;
}
