import { isOfInventory, mattersOf } from '../../../lambda/notifications/line-matters';
import { MATTERS, type MatterId, keyOf } from '../../../lambda/notifications/matter';
import type { InventoryLine, Rehearsal } from '../../../modules/core/census';
import { CENSUS_NOW, censusArn, inDays, inventoryLine } from '../../support/inventory-line';

const problem = {
  id: 'caa-forbids',
  name: 'shop.example.com',
  problem: 'CAA forbids it',
  remedy: 'add 0 issue',
};

function rehearsed(changes: Partial<Rehearsal> = {}): Rehearsal {
  return { at: CENSUS_NOW.toISOString(), since: inDays(-1).toISOString(), problems: [problem], ...changes };
}

const found = (more: Partial<InventoryLine>) => mattersOf(inventoryLine(more), CENSUS_NOW.getTime());
const ids = (more: Partial<InventoryLine>) => found(more).map(({ id }) => id);
const ending = (days: number) => inDays(days).toISOString();

test('a certificate that is well is no matter', () => {
  expect(ids({})).toEqual([]);
  expect(ids({ rehearsal: rehearsed({ problems: [], since: undefined }) })).toEqual([]);
});

test.each<[string, Partial<InventoryLine>, MatterId[]]>([
  ['a used one has ended, as ACM says', { status: 'EXPIRED' }, ['expired']],
  ['a used one has ended, and ACM does not say so yet', { expiry: ending(-0.1) }, ['expired']],
  ['an exported one has ended', { status: 'EXPIRED', inUse: false, exported: true }, ['expired']],
  ['one that nothing uses has ended', { status: 'EXPIRED', inUse: false }, []],
  ['a public one was not renewed', { expiry: ending(29) }, ['renewal-overdue']],
  ['a public one is being renewed', { expiry: ending(31) }, []],
  ['one of people was not imported again', { type: 'IMPORTED', expiry: ending(44) }, ['renewal-overdue']],
  ['one of a function has days left', { type: 'IMPORTED', isRotated: true, expiry: ending(21) }, []],
  ['one that nothing uses ends', { inUse: false, expiry: ending(1) }, []],
  ['a renewal would fail, as two rehearsals say', { rehearsal: rehearsed() }, ['renewal-would-fail']],
  ['a problem was found once', { rehearsal: rehearsed({ since: CENSUS_NOW.toISOString() }) }, []],
  ['a request failed', { status: 'FAILED', expiry: undefined, inUse: false }, ['request-failed']],
  ['nobody validated a request', { status: 'VALIDATION_TIMED_OUT', expiry: undefined }, ['request-failed']],
  [
    'a request waits for days',
    { status: 'PENDING_VALIDATION', expiry: undefined, createdAt: ending(-2) },
    ['validation-pending'],
  ],
  [
    'a request is new',
    { status: 'PENDING_VALIDATION', expiry: undefined, createdAt: CENSUS_NOW.toISOString() },
    [],
  ],
  ['one was revoked that is used', { status: 'REVOKED' }, ['revoked']],
  ['one was revoked that nothing uses', { status: 'REVOKED', inUse: false }, []],
])('where %s', (_, line, expected) => {
  expect(ids(line)).toEqual(expected);
});

test('one that is late and could not be renewed either is two matters, the worse first', () => {
  expect(ids({ expiry: ending(10), rehearsal: rehearsed() })).toEqual([
    'renewal-overdue',
    'renewal-would-fail',
  ]);
});

test('an ended one is that alone', () => {
  expect(ids({ expiry: ending(-1), rehearsal: rehearsed() })).toEqual(['expired']);
});

test('a matter has the line, and where its certificate is', () => {
  const [matter] = found({ expiry: ending(-1), owner: 'shop' });
  expect(matter).toMatchObject({
    arn: censusArn(),
    accountId: '222222222222',
    region: 'eu-west-1',
    line: { owner: 'shop' },
  });
});

test('it says why', () => {
  const failureReason = 'PCA_ACCESS_DENIED';
  const reasons = (more: Partial<InventoryLine>) => found(more).map((each) => each.reasons);
  expect(reasons({ expiry: ending(10), failureReason, renewalStatus: 'FAILED' })).toEqual([
    ['PCA_ACCESS_DENIED', 'ACM says FAILED of its renewal'],
  ]);
  expect(reasons({ expiry: ending(10), renewalStatus: '' })).toEqual([[]]);
  expect(reasons({ status: 'FAILED', failureReason })).toEqual([['PCA_ACCESS_DENIED']]);
  expect(reasons({ rehearsal: rehearsed() })).toEqual([['CAA forbids it: add 0 issue']]);
});

test('it is another one for the next certificate, and a failed request is one for ever', () => {
  const keys = (more: Partial<InventoryLine>) => found(more).map(keyOf);
  expect(keys({ expiry: ending(10) })).not.toEqual(keys({ expiry: ending(11) }));
  expect(keys({ expiry: ending(10), failureReason: 'a' })).toEqual(
    keys({ expiry: ending(10), failureReason: 'b' }),
  );
  expect(keys({ status: 'FAILED', expiry: undefined })).toEqual([`request-failed ${censusArn()}`]);
});

test('the inventory shows whether these have passed, and of no others', () => {
  expect((Object.keys(MATTERS) as MatterId[]).filter(isOfInventory).sort()).toEqual([
    'expired',
    'renewal-overdue',
    'renewal-would-fail',
    'request-failed',
    'revoked',
    'validation-pending',
  ]);
});
