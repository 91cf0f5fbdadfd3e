import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentJsonSchema } from '../../environments';
import { environmentReference } from './environment-reference';
import { ROOT } from './pages';

const page = readFileSync(join(ROOT, 'docs/environment-reference.md'), 'utf8');

test('the page is what the types say: `npm run reference` writes it', () => {
  expect(page).toBe(environmentReference());
});

/** Names of all properties in a JSON Schema, at any depth. */
function propertyNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { properties?: Record<string, unknown> };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(propertyNames)];
}

test('it has every property that the check takes', () => {
  const names = [...new Set(propertyNames(environmentJsonSchema()))].filter((name) => name !== '$schema');

  expect(names.length).toBeGreaterThan(150);
  // What stands within another type is told there, as `{ domainName: string; … }`.
  expect(names.filter((name) => !new RegExp(`[\`{ ]${name}[\`?:]`).test(page))).toEqual([]);
});

test('each link leads to a section, and every property that may be left out says what happens then', () => {
  const sections = new Set([...page.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name.toLowerCase()));
  const links = [...page.matchAll(/\]\(#(\w+)\)/g)].map(([, link = '']) => link);

  expect(links.filter((link) => !sections.has(link))).toEqual([]);
  expect(sections.size).toBe(page.match(/^## /gm)!.length);
});
