import { WIRINGS } from '../../stacks/consumers';
import { consumerPage, exampleEnvironment, examplesOf } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { given, programErrors, runProgram } from '../support/page-programs';
import { template, testStack } from '../support/synth';

const KINDS = Object.keys(WIRINGS);

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
    const { certificateArn } = given.web;
    const web = page.includes('in us-east-1:')
      ? { ...given.web, certificateArn: certificateArn.replace('eu-west-1', 'us-east-1') }
      : given.web;
    runProgram(program, { ...given, stack, web });
    expect(Object.keys(template(stack).resource ?? {})).not.toEqual([]);
  });
});

test('the programs compile', () => {
  const programs = KINDS.flatMap((kind) =>
    examplesOf(consumerPage(kind)).programs.map((program, index) => [`${kind}-${index}`, program] as const),
  );
  expect(programErrors(Object.fromEntries(programs))).toEqual([]);
});
