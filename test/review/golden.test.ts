import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { failsOn, openFindings } from '../../review';
import { GOLDEN, PICTURES, reportsOf, reviewOf, rulesPage, storedPlans } from './golden-files';
import { scenarios } from './scenarios';

const names = Object.keys(scenarios);

test('every scenario is kept, and nothing else', () => {
  expect(readdirSync(GOLDEN).sort()).toEqual([...names].sort());
});

test.each(names)('the reports of %s are what npm run golden writes', async (name) => {
  for (const [file, text] of Object.entries(await reportsOf(reviewOf(storedPlans(name))))) {
    expect({ file, text }).toEqual({ file, text: readFileSync(join(GOLDEN, name, file), 'utf8') });
  }
});

test.each([
  ['harmless', []],
  ['name-dropped', ['high names-dropped', 'medium certificate-replaced']],
  ['certificate-replaced', ['medium certificate-replaced']],
  ['shared-record-deleted', ['high validation-record-deleted']],
  ['share-changed', ['high share-widened', 'high share-narrowed', 'medium share-widened']],
])('%s has the findings %j', (name, findings) => {
  const review = reviewOf(storedPlans(name));
  expect(openFindings(review).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(findings);
  expect(failsOn(review, 'high')).toBe(findings.some((finding) => finding.startsWith('high')));
});

test('the page of the rules is what npm run golden writes', () => {
  expect(readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesPage());
});

test.each(PICTURES)('$file is of the page as it is', ({ name, file }) => {
  const page = readFileSync(join(GOLDEN, name, 'page.html'));
  expect(readFileSync(`${file}.sha256`, 'utf8').trim()).toBe(createHash('sha256').update(page).digest('hex'));
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
});
