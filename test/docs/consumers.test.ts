import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { WIRINGS } from '../../stacks/consumers';
import type { ICertificate } from '../../modules/core';
import { compileErrors } from '../support/compile';
import { consumerPage, exampleEnvironment, examplesOf } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { template, testStack } from '../support/synth';
import { ROOT } from './pages';

const KINDS = Object.keys(WIRINGS);
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  'certfleet/consumers': 'modules/consumers',
  'certfleet/core': 'modules/core/constructs',
};
/** What a program on a page finds. */
const GIVEN = `
  import type { TerraformStack } from 'cdktf';
  import type { ICertificate } from './modules/core';
  declare const stack: TerraformStack;
  declare const web: ICertificate;
`;
const web: ICertificate = {
  certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/00000000-0000-4000-8000-000000000000',
  domainNames: ['example.com', '*.example.com'],
  keyAlgorithm: 'RSA_2048',
};

describe.each(KINDS)('the page of %s', (kind) => {
  const page = consumerPage(kind);
  const { entries, programs } = examplesOf(page);

  test('is called as the kind, and begins with an entry of that kind', () => {
    expect(page.startsWith(`# ${kind}\n`)).toBe(true);
    expect(entries[0]).toContain(`type: '${kind}'`);
    expect(programs).not.toEqual([]);
  });

  test.each(entries)('is right with the entry %#', (entry) => {
    const stacks = synthesizedStacks(exampleEnvironment(entry));
    const names = Object.keys(exampleEnvironment(entry).applications.shop!.consumers!);
    for (const name of names)
      expect(JSON.stringify(stacks['example-shop']!.resource)).toContain(`Consumers_${name}_`);
  });

  test.each(programs)('is right with the program %#', (program) => {
    const code = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
    const load = (name: string): unknown =>
      jest.requireActual(join(ROOT, ENTRY_POINTS[name] ?? `node_modules/${name}`));
    const stack = testStack();
    const certificate = page.includes('in us-east-1:')
      ? { ...web, certificateArn: web.certificateArn.replace('eu-west-1', 'us-east-1') }
      : web;
    const run = compileFunction(code.outputText, ['require', 'exports', 'stack', 'web']) as (
      ...given: unknown[]
    ) => void;
    run(load, {}, stack, certificate);
    expect(Object.keys(template(stack).resource ?? {})).not.toEqual([]);
  });
});

test('the programs compile', () => {
  const files = KINDS.flatMap((kind) =>
    examplesOf(consumerPage(kind)).programs.map((program, index): [string, string] => [
      `page-${kind}-${index}.ts`,
      Object.entries(ENTRY_POINTS).reduce(
        (text, [name, path]) => text.replaceAll(`'${name}'`, `'./${path}'`),
        GIVEN + program,
      ),
    ]),
  );
  expect(compileErrors(Object.fromEntries(files))).toEqual([]);
});
