import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { checkEnvironmentFiles } from '../../environments';
import { compileErrors } from '../support/compile';
import { temporaryFolder } from '../support/temporary-folder';
import { ROOT } from './pages';

const page = readFileSync(join(ROOT, 'docs/environment-files.md'), 'utf8');
const [whole = '', ...parts] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
const [, typescript = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];

/** A value with what another says beside it, or in its place. */
function merged(value: unknown, other: unknown): unknown {
  if (!isRecord(value) || !isRecord(other)) return other;
  const keys = [...new Set([...Object.keys(value), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.map((key) => [key, key in other ? merged(value[key], other[key]) : value[key]]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const examples: Array<[string, string[]]> = parts.map((part) => ['with a part', [part]]);

test.each([['alone', []], ...examples] as typeof examples)(
  'the example in YAML, %s, is an environment without problems: %#',
  (_what, more) => {
    const folder = temporaryFolder('sandbox');
    const environment = more.map((part) => parse(part) as unknown).reduce(merged, parse(whole));
    writeFileSync(join(folder, 'sandbox.yaml'), more.length === 0 ? whole : stringify(environment));
    expect(checkEnvironmentFiles(folder)).toEqual([
      expect.objectContaining({ name: 'sandbox', problems: [], environment: expect.anything() as unknown }),
    ]);
  },
);

test('the helper in TypeScript compiles beside environments', () => {
  const helper = typescript.replace("'certfleet/environments'", "'./index'");
  expect(compileErrors({ 'environments/shared.ts': helper })).toEqual([]);
});
