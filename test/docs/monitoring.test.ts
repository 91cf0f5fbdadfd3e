import { parse } from 'yaml';
import { defineEnvironment } from '../../environments';
import { OVERDUE_DAYS } from '../../modules/core';
import { exampleEnvironment } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { onlyResource } from '../support/synth';
import { blocks, madeBy, textOf } from './programs';

const page = textOf('docs/monitoring.md');

test('its sections are right in an environment: the second makes one alarm of many', () => {
  const made = blocks(page, 'yaml').map((block) => {
    const said = parse(block) as object;
    return JSON.stringify(synthesizedStacks(defineEnvironment({ ...exampleEnvironment(''), ...said })));
  });
  expect(made).toEqual(Array(2).fill(expect.stringContaining('certfleet-example-shop-web-expiry')));
  const together = made.map((stacks) => stacks.includes('certfleet-example-shop-certificates'));
  expect(together).toEqual([false, true]);
});

test('each of its programs makes an alarm', () => {
  const names = madeBy(page).map((made) => onlyResource(made, 'aws_cloudwatch_metric_alarm')['alarm_name']);
  expect(names).toEqual(['production-shop-web-expiry', 'production-issuing-failed']);
});

test('its table says the days by which alarms come', () => {
  const rows = [...page.matchAll(/^\|.*\| +(\d+) days \|.*\| `(\w+)` +\|$/gm)];
  expect(Object.fromEntries(rows.map(([, days, name]) => [name, Number(days)]))).toEqual(OVERDUE_DAYS);
});
