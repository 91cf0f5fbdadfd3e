import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CensusDimension } from '../../modules/core/census';
import { type FleetShape, PROCESSOR_SECONDS, censusLog, metricsIn, usageOf } from './fleet-usage';
import { ROOT } from './pages';

function fleet(accounts: number, metricsBy: readonly CensusDimension[] = ['source']): FleetShape {
  return {
    accounts,
    certificateTypes: ['AMAZON_ISSUED', 'AMAZON_ISSUED', 'PRIVATE', 'IMPORTED'],
    metricsBy,
    queues: 2 + 2 * accounts,
    dailyFunctions: 2 * accounts,
    memoryMegabytes: 256,
  };
}

/** Metrics of a census, of all its certificates. */
function metrics(accounts: number, metricsBy: readonly CensusDimension[]): number {
  return metricsIn(censusLog(fleet(accounts, metricsBy)).ofAll).size;
}

test('a census tells as many metrics of each value as of all together', () => {
  const ofAll = metrics(5, []);
  expect(ofAll).toBe(12);
  expect(metrics(5, ['source'])).toBe(ofAll * (1 + 3));
  expect(metrics(5, ['account'])).toBe(ofAll * (1 + 5));
  expect(metrics(5, ['account', 'region', 'source'])).toBe(ofAll * (1 + 5 + 1 + 3));
});

test('metrics by source are as many in a large fleet, those by account are not', () => {
  expect(metrics(50, ['source'])).toBe(metrics(5, ['source']));
  expect(metrics(50, ['account']) - metrics(5, ['account'])).toBe(45 * 12);
});

test('a metric that is told once a day counts for that hour', () => {
  const [one, two] = [usageOf(fleet(1)), usageOf(fleet(2))];
  expect(two.metrics - one.metrics).toBeCloseTo(2 / 24);
});

test('each account does the same', () => {
  const [ten, eleven, twelve] = [usageOf(fleet(10)), usageOf(fleet(11)), usageOf(fleet(12))];
  for (const usage of Object.keys(ten) as Array<keyof typeof ten>) {
    const [first, second] = [eleven[usage] - ten[usage], twelve[usage] - eleven[usage]];
    // Messages are sent, and objects listed, by the dozen: so an account may be one call more. Logs have longer figures.
    expect(Math.abs(second - first)).toBeLessThanOrEqual(usage === 'queueRequests' ? 730 : 1e-6);
  }
});

test('what a queue is read costs more than what its messages are', () => {
  const { queueRequests } = usageOf(fleet(10));
  const silent = usageOf({ ...fleet(10), queues: 0 }).queueRequests;
  expect((queueRequests - silent) / 22).toBe(15 * 60 * 730);
  expect(silent).toBeLessThan(queueRequests / 100);
});

test('twice the memory is billed twice for waiting, and for work no more', () => {
  const [small, large] = [usageOf(fleet(10)), usageOf({ ...fleet(10), memoryMegabytes: 512 })];
  expect(large.functionSeconds / small.functionSeconds).toBeGreaterThan(1.5);
  expect(large.functionSeconds / small.functionSeconds).toBeLessThan(2);
});

test('a census takes the time of the processor that its page says', () => {
  const page = readFileSync(join(ROOT, 'docs/automation/census.md'), 'utf8');
  const seconds = (census: string) =>
    Number(new RegExp(`^\\| ${census} .*\\| (\\d+) s `, 'm').exec(page)![1]);
  const lists = Number(/^\| an hour later +\| ([\d,]+)/m.exec(page)![1]!.replace(',', ''));
  expect(PROCESSOR_SECONDS.hourly * lists).toBeCloseTo(seconds('an hour later'));
  expect(PROCESSOR_SECONDS.daily * lists).toBeCloseTo(seconds('a day after it') - seconds('an hour later'));
});
