import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { bundle, functionNames } from '../../lambda/bundle';

const MEGABYTE = 2 ** 20;
const BUNDLE = JSON.stringify(join(__dirname, '../../lambda/bundle.ts'));
const TSX = require.resolve('tsx/cjs');

/** The package as another process makes it, elsewhere. */
function madeElsewhere(name: string): string {
  const program = `process.stdout.write(Buffer.from(require(${BUNDLE}).bundle('${name}')).toString('base64'))`;
  const env = { ...process.env, TZ: 'Pacific/Auckland', NODE_ENV: 'production' };
  return execFileSync(process.execPath, ['--require', TSX, '-e', program], {
    cwd: tmpdir(),
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe.each(functionNames())('the package of %s', (name) => {
  const zip = bundle(name);

  test('has the same bytes in another folder and time zone', () => {
    expect(madeElsewhere(name)).toBe(Buffer.from(zip).toString('base64'));
  });

  test('is one file below a megabyte, which names no folder of this machine', () => {
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual(['index.js']);
    expect(zip.length).toBeLessThan(MEGABYTE);
    expect(files['index.js']!.length).toBeLessThan(MEGABYTE);
    expect(Buffer.from(files['index.js']!).toString('utf8')).not.toContain(join(__dirname, '../..'));
  });
});
