import { REGION } from '../modules/core';
import { nearMiss } from './suggestion';
import { REGIONS } from './regions';

const KNOWN: readonly string[] = REGIONS;
const AREAS = new Set(KNOWN.map(areaOf));

/**
 * What to do about a text that is no Region; undefined for a Region.
 *
 * A Region that AWS opened after the list was made is let through where it is not one letter from another.
 */
export function regionRemedy(region: string): string | undefined {
  if (!REGION.test(region)) return 'write its code, for example "eu-west-1"';
  if (KNOWN.includes(region)) return undefined;
  const meant = nearMiss(region, KNOWN);
  if (meant === undefined && AREAS.has(areaOf(region))) return undefined;
  const suggestion = meant === undefined ? 'correct it' : `did you mean "${meant}"?`;
  return `${suggestion}; one that AWS has just opened comes with a newer certfleet`;
}

/** `us-gov` of `us-gov-west-1`. */
function areaOf(region: string): string {
  return region.split('-').slice(0, -2).join('-');
}
