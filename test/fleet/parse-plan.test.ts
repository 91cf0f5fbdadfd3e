import { gzipSync } from 'node:zlib';
import { type TerraformPlan, parsePlan } from '../../fleet';

const change = {
  address: 'aws_acm_certificate.web',
  mode: 'managed',
  type: 'aws_acm_certificate',
  change: { actions: ['no-op'], before: { domain_name: 'ü.example.com', tags: { '}]"\\': 'a' } }, after: {} },
};
const minimal = { format_version: '1.2', resource_changes: [change], configuration: { root_module: {} } };
const text = JSON.stringify(minimal, null, 2);
const bigEndian = (utf16: Buffer) => Buffer.from(utf16).swap16();
const utf16 = (marked: string) => Buffer.from(marked, 'utf16le');

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, as PowerShell writes it', utf16(`\uFEFF${text}`)],
  ['UTF-16, big end first', bigEndian(utf16(`\uFEFF${text}`))],
  ['UTF-16 without a mark', utf16(text)],
  ['UTF-16 without a mark, big end first', bigEndian(utf16(text))],
  ['gzip', gzipSync(text)],
  ['gzip of UTF-16', gzipSync(utf16(`\uFEFF${text}`))],
])('reads %s', (_, bytes) => {
  expect(parsePlan(bytes, 'plan.json').resource_changes).toEqual(minimal.resource_changes);
});

test('keeps of the state only what data sources have read, and what resources were made from', () => {
  const resource = (address: string, mode: string) => ({
    address,
    mode,
    type: 'aws_acm_certificate',
    values: { arn: 'arn' },
    depends_on: ['aws_route53_zone.main'],
  });
  const root = { resources: [resource('aws_acm_certificate.a', 'managed')] };
  const child = { resources: [resource('data.aws_acm_certificate.b', 'data')] };
  const prior = { values: { root_module: { ...root, child_modules: [child] } } };
  const { prior_state: state } = parsePlan(JSON.stringify({ ...minimal, prior_state: prior }), 'plan.json');

  expect(state?.values?.root_module?.resources).toEqual([{ ...root.resources[0], values: undefined }]);
  expect(state?.values?.root_module?.child_modules?.[0]?.resources).toEqual(child.resources);
});

test('leaves out what is not looked at, whatever it is', () => {
  const plan = parsePlan(JSON.stringify({ ...minimal, planned_values: { resources: 'any' } }), 'plan.json');
  expect(Object.keys(plan).sort()).toEqual(['configuration', 'format_version', 'resource_changes']);
});

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const withBefore = (json: string) => text.replace('"ü.example.com"', json);

test.each<[string, string | Uint8Array, string]>([
  ['nothing', '', 'a plan in JSON, got nothing'],
  ['no JSON', 'Terraform will perform', 'a plan in JSON, got something else at byte 0'],
  ['two plans', `${text}${text}`, 'a plan in JSON, got more after its end at byte '],
  ['a plan that was cut', text.slice(0, -20), 'a plan in JSON, got a part of it that ends too early'],
  ['a word that is none', withBefore('maybe'), 'a plan in JSON, got something else at byte '],
  ['a comma too many', '{"format_version":"1.2",}', 'a plan in JSON, got something else at byte 24'],
  ['a missing comma', '{"format_version":"1.2" "a":1}', 'a plan in JSON, got something else at byte 24'],
  ['100,000 levels', withBefore(nested(100_000)), 'a plan in JSON, got more than 1000 levels, at byte '],
  ['a saved plan', Buffer.from('PK\u0003\u0004'), 'a plan in JSON, got a plan as Terraform saves it'],
  [
    'a damaged gzip',
    gzipSync(text).subarray(0, 40),
    'a plan in JSON, got a gzip that is damaged or too large',
  ],
  ['a list', '[]', 'a plan of format version 1, got no version'],
  ['a state', '{"version":4,"serial":1,"lineage":"any"}', 'a plan, got a state; plan with -out=<plan file>'],
  [
    'a shown state',
    '{"format_version":"1.0","values":{}}',
    'a plan, got a state; plan with -out=<plan file>',
  ],
  [
    'a plan without its configuration',
    JSON.stringify({ ...minimal, configuration: undefined }),
    'a plan with its configuration, got one that was cut',
  ],
  ['an old format', '{"format_version":"0.2"}', 'got 0.2, of a Terraform before 1.1; plan with a newer one'],
  ['a format to come', '{"format_version":"2.0"}', 'got "2.0"'],
])('refuses %s and says how to write a plan', (_, given, words) => {
  const read = () => parsePlan(given, 'plans/shop.json');
  expect(read).toThrow('plans/shop.json must be ');
  expect(read).toThrow(words);
  expect(read).toThrow('terraform show -json');
});

test.each<[string, object, string]>([
  ['a list that is none', { resource_changes: {} }, 'a list at resource_changes;'],
  [
    'a change without an address',
    { resource_changes: [change, { ...change, address: 1 }] },
    'a text at resource_changes[1].address;',
  ],
  [
    'a change without actions',
    { resource_changes: [{ ...change, change: {} }] },
    'a list at resource_changes[0].change.actions;',
  ],
  [
    'an unknown mode',
    { resource_changes: [{ ...change, mode: 'any' }] },
    'what a plan has at resource_changes[0].mode;',
  ],
  [
    'a module that is none',
    { configuration: { root_module: { module_calls: { acm: { module: { resources: 'any' } } } } } },
    'a list at configuration.root_module.module_calls.acm.module.resources;',
  ],
  ['a flag that is none', { complete: 'no' }, 'true or false at complete;'],
])('refuses %s with its place', (_, spoilt, words) => {
  const read = () => parsePlan(JSON.stringify({ ...minimal, ...spoilt } satisfies object), 'shop.json');
  expect(read).toThrow(`shop.json must have ${words}`);
});

test('no spoilt plan makes another error than one that names the file', () => {
  for (let end = 0; end < text.length; end += 3) {
    for (const spoilt of [
      text.slice(0, end),
      `${text.slice(0, end)}}${text.slice(end + 1)}`,
      `${text.slice(0, end)}[${text.slice(end)}`,
    ]) {
      let plan: TerraformPlan | undefined;
      try {
        plan = parsePlan(spoilt, 'shop.json');
      } catch (error) {
        expect(String(error)).toMatch(/^Error: shop\.json must (be|have) /);
      }
      if (plan) expect(plan.format_version).toMatch(/^1\./);
    }
  }
});
