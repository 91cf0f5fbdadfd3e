import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';
import { costPage, fleetCost } from './cost-page';
import { ROOT } from './pages';

test('the page says what stacks cost: npm run costs', () => {
  expect(readFileSync(join(ROOT, 'docs/cost.md'), 'utf8')).toBe(costPage(temporaryFolder('cost-page')));
});

test('each account adds the same, and shared services only once', () => {
  const folder = temporaryFolder('cost-page');
  const [ten, eleven, twelve] = [10, 11, 12].map((accounts) =>
    fleetCost(accounts, folder).reduce((all, { total }) => all + total, 0),
  ) as [number, number, number];
  expect(twelve - eleven).toBeCloseTo(eleven - ten);
  // Six certificates, and three alarms of the function.
  expect(eleven - ten).toBeCloseTo(0.9);
});
