import { countedPlaces, hoursSince, fleetStates } from '../../live';
import { countedEnvironment, inventoryLine } from '../support/inventory';

const seenAt = (hour: number) => `2026-11-28T0${hour}:00:00.000Z`;
const line = (accountId: string, hour: number) =>
  inventoryLine([`a${hour}.example.com`], { accountId, seenAt: seenAt(hour) });

test('is that of the oldest line of an account and Region, and the oldest come first', () => {
  const states = fleetStates(countedEnvironment(), [
    line('333333333333', 4),
    line('333333333333', 3),
    line('333333333333', 5),
    line('555555555555', 2),
    line('222222222222', 6),
  ]);
  expect(countedPlaces(states).map((place) => `${place.account} ${place.seenAt}`)).toEqual([
    `555555555555 ${seenAt(2)}`,
    `blog ${seenAt(3)}`,
    `shop ${seenAt(6)}`,
  ]);
});

test('is not known where something is declared, and there is no line', () => {
  expect(countedPlaces(fleetStates(countedEnvironment(), []))).toEqual([
    { account: 'shop', accountId: '222222222222', region: 'eu-west-1', seenAt: undefined },
  ]);
});

test('is none for a clock that is behind', () => {
  const now = Date.parse(seenAt(3));
  expect(hoursSince(seenAt(1), now)).toBe(2);
  expect(hoursSince(seenAt(4), now)).toBe(0);
});
