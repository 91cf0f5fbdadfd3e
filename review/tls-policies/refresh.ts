/*
 * npm run tls-policies -- [FOLDER or URL]: reads what AWS lists, and writes policies.json and docs/tls-policies.md.
 * A folder has the pages as Markdown, by their paths at docs.aws.amazon.com, which is the default.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, readTable } from './documents';
import { policiesPage } from './page';
import { tableText } from './table-text';

async function main([place = 'https://docs.aws.amazon.com']: readonly string[]): Promise<void> {
  const table = await readTable(pagesOf(place), new Date().toISOString().slice(0, 10));
  writeFileSync(join(__dirname, 'policies.json'), tableText(table));
  writeFileSync(join(__dirname, '../../docs/tls-policies.md'), policiesPage(table));
}

void main(process.argv.slice(2));
