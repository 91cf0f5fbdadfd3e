import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import { GOLDEN } from '../../review/golden-files';
import { environmentFolder } from '../../support/environment-folder';
import { recordedTerminal } from '../../support/recorded-terminal';
import { SHOP, environmentAfter, folderOf } from '../../support/team-environment';
import { temporaryFolder } from '../../support/temporary-folder';

const ACCEPTED = `
  acceptedFindings: [
    {
      rule: 'names-dropped',
      account: 'shop',
      resource: 'aws_lb_listener.*',
      reason: 'shop.example.org was sold, its DNS is gone',
      until: '2026-12-31',
    },
  ],
  applications: {`;

const environments = () => environmentFolder({ 'local.ts': ['\n  applications: {', ACCEPTED] });
const plans = ['local-edge', 'local-partner', 'local-shared-services', 'local-shop'].map((stack) =>
  join(GOLDEN, 'name-dropped', 'plans', `${stack}.json`),
);

async function certfleet(...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(args, terminal);
  return { exitCode, out: terminal.printed.join('\n'), notes: terminal.noted.join('\n') };
}

const review = (...args: string[]) => certfleet('review', ...plans, '--today', '2026-01-01', ...args);

test('says what is accepted', async () => {
  expect((await certfleet('acceptances', '--environments', environments())).out).toBe(
    'local-shop: names-dropped of aws_lb_listener.* until 2026-12-31',
  );
});

test('says so where nothing is', async () => {
  const folder = environmentFolder({ 'local.ts': ['local', 'local'] });
  expect((await certfleet('acceptances', '--environments', folder)).out).toBe('no finding is accepted');
});

test('gives a review as data what it would take from the files', async () => {
  const folder = environments();
  const file = join(temporaryFolder('acceptances'), 'acceptances.json');
  writeFileSync(file, (await certfleet('acceptances', '--environments', folder, '--json')).out);

  const byFiles = await review('--environments', folder, '--format', 'github');
  const byData = await review('--acceptances', file, '--format', 'github');

  expect(byData).toEqual(byFiles);
  expect(byData).toMatchObject({ exitCode: 0, out: expect.stringMatching(/local\.ts,line=\d{2}/) });
  expect((await review('--environments', temporaryFolder('none'))).exitCode).toBe(1);
});

test("places a finding of a team's stack in the team's file", async () => {
  const folder = folderOf({
    'local.yaml': environmentAfter((environment) => (environment.name = 'local')),
    'local/shop.yaml': SHOP,
  });
  const { out } = await review('--environments', folder, '--format', 'github');
  expect(out).toMatch(/^::error file=[^,]*local\/shop\.yaml,line=1,/m);
});

describe('as data', () => {
  const reviewBy = async (data: unknown) => {
    const file = join(temporaryFolder('acceptances'), 'acceptances.json');
    writeFileSync(file, JSON.stringify(data));
    return review('--acceptances', file);
  };
  const acceptance = {
    rule: 'names-dropped',
    stack: 'local-shop',
    resource: '*',
    reason: 'because',
    until: '2026-12-31',
  };

  test('run no file', async () => {
    const ran = join(temporaryFolder('ran'), 'ran');
    const source = `require('node:fs').writeFileSync(${JSON.stringify(ran)}, '')`;
    const files = [{ name: 'local', file: 'local.ts', source }];

    expect(await reviewBy({ acceptances: [acceptance], files })).toMatchObject({ exitCode: 0 });
    expect(existsSync(ran)).toBe(false);
  });

  test.each([
    [{ acceptances: [{ ...acceptance, rule: 'any' }], files: [] }, 'acceptances.0.rule'],
    [{ acceptances: [{ ...acceptance, until: 'never' }], files: [] }, 'acceptances.0.until'],
    [{ acceptances: [] }, 'files'],
  ])('fails where it is not what the command writes: %j', async (data, place) => {
    expect(await reviewBy(data)).toMatchObject({
      exitCode: 3,
      notes: expect.stringContaining(`at ${place}; write it again by the version that reviews`),
    });
  });

  test('fails together with --live, which asks the accounts of the files', async () => {
    expect((await review('--acceptances', 'a.json', '--live')).exitCode).toBe(2);
  });
});
