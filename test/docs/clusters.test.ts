import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesOf } from '../support/consumer-examples';
import { given, programErrors, runProgram } from '../support/page-programs';
import { template, testStack } from '../support/synth';
import { ROOT } from './pages';

describe.each(['eks'])('docs/%s.md', (name) => {
  const { programs } = examplesOf(readFileSync(join(ROOT, `docs/${name}.md`), 'utf8'));

  test('has programs', () => expect(programs).not.toEqual([]));

  test.each(programs)('is right with the program %#', (program) => {
    const stack = testStack();
    runProgram(program, { ...given, stack });
    const { resource, output } = template(stack);
    expect(Object.keys({ ...resource, ...output })).not.toEqual([]);
  });

  test('the programs compile', () => {
    expect(programErrors(Object.fromEntries(programs.entries()))).toEqual([]);
  });
});
