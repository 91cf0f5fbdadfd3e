import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileErrors } from '../support/compile';

const ROOT = join(__dirname, '../..');

/** A registry with one entry more, in the object that ends first. */
function withEntry(registry: string, entry: string, imports = ''): string {
  const source = readFileSync(join(ROOT, registry), 'utf8');
  const end = /\n\}(?: as const satisfies [^;]*)?;/.exec(source)?.index ?? 0;
  const last = end + 1;
  return `${imports}${source.slice(0, last)}${entry}\n${source.slice(last)}`;
}

/** A registry of forms, and those that must have an entry for each of them. */
interface Registries {
  readonly forms: string;
  readonly property: string;
  /** Entries by registry. */
  readonly others: Readonly<Record<string, string>>;
}

const REGISTRIES: Readonly<Record<string, Registries>> = {
  'a consumer': {
    forms: 'environments/consumers/index.ts',
    property: 'type',
    others: { 'stacks/consumers/index.ts': '() => {}' },
  },
  'a source of certificates': {
    forms: 'environments/certificates/index.ts',
    property: 'source',
    others: {
      'stacks/certificates/index.ts': "() => { throw new Error('not called'); }",
      'environments/checks/certificates.ts': '() => []',
    },
  },
  'a type of zone': {
    forms: 'environments/zones/index.ts',
    property: 'type',
    others: { 'stacks/zones/index.ts': "{ dns: () => { throw new Error('not called'); } }" },
  },
  'a type of backend': {
    forms: 'environments/backends/index.ts',
    property: 'type',
    others: { 'stacks/backends/index.ts': '() => {}' },
  },
};

const KIND = `
  import { formOf, list, name, nonEmptyList, oneOf, region, zoneName } from '../form';
  export interface Tea {
    readonly PROPERTY: 'tea';
    readonly formerly?: string;
    readonly hostNameRecords?: 'published' | 'withdrawn';
    readonly domainName: string;
    readonly subjectAlternativeNames?: readonly string[];
    readonly regions?: readonly [string, ...string[]];
    readonly keyAlgorithm?: 'RSA_2048';
    readonly certificate: string;
  }
  export const tea = {
    form: formOf<Tea>()({
      PROPERTY: oneOf(['tea']), formerly: name.optional(),
      hostNameRecords: oneOf(['published', 'withdrawn']).optional(), domainName: zoneName, certificate: name,
      subjectAlternativeNames: list(zoneName).optional(), regions: nonEmptyList(region).optional(),
      keyAlgorithm: oneOf(['RSA_2048']).optional(),
    }),
    facts: (): never => { throw new Error('not asked'); },
    permissions: () => [],
  };`;

describe.each(Object.entries(REGISTRIES))('%s', (_what, { forms, property, others }) => {
  const declared = {
    [forms.replace('index', 'tea')]: KIND.replaceAll('PROPERTY', property),
    [forms]: withEntry(forms, '  tea,', "import { tea } from './tea';\n"),
  };
  const entered = Object.fromEntries(
    Object.entries(others).map(([registry, entry]) => [registry, withEntry(registry, `  tea: ${entry},`)]),
  );
  const named = expect.stringMatching(/\btea\b/i) as string;

  test('compiles where every registry has it', () => {
    expect(compileErrors({ ...declared, ...entered })).toEqual([]);
  });

  test('does not compile without permissions', () => {
    const [kind = ''] = Object.keys(declared);
    const without = { ...declared, [kind]: declared[kind]!.replace('permissions: () => [],', '') };
    expect(compileErrors(without, [forms])).toContainEqual({
      file: forms,
      text: expect.stringContaining('permissions') as string,
    });
  });

  test.each(Object.keys(others))('does not compile where %s lacks it, by name', (registry) => {
    expect(compileErrors(declared, [registry])).toContainEqual({ file: registry, text: named });
  });

  test.each(Object.entries(entered))('does not compile where only %s has it, by name', (file, source) => {
    expect(compileErrors({ [file]: source })).toContainEqual({ file, text: named });
  });
});

describe('an optional section', () => {
  const forms = 'environments/sections/index.ts';
  const wirings = 'stacks/sections/index.ts';
  const said = readFileSync(join(ROOT, forms), 'utf8').replace(
    'interface Sections {',
    'interface Sections { readonly tea?: string;',
  );
  const entry =
    "  tea: { form: text('tea', /./, 'pour it'), problems: () => [], permissions: () => [] },\n};";
  const formed = said.replace(/(?<=\n {2}acceptedFindings,\n(?: {2}\w+,\n)*)\};/, entry);
  const declared = { [forms]: `import { text } from '../form';\n${formed}` };
  const tea = { text: expect.stringMatching(/\btea\b/) as string };

  test('compiles where forms and wirings have it', () => {
    expect(compileErrors({ ...declared, [wirings]: withEntry(wirings, '  tea: {},') })).toEqual([]);
  });

  test('does not compile without permissions', () => {
    const without = declared[forms].replace(
      'problems: () => [], permissions: () => [] }',
      'problems: () => [] }',
    );
    expect(compileErrors({ ...declared, [forms]: without }, [forms])).toContainEqual({
      file: forms,
      text: expect.stringContaining('permissions') as string,
    });
  });

  test('does not compile without a form, nor without a wiring, by name', () => {
    expect(compileErrors({ [forms]: said })).toContainEqual({ file: forms, ...tea });
    expect(compileErrors(declared, [wirings])).toContainEqual({ file: wirings, ...tea });
  });
});

describe("a service of the table of what is asked of certificates, and fleet's rows", () => {
  const requirements = 'modules/core/certificate-requirements.ts';
  const asked = { [requirements]: withEntry(requirements, "  tea: { service: 'tea', keyAlgorithms: [] },") };

  test('does not compile without a row, by name', () => {
    expect(compileErrors(asked, ['fleet/services.ts'])).toContainEqual({
      file: 'fleet/services.ts',
      text: expect.stringContaining('tea') as string,
    });
  });

  test('compiles without what nobody asks', () => {
    expect(compileErrors({}, ['fleet/services.ts'])).toEqual([]);
  });
});
