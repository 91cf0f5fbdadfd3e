import { WIRINGS } from '../../stacks/consumers';
import { compileErrors } from '../support/compile';
import {
  ENTRY_POINTS,
  consumerPage,
  exampleEnvironment,
  examplesOf,
  runProgram,
  webOf,
} from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { template, testStack } from '../support/synth';

const KINDS = Object.keys(WIRINGS);
/** What a program on a page finds. */
const GIVEN = `
  import type { TerraformStack } from 'cdktf';
  import type { ICertificate } from './modules/core';
  declare const stack: TerraformStack;
  declare const web: ICertificate;
`;

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
    const stack = testStack();
    runProgram(program, { stack, web: webOf(page) }, (path) => jest.requireActual(path));
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
