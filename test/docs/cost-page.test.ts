import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';
import { CostFleet } from './cost-fleet';
import { choices, costPage, fleetCost, sumOf } from './cost-page';
import { ROOT } from './pages';

const folder = temporaryFolder('cost-page');
const fleet = new CostFleet(folder);
const page = readFileSync(join(ROOT, 'docs/cost.md'), 'utf8');

/** Figures of a row of the page. */
function figures(what: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| ${what} |`));
  return row!
    .split(' | ')
    .slice(1)
    .map((each) => each.replace(' |', ''));
}

test('the page says what stacks cost: npm run costs', () => {
  expect(page).toBe(costPage(temporaryFolder('cost-page')));
});

test('each account adds the same, and shared services only once', () => {
  const [ten, eleven, twelve] = [10, 11, 12].map((accounts) => sumOf(fleet.resources(accounts)));
  expect(twelve! - eleven!).toBeCloseTo(eleven! - ten!);
  // Six certificates, three alarms of rotation and four of distribution; the exported name, and the secret.
  expect(eleven! - ten!).toBeCloseTo(1.3 + (7 * 365) / 12 / 153 + 0.4);
});

test('larger fleets that are synthesized give the same sum', () => {
  const larger = new CostFleet(folder, 3);
  expect(sumOf(larger.resources(10))).toBeCloseTo(sumOf(fleet.resources(10)));
  expect(larger.shape(10)).toEqual(fleet.shape(10));
});

test('each account has two queues and functions that look daily, and shared services two that look at all', () => {
  expect(fleet.shape(10)).toMatchObject({
    accounts: 10,
    queues: 22,
    dailyFunctions: 20,
    memoryMegabytes: 256,
  });
});

test("the sum is that of the rows, and a share of it an account's", () => {
  const sums = [10, 100, 1000].map((accounts) => sumOf(fleetCost(fleet, accounts)));
  expect(figures('together')).toEqual(sums.map((sum) => sum.toFixed(2)));
  expect(figures('an account')).toEqual(
    [10, 100, 1000].map((accounts, index) => (sums[index]! / accounts).toFixed(2)),
  );
});

test('metrics by account are cheaper beyond 10,000', () => {
  const cost = choices(fleet)['metrics of the census by account too']!;
  expect(cost(100)).toBeCloseTo(100 * 12 * 0.3);
  expect(cost(1000)).toBeLessThan(1000 * 12 * 0.3);
});

test('another function costs its queue and alarms, and hardly what it does', () => {
  const cost = choices(fleet)['another rotation in each account: a function, its queue, three alarms']!;
  expect(cost(1)).toBeCloseTo(0.3 + (15 * 60 * 730 * 0.4) / 1_000_000, 1);
});
