import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** The packages of constructs that a process has loaded once it has loaded `file`. */
function constructPackages(file: string): string[] {
  const program = `
    require('tsx/cjs');
    require(${JSON.stringify(join(ROOT, file))});
    const packages = Object.keys(require.cache).map((path) => /node_modules.(@cdktf|cdktf|constructs)\\b/.exec(path)?.[1]);
    console.log(JSON.stringify([...new Set(packages)].filter((name) => name !== undefined)));`;
  return JSON.parse(
    execFileSync(process.execPath, ['-e', program], { cwd: ROOT, encoding: 'utf8' }),
  ) as string[];
}

test.each([
  'environments/index.ts',
  'environments/production.ts',
  'modules/automation/validated-account-template.ts',
  'modules/core/index.ts',
  'doctor/index.ts',
  'live/index.ts',
  'cli/command-line.ts',
])('%s loads neither cdktf nor constructs', (file) => {
  expect(constructPackages(file)).toEqual([]);
});

test('what needs constructs is seen to load them', () => {
  expect(constructPackages('modules/core/constructs.ts')).toEqual(
    expect.arrayContaining(['cdktf', 'constructs']),
  );
});
