import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesOf } from '../support/consumer-examples';
import { given, programErrors, runProgram } from '../support/page-programs';
import { type Template, template, testStack } from '../support/synth';
import { ROOT } from './pages';

/** The text of a page, by its path in the project. */
export function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** The text of a page's only block in a language. */
export function onlyBlock(text: string, language: string): string {
  const [block, ...others] = blocks(text, language);
  expect(others).toEqual([]);
  return block!;
}

/** The texts of a page's blocks in a language. */
export function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map((found) => found[1]!);
}

/** What each program of a page makes, in a stack of its own, after the compiler found nothing wrong in any. */
export function madeBy(text: string): Template[] {
  const { programs } = examplesOf(text);
  expect(programErrors(Object.fromEntries(programs.entries()))).toEqual([]);
  return programs.map((program) => {
    const stack = testStack();
    runProgram(program, { ...given, stack });
    return template(stack);
  });
}
