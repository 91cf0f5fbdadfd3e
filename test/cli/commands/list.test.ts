import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import local from '../../../environments/local';
import { recordedTerminal } from '../../support/recorded-terminal';
import { SHOP, environmentAfter, folderOf } from '../../support/team-environment';
import { temporaryFolder } from '../../support/temporary-folder';

const ROOT = join(__dirname, '../../..');

async function list(...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(
    ['list', '--environments', join(ROOT, 'environments'), ...args],
    terminal,
  );
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

test('lists what the files declare, account by account', async () => {
  const { exitCode, printed } = await list('local');
  expect(exitCode).toBe(0);
  const page = readFileSync(join(ROOT, 'docs/live.md'), 'utf8');
  expect(/```text\n([^]*?)\n```/.exec(page)![1]).toBe(printed);
});

test('counts names beyond three, and gives programs all of them', async () => {
  expect((await list('production', '--account', 'shop')).printed).toMatch(/example\.org \+1 {2}/);
  const entries = JSON.parse((await list('production', '--account', 'shop', '--json')).printed) as Array<{
    names: string[];
  }>;
  expect(entries[0]!.names).toHaveLength(4);
});

test("names the owner of an account, also where a team's file says the certificates", async () => {
  const folder = folderOf({ 'live.yaml': environmentAfter(), 'live/shop.yaml': SHOP });
  expect((await list('--environments', folder)).printed).toMatch(
    /^live shop 111122220031 \(owner shop-team\)\nCERTIFICATE .*\nweb +public +shop\.example\.com /,
  );
  expect(JSON.parse((await list('--environments', folder, '--json')).printed)).toEqual([
    expect.objectContaining({ account: 'shop', owner: 'shop-team', consumers: ['web'] }),
  ]);
});

test('says that there are none', async () => {
  const folder = temporaryFolder('list');
  const { shop, partner } = local.applications;
  const applications = { shop: { ...shop!, retired: true }, partner: { ...partner!, certificates: {} } };
  const retired = { ...local, applications };
  writeFileSync(join(folder, 'local.ts'), `export default ${JSON.stringify(retired)};\n`);
  expect((await list('local', '--environments', folder)).printed).toBe('no certificates');
});

test('fails on an account that is not there, as a wrong command line', async () => {
  expect(await list('local', '--account', 'nowhere')).toEqual({
    exitCode: 2,
    printed: '',
    noted: '--account must be an application account, got "nowhere"; choose one of shop, partner, edge',
  });
});

test('loads neither the AWS SDK nor anything that draws, without --live', () => {
  const { stdout } = spawnSync(
    process.execPath,
    [
      ...['--import', 'tsx', '-e'],
      "process.argv = ['node', 'certfleet', 'list', 'local']; require('./cli/main.ts'); process.on('exit', () => console.log(Object.keys(require.cache).filter((f) => /aws-sdk|smithy|elkjs/.test(f)).length + ' loaded'))",
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(stdout).toContain('local shop 222222222222');
  expect(stdout).toMatch(/^0 loaded$/m);
});
