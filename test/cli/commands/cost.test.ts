import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import local from '../../../environments/local';
import staging from '../../../environments/staging';
import { synthesize } from '../../../stacks';
import { GOLDEN } from '../../review/golden-files';
import { planOf } from '../../support/plan';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const stacks = temporaryFolder('cost');
synthesize([local, staging], stacks);

async function cost(...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['cost', '--stacks', stacks, ...args], terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

test('says what an environment costs a month, and what comes on top', async () => {
  const { exitCode, printed, noted } = await cost('local');
  expect(exitCode).toBe(0);
  expect(printed).toMatch(/^ *2 {2}400\.00 {2}800\.00 {2}general-purpose private CAs\n/);
  expect(printed).toMatch(/\n +\d+\.\d\d {2}a month$/);
  expect(noted).toMatch(/metrics, function runs, .* OCSP/);
});

test('sums what it lists', async () => {
  const lines = JSON.parse((await cost('local', '--json')).printed) as ReadonlyArray<{ total: number }>;
  const { printed } = await cost('local');
  const sum = lines.reduce((all, { total }) => all + total, 0);
  expect(printed).toContain(`${sum.toFixed(2)}  a month`);
});

test('says what plans change of it', async () => {
  const file = join(temporaryFolder('plan'), 'local-shop.json');
  const { plan } = planOf({
    stack: 'local-shop',
    resources: [
      { address: 'aws_route53_zone.made', after: { name: 'example.com' } },
      { address: 'aws_secretsmanager_secret.gone', before: { name: 'one' }, after: null },
      { address: 'aws_cloudwatch_metric_alarm.gone', before: { alarm_name: 'one' }, after: null },
    ],
  });
  writeFileSync(file, JSON.stringify(plan));
  const { exitCode, printed } = await cost('--plan', file);
  expect(exitCode).toBe(0);
  expect(printed.split('\n').map((line) => line.trim())).toEqual([
    '0 -> 1  0.50  +0.50  hosted zones',
    '1 -> 0  0.40  -0.40  secrets',
    '1 -> 0  0.10  -0.10  alarms',
    '+0.00  a month',
  ]);
});

test('fails on plans of which none is chosen', async () => {
  const plan = join(GOLDEN, 'share-changed/plans/local-shop.json');
  expect(await cost('nowhere', '--plan', plan)).toMatchObject({
    exitCode: 3,
    noted: `plans must be of nowhere, got none in ${plan}; name others`,
  });
});

test('fails on an environment that has no stacks', async () => {
  expect(await cost('nowhere')).toMatchObject({
    exitCode: 3,
    noted: `there must be stacks to look at, got none in ${stacks}; run cdktf synth`,
  });
});
