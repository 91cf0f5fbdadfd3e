import { REGION } from '../modules/core';
import { REGIONS } from './regions';
import { nearMiss } from './suggestion';

const KNOWN: readonly string[] = REGIONS;

/** What to do about a text that is no Region of the list; undefined for a Region. */
export function regionRemedy(region: string): string | undefined {
  if (!REGION.test(region)) return 'write its code, for example "eu-west-1"';
  if (KNOWN.includes(region)) return undefined;
  const meant = nearMiss(region, KNOWN);
  const suggestion = meant === undefined ? 'correct it' : `did you mean "${meant}"?`;
  return `${suggestion}; one that AWS has just opened comes with a newer certfleet`;
}
