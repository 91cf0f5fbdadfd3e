import { consumerFacts } from '../../environments/consumers';
import { WIRINGS } from '../../stacks/consumers';
import { consumerPage, exampleEnvironment, examplesOf, webOf } from '../support/consumer-examples';
import { programErrors, runProgram } from '../support/page-programs';
import { synthesizedStacks } from '../support/environment-stacks';
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

  test('has services that say where they answer, unless clients find them otherwise', () => {
    const { shop, ...others } = exampleEnvironment(entries[0]!).applications;
    expect(others).toEqual({});
    const { output } = synthesizedStacks(exampleEnvironment(entries[0]!))['example-shop']!;
    const told = Object.keys(output!.services!.value as object);
    const expected = Object.entries(shop!.consumers!)
      .filter(([, consumer]) => !consumerFacts(consumer, shop!)?.isReachedOtherwise)
      .map(([name]) => name);
    expect(told.sort()).toEqual(expected.sort());
  });

  test.each(programs)('is right with the program %#', (program) => {
    const stack = testStack();
    runProgram(program, { stack, web: webOf(page) });
    expect(Object.keys(template(stack).resource ?? {})).not.toEqual([]);
  });
});

test('the programs compile', () => {
  const programs = KINDS.flatMap((kind) =>
    examplesOf(consumerPage(kind)).programs.map((program, index) => [`${kind}-${index}`, program] as const),
  );
  expect(programErrors(Object.fromEntries(programs))).toEqual([]);
});
