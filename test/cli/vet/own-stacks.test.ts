import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { problemLine } from '../../../environments';
import development from '../../../environments/development';
import local from '../../../environments/local';
import production from '../../../environments/production';
import staging from '../../../environments/staging';
import { synthesize } from '../../../stacks';
import { readManifest } from '../../../cli/changed/manifest';
import type { PlanPolicy } from '../../../cli/vet/policy';
import { vetTemplate } from '../../../cli/vet/vet-template';
import { temporaryFolder } from '../../support/temporary-folder';

const ROOT = join(__dirname, '..', '..', '..');

/** A policy of nothing: what is still refused of the project's own stacks is what people have to name. */
const policy: PlanPolicy = { providers: {}, accounts: [], backends: {}, modules: {}, dataSources: [] };

test('the stacks of this project need a policy for providers, accounts and backends, and for nothing else', () => {
  const folder = temporaryFolder('own');
  synthesize([development, local, staging, production], folder);
  const refused = readManifest(folder).flatMap(({ file }) =>
    vetTemplate(JSON.parse(readFileSync(file, 'utf8')), policy).map(problemLine),
  );

  expect(refused.length).toBeGreaterThan(10);
  expect(
    refused.filter(
      (line) => !/^(terraform\.(backend|cloud|required_providers)|provider\.aws\[\d\]: must work)/.test(line),
    ),
  ).toEqual([]);
});

const DATA_SOURCES = ['modules', 'stacks'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join(ROOT, folder, file), 'utf8').matchAll(/provider-\w+\/lib\/data-([\w-]+)'/g),
    ])
    .map(([, name = '']) => name.replaceAll('-', '_')),
);

test.each([...new Set(DATA_SOURCES)])('accepts the data source %s, which modules look up', (type) => {
  expect(vetTemplate({ data: { [type]: {} } }, policy).map(({ path }) => path)).toEqual([
    ['terraform', 'backend'],
  ]);
});
