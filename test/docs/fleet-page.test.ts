import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEEDS } from '../../live';
import { pageLines, pageOf } from '../support/page-fleet';
import { PICTURED, PICTURES, digestOf } from './fleet-page';
import { ROOT } from './pages';

const text = readFileSync(join(ROOT, 'docs/fleet-page.md'), 'utf8');

test.each(PICTURES)('$file is of the page as it is', ({ file }) => {
  expect(readFileSync(`${file}.sha256`, 'utf8').trim()).toBe(digestOf(PICTURED));
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
});

test('says of each state that needs somebody what it is, in the order of the page', () => {
  expect([...text.matchAll(/^\| `([a-z ]+)` +\|/gm)].map(([, state]) => state)).toEqual(NEEDS);
});

test('shows the counts of the page in the picture', () => {
  expect(JSON.parse(/```json\n([^]*?)```/.exec(text)![1]!)).toEqual(pageOf(pageLines).counts);
});
