import { mattersOf } from '../../../lambda/notifications/line-matters';
import type { Note } from '../../../lambda/notifications/notes';
import { hasPassed, isForgotten, stillWaits } from '../../../lambda/notifications/passing';
import type { InventoryLine } from '../../../modules/core/census';
import { CENSUS_NOW, censusArn, inDays, inventoryLine } from '../../support/inventory-line';

function note(changes: Partial<Note> = {}): Note {
  return {
    id: 'renewal-overdue',
    arn: censusArn(),
    of: inDays(10).toISOString(),
    names: ['shop.example.com'],
    accountId: '222222222222',
    region: 'eu-west-1',
    claimedAt: inDays(-5).toISOString(),
    toldAt: inDays(-5).toISOString(),
    ...changes,
  };
}

/** As the census sees the certificate now. */
function passed(changes: Partial<Note>, line: Partial<InventoryLine> | undefined): boolean {
  const seen = line && inventoryLine(line);
  const matters = seen ? mattersOf(seen, CENSUS_NOW.getTime()) : [];
  return hasPassed(note(changes), seen, new Set(matters.map(({ arn }) => arn)));
}

test('what was overdue has passed once it is renewed', () => {
  expect(passed({}, { expiry: inDays(200).toISOString() })).toBe(true);
});

test('what was overdue has not passed where it is so still, or has ended', () => {
  expect(passed({}, { expiry: inDays(10).toISOString() })).toBe(false);
  expect(passed({}, { expiry: inDays(-1).toISOString() })).toBe(false);
  expect(passed({}, { status: 'EXPIRED', expiry: inDays(-1).toISOString() })).toBe(false);
});

test('nothing has passed before the census has looked since it was told', () => {
  const renewed = { expiry: inDays(200).toISOString() };
  expect(passed({ toldAt: CENSUS_NOW.toISOString() }, renewed)).toBe(false);
  expect(passed({ id: 'revoked', toldAt: CENSUS_NOW.toISOString() }, {})).toBe(false);
});

test('a renewal still waits for somebody until the certificate ends later', () => {
  const waits = note({ id: 'renewal-needs-action' });
  expect(stillWaits(waits, inventoryLine({ expiry: inDays(10).toISOString() }))).toBe(true);
  expect(stillWaits(waits, undefined)).toBe(true);
  expect(stillWaits(waits, inventoryLine({ expiry: inDays(200).toISOString() }))).toBe(false);
  expect(stillWaits({ ...waits, endedAt: CENSUS_NOW.toISOString() }, undefined)).toBe(false);
  expect(stillWaits(note(), undefined)).toBe(false);
});

test('what is used no more has passed', () => {
  expect(passed({ id: 'expired' }, { status: 'EXPIRED', inUse: false })).toBe(true);
});

test('what has another matter has not passed', () => {
  const problems = [{ id: 'caa-forbids', name: 'a', problem: 'b', remedy: 'c' }];
  const rehearsal = { at: CENSUS_NOW.toISOString(), since: inDays(-1).toISOString(), problems };
  expect(passed({}, { rehearsal })).toBe(false);
});

test('of what the census does not know, nothing has passed', () => {
  expect(passed({}, undefined)).toBe(false);
  expect(passed({ id: 'renewal-needs-action' }, undefined)).toBe(false);
});

test('what waited for somebody has passed once the certificate ends later, and not before', () => {
  const id = 'renewal-needs-action';
  const of = inDays(60).toISOString();
  expect(passed({ id, of }, { expiry: of })).toBe(false);
  expect(passed({ id, of }, { expiry: inDays(200).toISOString() })).toBe(true);
  expect(passed({ id, of: undefined }, { expiry: inDays(200).toISOString() })).toBe(false);
  expect(passed({ id, of }, { expiry: undefined })).toBe(false);
});

test('what was revoked has passed once nothing uses it', () => {
  const revoked = { id: 'revoked', of: undefined } as const;
  expect(passed(revoked, { status: 'REVOKED' })).toBe(false);
  expect(passed(revoked, { status: 'REVOKED', inUse: false })).toBe(true);
});

test.each(['authority-issues-nothing', 'revocation-list-failed'] as const)(
  'of "%s" no line of the inventory says that it has passed',
  (id) => {
    expect(passed({ id, of: undefined }, {})).toBe(false);
  },
);

test.each<[string, Partial<Note>, boolean]>([
  ['it has ended two days ago', { endedAt: inDays(-1.9).toISOString() }, false],
  ['it has ended longer ago', { endedAt: inDays(-2.1).toISOString() }, true],
  ['it stands for a year', { claimedAt: inDays(-390).toISOString() }, false],
  ['no certificate of it lives any more', { claimedAt: inDays(-401).toISOString() }, true],
  ["a CA's day is over", { id: 'revocation-list-failed', claimedAt: inDays(-2.1).toISOString() }, true],
  ["a CA's day is not", { id: 'authority-issues-nothing', claimedAt: inDays(-1.9).toISOString() }, false],
])('is forgotten or kept where %s', (_, changes, expected) => {
  expect(isForgotten(note(changes), CENSUS_NOW)).toBe(expected);
});
