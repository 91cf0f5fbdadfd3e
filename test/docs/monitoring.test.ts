import { parse } from 'yaml';
import { defineEnvironment } from '../../environments';
import { OVERDUE_DAYS } from '../../modules/core';
import { exampleEnvironment } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { onlyResource } from '../support/synth';
import { madeBy, onlyBlock, textOf } from './programs';

const page = textOf('docs/monitoring.md');

test('its section is right in an environment', () => {
  const said = parse(onlyBlock(page, 'yaml')) as object;
  const made = synthesizedStacks(defineEnvironment({ ...exampleEnvironment(''), ...said }));
  expect(JSON.stringify(made)).toContain('certfleet-example-shop-web-expiry');
});

test('each of its programs makes an alarm', () => {
  const names = madeBy(page).map((made) => onlyResource(made, 'aws_cloudwatch_metric_alarm')['alarm_name']);
  expect(names).toEqual(['production-shop-web-expiry', 'production-issuing-failed']);
});

test('its table says the days by which alarms come', () => {
  const rows = [...page.matchAll(/^\|.*\| +(\d+) days \|.*\| `(\w+)` +\|$/gm)];
  expect(Object.fromEntries(rows.map(([, days, name]) => [name, Number(days)]))).toEqual(OVERDUE_DAYS);
});
