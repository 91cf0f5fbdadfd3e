import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policiesPage } from '../../../review/tls-policies/page';
import { tlsPolicyTable } from '../../../review/tls-policies/policies';

const table = tlsPolicyTable();

test('the page of the documentation is of the table', () => {
  const page = readFileSync(join(__dirname, '../../../docs/tls-policies.md'), 'utf8');
  expect(page).toBe(policiesPage(table));
});

test.each([
  [['TLS 1.3, TLS 1.2', 'none', 'yes'], 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'],
  [['TLS 1.3, TLS 1.2', 'without forward secrecy; in CBC mode', 'yes'], 'TLSv1.2_2018'],
  [['TLS 1.2', 'not listed', 'no'], 'Policy-Min-TLS-1-2-2019-07'],
  [['TLS 1.3, TLS 1.2', 'not listed; all with forward secrecy', 'no'], 'Policy-Min-TLS-1-2-PFS-2023-10'],
])('says %j of %s', (cells, name) => {
  const row = policiesPage(table)
    .split('\n')
    .find((line) => line.includes(`| \`${name}\` `));
  expect(row?.split('|').map((cell) => cell.trim())).toEqual(['', `\`${name}\``, ...cells, '']);
});
