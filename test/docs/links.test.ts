import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, pages } from './pages';

const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8');

const links = pages.flatMap((page) =>
  [...textOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => ({ page, target })),
);

test('pages have links', () => {
  expect(links.length).toBeGreaterThan(20);
});

test.each(links)('$page: $target is there', ({ page, target }) => {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  expect(existsSync(join(ROOT, file))).toBe(true);
  if (heading !== undefined) expect(headingsOf(file)).toContain(heading);
});

test('the index lists every runbook', () => {
  const runbooks = readdirSync(join(ROOT, 'docs/runbooks')).filter((name) => name !== 'README.md');
  const listed = links.filter(({ page }) => page === 'docs/runbooks/README.md').map(({ target }) => target);
  expect(listed.sort()).toEqual(runbooks.sort());
});

/** Headings as GitHub makes them into anchors. */
function headingsOf(file: string): string[] {
  return [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^a-z0-9 _-]/g, '')
      .replaceAll(' ', '-'),
  );
}
