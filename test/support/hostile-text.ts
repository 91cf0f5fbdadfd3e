import fc from 'fast-check';

/** Stands in every hostile text: where it is found, text from outside is. */
export const MARK = 'qz7';

/** What is alive in one medium or another. */
const LIVE = [
  '\n::error file=x::live',
  '\r\n  ::add-mask::live',
  '##[error]live',
  '##vso[task.complete]',
  '%0A::error::',
  '\u001b[31m',
  '\u001b[8m',
  '\u001b]8;;https://evil.example\u0007',
  '\u009b2J',
  '\b\b',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u00a0',
  '\u3000::',
  '\u0000',
  '\ud800',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '</style></title></code></summary></details>',
  '"><a href="https://evil.example">',
  "' onmouseover='alert(1)",
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '<?xml?>',
  '&lt;b&gt;',
  '&#60;b&#62;',
  '&amp',
  '`',
  '```',
  '``` `` `',
  '~~~',
  '[x](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '[x]: https://evil.example',
  '[^1]',
  '](',
  '\\](1)',
  '\\\\](1)',
  '[[',
  '@everyone',
  '#1',
  'https://evil.example',
  'www.evil.example',
  'javascript:alert(1)',
  '| a | b |',
  '**',
  '_',
  '1. ',
  '- ',
  '# ',
  '    ',
  '\t',
  '> ',
  '$x$',
  '{0}',
  '{{0}}',
  '{',
  '}',
  '\\',
  '"]; click n0 "javascript:alert(1)" %% end',
  '#60;b#62;',
  'fa:fa-user',
  '%%{init: {}}%%',
  'style n0 fill:#f00;',
  'classDef x:#f00;',
  'end',
  '<br/>',
  '../../x?y#z',
] as const;

/** Text as somebody hostile would write it into a name, a tag or an address; seldom long, so that nothing is cut. */
export const hostileText: fc.Arbitrary<string> = fc
  .tuple(fragments(), fragments())
  .map(([before, after]) => `${before}${MARK}${after}`);

function fragments(): fc.Arbitrary<string> {
  const fragment = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...LIVE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
  );
  return fc.array(fragment, { maxLength: 2 }).map((parts) => parts.join(''));
}

/** Runs of a fuzz test, the hostile texts of each, and where chance begins. */
export const RUNS = 250;
export const TEXTS = 25;
export const SEED = 20261125;

const RUNNER = "a reader of commands after GitHub's runner";

/** The fuzz tests of `hostile-text.test.ts`, by their titles, and what reads their output. */
export const READERS: Readonly<Record<string, string>> = {
  'is text in the page, whatever it holds': 'Chromium',
  'is text in a picture of its own, which is well-formed': 'Chromium',
  'is text in what Mermaid draws, at either security level': 'Mermaid in Chromium',
  'Mermaid has it in quotes, in letters and entity codes': 'an expression for each line',
  'Markdown keeps it in code spans and escaped in summaries': 'commonmark',
  'SARIF has no placeholder, no link and no other host in it': 'JSON.parse, and two rules of SARIF',
  'JSON shows every character, and is the same value': 'JSON.parse',
  'has no command and no escape sequence but the styles of the headings': RUNNER,
  'has one annotation for each finding, with a file, a line and a title': RUNNER,
  'has JSON that is the same value, and no command': `JSON.parse, and ${RUNNER}`,
};

/** Holds for reviews, plans or lines with hostile texts; a failure prints the seed and the smallest that fails. */
export async function holdsForHostileTexts(
  property: (texts: readonly string[]) => void | Promise<void>,
): Promise<void> {
  const texts = fc.uniqueArray(hostileText, { minLength: TEXTS, maxLength: TEXTS });
  await fc.assert(
    fc.asyncProperty(texts, async (all) => property(all)),
    { seed: SEED, numRuns: RUNS },
  );
}
