import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEnvironmentFiles } from '../../environments';
import { compileErrors } from '../support/compile';
import { temporaryFolder } from '../support/temporary-folder';
import { ROOT } from './pages';

const page = readFileSync(join(ROOT, 'docs/environment-files.md'), 'utf8');
const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
const [, typescript = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];

test('the example in YAML is an environment without problems', () => {
  const folder = temporaryFolder('sandbox');
  writeFileSync(join(folder, 'sandbox.yaml'), yaml);
  expect(checkEnvironmentFiles(folder)).toEqual([
    expect.objectContaining({ name: 'sandbox', problems: [], environment: expect.anything() as unknown }),
  ]);
});

test('the helper in TypeScript compiles beside environments', () => {
  const helper = typescript.replace("'certfleet/environments'", "'./index'");
  expect(compileErrors({ 'environments/shared.ts': helper })).toEqual([]);
});
