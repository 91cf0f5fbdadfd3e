import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RULES, RULE_IDS } from '../../../review';

test('every id has its rule, with a heading and a reason', () => {
  expect(RULES.map(({ id }) => id).sort()).toEqual([...RULE_IDS].sort());
  expect(
    RULES.filter(({ title, reason }) => title === '' || (!reason.endsWith('.') && !reason.endsWith(').'))),
  ).toEqual([]);
});

test.each(RULE_IDS)('%s is tested in a file of its own', (id) => {
  expect(existsSync(join(__dirname, `${id}.test.ts`))).toBe(true);
});
