import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { READERS } from '../support/hostile-text';
import { type TestFile, levelOf, proofPage, whyNoProof } from '../support/proof';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = join(__dirname, '../..');

/** A test file with titles of tests, each with the groups around it: `group > title`. */
function testFile(path: string, titles: readonly string[], status = 'passed'): TestFile {
  const tests = titles.map((line) => {
    const [title = '', ...around] = line.split(' > ').reverse();
    return { ancestorTitles: around.reverse(), title, status };
  });
  return { path, tests };
}

describe('the page', () => {
  test('lists what was applied in the order of the file, below its group', () => {
    const page = proofPage([
      testFile('test/apply/transitions/names.test.ts', [
        'names > a name added: the listener stays',
        'names > taken out > its record goes last',
        'zones > a zone put back',
      ]),
    ]);
    expect(page).toContain(`## Applied by Terraform to an emulated AWS

Terraform and`);
    expect(page).toContain(`### Names

[test/apply/transitions/names.test.ts](../test/apply/transitions/names.test.ts)

- a name added: the listener stays
- taken out: its record goes last

### Zones

[test/apply/transitions/names.test.ts](../test/apply/transitions/names.test.ts)

- a zone put back
`);
  });

  test('calls tests without a group by their file', () => {
    expect(proofPage([testFile('test/emulator/live/doctor.test.ts', ['finds it'])])).toContain(
      '### Doctor\n\n[test/emulator/live/doctor.test.ts](../test/emulator/live/doctor.test.ts)\n\n- finds it',
    );
  });

  test('leaves out what is computed: a unit test more makes no page stale', () => {
    expect(proofPage([testFile('test/cli/terminal.test.ts', ['fourth'])])).toBe(proofPage([]));
  });

  test('is the same in whichever order files ended', () => {
    const files = ['test/cli/a.test.ts', 'test/apply/b.test.ts', 'test/apply/a.test.ts'].map((path) =>
      testFile(path, [`${path} passes`]),
    );
    expect(proofPage(files.toReversed())).toBe(proofPage(files));
  });

  test('names what runs nowhere, with its reason, and counts it nowhere', () => {
    const page = proofPage([
      testFile('test/plan/a.test.ts', ['a group > sees (skipped: no reader)'], 'pending'),
    ]);
    expect(page).toContain('## Not run\n\n- a group: sees (skipped: no reader)\n');
    expect(page).toContain('| validated and planned by the real provider | 0 |');
    expect(proofPage([])).not.toContain('Not run');
  });

  test('says how many planted faults a review found', () => {
    expect(proofPage([], { reviewed: [['planted faults found', '2 of 2']] })).toContain(
      '| planted faults found | 2 of 2 |',
    );
    expect(proofPage([])).not.toContain('Reviews of plans');
  });

  test('counts what calls needed of the policies of each role, and what only documents speak for', () => {
    const page = proofPage([], {
      permissions: {
        needed: new Map([
          ['plan', ['plan may read zones: route53:GetHostedZone']],
          [
            'deploy',
            [
              'deploy may read zones: route53:GetHostedZone',
              'deploy may write zones: route53:DeleteHostedZone',
            ],
          ],
        ]),
        unproved: ['deploy may tag: ec2:CreateTags', 'reader may see roles: iam:GetRole'],
      },
    });
    expect(page).toContain('| deploy | 2 | 1 |\n| plan | 1 | 0 |\n| reader | 0 | 1 |');
    expect(proofPage([])).not.toContain('Policies of roles');
  });

  test('says how many hostile texts each fuzz test had, from which seed', () => {
    const page = proofPage([], {
      fuzz: {
        runs: 40,
        texts: 30,
        seed: 7,
        readers: { 'is text in *it*': 'a parser' },
      },
    });
    expect(page).toContain('40 runs with 30 texts each, seed 7:\n');
    expect(page).toContain('| is text in \\*it\\* | a parser | 1,200 |');
    expect(proofPage([])).not.toContain('from outside');
  });

  test('tells of every fuzz test with hostile texts, and of no other', () => {
    const written = ['browser', 'review']
      .map((folder) => readFileSync(join(ROOT, 'test', folder, 'hostile-text.test.ts'), 'utf8'))
      .join('\n');
    const titles = [...written.matchAll(/\btest\('(.+)'.*\n(?:(?!\btest\b).*\n)*?.*holdsForHostileTexts\(/g)];
    expect(titles.map(([, title]) => title).sort()).toEqual(Object.keys(READERS).sort());
  });

  test('shows titles as they are: no markup, one line', () => {
    const page = proofPage([testFile('test/apply/a.test.ts', ['covers *.a_b <b>, [c](d)\nand `e`'])]);
    expect(page).toContain('- covers \\*.a\\_b \\<b\\>, \\[c\\](d) and \\`e\\`');
  });
});

test.each([
  ['test/apply/local.test.ts', 'applied by Terraform to an emulated AWS'],
  ['test/apply/transitions/names.test.ts', 'applied by Terraform to an emulated AWS'],
  ['test/emulator/refusals.test.ts', 'answered by the emulated AWS'],
  ['test/emulator/safety.test.ts', 'synthesized or computed'],
  ['test/emulator/live/doctor.test.ts', 'answered by the emulated AWS'],
  ['test/plan/environments.test.ts', 'validated and planned by the real provider'],
  ['test/browser/page.test.ts', 'shown by a browser'],
  ['test/review/plan/rule.test.ts', 'synthesized or computed'],
])('%s: %s', (path, title) => {
  expect(levelOf(path).title).toBe(title);
});

describe('a run', () => {
  const file = testFile('test/apply/a.test.ts', ['passes']);

  test('shows what the page says where every file ran', () => {
    expect(whyNoProof([file], [file.path])).toBeUndefined();
  });

  test('shows it too where something runs on no machine', () => {
    const never = testFile('test/plan/b.test.ts', ['a group (skipped: no reader) > sees'], 'pending');
    expect(whyNoProof([file, never], [file.path, never.path])).toBeUndefined();
  });

  test('does not where a file is left out of which it tells', () => {
    const existing = [file.path, 'test/plan/b.test.ts', 'test/cli/c.test.ts'];
    expect(whyNoProof([file], existing)).toBe('1 of the 2 test files it tells of did not run');
  });

  test('does not where this machine misses a tool', () => {
    const skipped = testFile(
      'test/emulator/live/b.test.ts',
      ['doctor (skipped: moto missing) > sees'],
      'pending',
    );
    expect(whyNoProof([file, skipped], [file.path, skipped.path])).toBe(
      'a group did not run: doctor (skipped: moto missing)',
    );
  });
});

/** Another project with two test files and this reporter. */
class Project {
  private readonly folder = temporaryFolder('proof');

  constructor() {
    this.write('docs/proof.md', 'an earlier page\n');
    this.write('test/plan/a.test.ts', "test('passes', () => undefined);\n");
    this.write('test/plan/b.test.ts', "test('passes too', () => undefined);\n");
    this.write(
      'jest.config.cjs',
      `module.exports = ${JSON.stringify({
        reporters: [join(ROOT, 'test/support/closing-line.cjs')],
        testMatch: ['**/*.test.ts'],
        transform: {},
      })};\n`,
    );
  }

  public get page(): string {
    return readFileSync(join(this.folder, 'docs/proof.md'), 'utf8');
  }

  public write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  public run(args: readonly string[] = [], more: NodeJS.ProcessEnv = {}) {
    const env = { ...process.env, CERTFLEET_PROOF: '', ...more };
    const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
    const { status, stdout } = spawnSync(process.execPath, [jest, '-i', ...args], {
      cwd: this.folder,
      env,
      encoding: 'utf8',
    });
    return { status, said: stdout, closing: stdout.trimEnd().split('\n').at(-1) };
  }
}

describe('the reporter', () => {
  const write = { CERTFLEET_PROOF: 'write' };

  test('fails a run of all tests where the page is stale, until it is written', () => {
    const project = new Project();
    expect(project.run()).toMatchObject({
      status: 1,
      said: expect.stringMatching(
        /must say what the tests have shown, got another page; run npm run proof\n- an earlier page\n\+ # What/,
      ),
      closing: '2 passed, 1 failed',
    });

    expect(project.run([], write)).toMatchObject({ status: 0, closing: '2 passed, 0 failed' });
    expect(project.page).toContain('- passes too');
    expect(project.run()).toMatchObject({ status: 0, closing: '2 passed, 0 failed' });
  });

  test.each([
    // The folder has a random name, which must not match.
    ['a path', ['plan/a\\.test']],
    ['a name', ['-t', 'passes']],
  ])('compares and writes nothing where tests are chosen by %s', (_by, args) => {
    const project = new Project();
    expect(project.run(args)).toMatchObject({
      status: 0,
      said: expect.stringContaining('docs/proof.md was not compared'),
    });
    expect(project.run(args, write)).toMatchObject({ status: 1 });
    expect(project.page).toBe('an earlier page\n');
  });

  test('writes nothing where a test fails', () => {
    const project = new Project();
    project.write('test/plan/b.test.ts', "test('fails', () => expect(1).toBe(2));\n");
    expect(project.run([], write)).toMatchObject({ status: 1, closing: '1 passed, 1 failed' });
    expect(project.run()).toMatchObject({ status: 1, closing: '1 passed, 1 failed' });
    expect(project.page).toBe('an earlier page\n');
  });
});
