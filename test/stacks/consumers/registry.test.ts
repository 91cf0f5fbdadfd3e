import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileErrors } from '../../support/compile';

const ROOT = join(__dirname, '../../..');
const FORMS = 'environments/consumers/index.ts';
const WIRINGS = 'stacks/consumers/index.ts';

/** A registry with one entry more. */
function withEntry(registry: string, entry: string, imports = ''): string {
  const source = readFileSync(join(ROOT, registry), 'utf8');
  const last = source.lastIndexOf('\n', source.indexOf('\n};')) + 1;
  return `${imports}${source.slice(0, last)}${entry}\n${source.slice(last)}`;
}

const KIND = `
  import { formOf, name, oneOf } from '../form';
  import type { ConsumerKind, ConsumerName } from './consumer-kind';
  export interface TeaService extends ConsumerName { readonly type: 'tea-service'; readonly certificate: string }
  export const teaService: ConsumerKind<TeaService> = {
    form: formOf<TeaService>()({
      type: oneOf(['tea-service']), formerly: name.optional(), certificate: name,
    }),
    facts: () => { throw new Error('not asked'); },
  };`;
const DECLARED = {
  'environments/consumers/tea-service.ts': KIND,
  [FORMS]: withEntry(FORMS, "  'tea-service': teaService,", "import { teaService } from './tea-service';\n"),
};
const WIRED = { [WIRINGS]: withEntry(WIRINGS, "  'tea-service': () => {},") };

test('a kind in both registries compiles', () => {
  expect(compileErrors({ ...DECLARED, ...WIRED })).toEqual([]);
});

test('refuses to compile a kind without wiring, by name', () => {
  expect(compileErrors(DECLARED, [WIRINGS])).toContainEqual({
    file: WIRINGS,
    text: expect.stringContaining('tea-service') as string,
  });
});

test('refuses to compile the wiring of a kind that cannot be declared, by name', () => {
  expect(compileErrors(WIRED)).toContainEqual({
    file: WIRINGS,
    text: expect.stringContaining('tea-service') as string,
  });
});
