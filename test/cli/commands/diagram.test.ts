import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import local from '../../../environments/local';
import staging from '../../../environments/staging';
import type { Fleet } from '../../../fleet';
import { synthesize } from '../../../stacks';
import { GOLDEN } from '../../review/golden-files';
import { planOf } from '../../support/plan';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const stacks = temporaryFolder('diagram');
synthesize([local, staging], stacks);

async function diagram(...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['diagram', '--stacks', stacks, ...args], terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

test('draws one environment as SVG, without AWS', async () => {
  const { exitCode, printed } = await diagram('local');
  expect(exitCode).toBe(0);
  expect(printed).toMatch(/^<svg [^]*<\/svg>$/);
  expect(printed).toContain('orders.internal.example.com');
  expect(printed).not.toContain('staging');
});

test('draws one account with what it uses of others', async () => {
  const { printed } = await diagram('local', '--account', 'partner', '--json');
  const fleet = JSON.parse(printed) as Fleet;
  expect(fleet.accounts.map(({ name }) => name)).toEqual(['local-shared-services', 'local-partner']);
  expect(fleet.zones.map(({ name }) => name)).toEqual(['example.com']);
  expect(fleet.shares.map(({ name }) => name)).toEqual(['certfleet-local-issuing-external']);
});

test('colours what a plan changes', async () => {
  const plan = join(GOLDEN, 'name-dropped/plans/local-shop.json');
  const { printed } = await diagram('--plan', plan, '--format', 'mermaid');
  expect(printed).toMatch(/class n\d+ replace/);
});

test('writes to a file', async () => {
  const file = join(stacks, 'local.svg');
  const { printed } = await diagram('local', '--output', file);
  expect(printed).toBe('');
  expect(readFileSync(file, 'utf8')).toMatch(/<\/svg>\n$/);
});

test('fails on an account or environment that is not there', async () => {
  expect(await diagram('local', '--account', 'shp')).toMatchObject({
    exitCode: 2,
    noted:
      '--account must be one of local-shared-services, local-shop, local-partner, local-edge, got shp; choose one',
  });
  expect(await diagram('nowhere')).toMatchObject({
    exitCode: 3,
    noted: `there must be stacks to draw, got none of nowhere in ${stacks}; run cdktf synth`,
  });
});

test('fails on plans with nothing to draw, and names them', async () => {
  const plan = join(stacks, 'empty.json');
  writeFileSync(plan, JSON.stringify(planOf({ resources: [] }).plan));
  expect(await diagram('--plan', plan)).toEqual({
    exitCode: 3,
    printed: '',
    noted: `plans must hold accounts to draw, got none in ${plan}; name plans with certificates, services or zones`,
  });
});

test('fails on a limit that is no number', async () => {
  expect((await diagram('local', '--limit', 'many')).exitCode).toBe(2);
});

test('the picture of the local environment in the documentation is the one the command draws', async () => {
  const { printed } = await diagram('local', '--format', 'mermaid');
  const page = readFileSync(join(__dirname, '../../../docs/diagram.md'), 'utf8');
  expect(/```mermaid\n([^]*?)\n```/.exec(page)![1]).toBe(printed);
});
