import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { NOTIFICATION_ACTIONS } from '../../emulator/emulated-organization';
import { type Environment, defineEnvironment } from '../../environments';
import { MATTERS } from '../../lambda/notifications/matter';
import { exampleEnvironment } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { type Template, onlyResource, resources } from '../support/synth';
import { ROOT } from './pages';
import { madeBy, onlyBlock, textOf } from './programs';

const runbooks = [...new Set(Object.values(MATTERS).map(({ runbook }) => runbook))];

test.each(runbooks)('the runbook %s, which messages name, is there and is listed', (runbook) => {
  expect(existsSync(join(ROOT, 'docs/runbooks', `${runbook}.md`))).toBe(true);
  expect(textOf('docs/runbooks/README.md')).toContain(`](${runbook}.md)`);
});

const page = textOf('docs/automation/notifications.md');
const [hub, account, ...others] = madeBy(page) as [Template, Template, ...Template[]];

test('there are no other programs', () => {
  expect(others).toEqual([]);
});

test('its section is right in an environment', () => {
  const said = parse(onlyBlock(page, 'yaml')) as Partial<Environment>;
  const environment = exampleEnvironment('');
  const [shop] = Object.keys(environment.applications);
  const applications = {
    ...environment.applications,
    [shop!]: { ...environment.applications[shop!]!, owner: 'shop-team' },
  };
  const made = synthesizedStacks(defineEnvironment({ ...environment, applications, ...said }));
  const topics = Object.values(made).flatMap((stack) => resources(stack, 'aws_sns_topic'));
  expect(topics.map(({ name }) => name).sort()).toEqual([
    'certfleet-example-notifications',
    'certfleet-example-notifications-chat',
    'certfleet-example-notifications-shop-team',
  ]);
});

test('what a boundary must let roles do is what the emulated organization lets them do', () => {
  expect(JSON.parse(onlyBlock(page, 'json'))).toEqual(NOTIFICATION_ACTIONS);
});

test('its table has every matter, with its runbook, and no other', () => {
  const rows = [...page.matchAll(/^\| `([\w-]+)` .*runbooks\/([\w-]+)\.md/gm)];
  expect(Object.fromEntries(rows.map(([, matter, runbook]) => [matter, runbook]))).toEqual(
    Object.fromEntries(Object.entries(MATTERS).map(([matter, { runbook }]) => [matter, runbook])),
  );
});

test('the account tells the bus that the function has', () => {
  const target = onlyResource(account, 'aws_cloudwatch_event_target');
  const { name } = onlyResource(hub, 'aws_cloudwatch_event_bus');
  expect(target['arn']).toBe(`arn:aws:events:eu-west-1:111111111111:event-bus/${String(name)}`);
});
