import { censusName } from '../../environments/names';
import { type CountedPlace, type InventoryState, countedPlaces, hoursSince } from '../../live';
import type { Terminal } from '../terminal';

/** The census counts each hour, so what is older was left out some times. */
const USUAL_HOURS = 6;
/** Places named one by one: a census that has stopped would name them all. */
const PLACES_SHOWN = 10;

/** Tells how old the inventory of an environment is, and where it knows less than it should. */
export function noteAge(
  terminal: Terminal,
  environment: string,
  states: readonly InventoryState[],
  now: number,
): void {
  const oldest = placesIn(states, environment).find(({ seenAt }) => seenAt !== undefined)?.seenAt;
  terminal.note(
    oldest === undefined
      ? `inventory of ${environment}: no certificates`
      : `inventory of ${environment}: seen up to ${hoursText(oldest, now)} ago, at ${oldest}`,
  );
  poorlyKnown(environment, states, now).forEach((place) => terminal.note(place));
}

/** Where the inventory of an environment knows less than it should: some places, and how many more. */
export function poorlyKnown(environment: string, states: readonly InventoryState[], now: number): string[] {
  const poor = placesIn(states, environment).filter(
    ({ seenAt }) => seenAt === undefined || hoursSince(seenAt, now) > USUAL_HOURS,
  );
  return [
    ...poor.slice(0, PLACES_SHOWN).map((place) => placeText(place, environment, now)),
    ...(poor.length > PLACES_SHOWN ? [`and ${poor.length - PLACES_SHOWN} more places`] : []),
  ];
}

function placesIn(states: readonly InventoryState[], environment: string): CountedPlace[] {
  return countedPlaces(states.filter((state) => state.environment === environment));
}

function placeText(
  { account, accountId, region, seenAt }: CountedPlace,
  environment: string,
  now: number,
): string {
  const subject = `account ${[...new Set([account, accountId])].join(' ')} in ${region}`;
  const remedy = `the log of function ${censusName(environment)} says why`;
  return seenAt === undefined
    ? `${subject} has no certificate in the inventory: there is none, or the census was not let in, and then ${remedy}`
    : `${subject} was seen last ${hoursText(seenAt, now)} ago, at ${seenAt}, and should be each hour: ${remedy}`;
}

function hoursText(seenAt: string, now: number): string {
  const hours = Math.round(hoursSince(seenAt, now) * 10) / 10;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}
