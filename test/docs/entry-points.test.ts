import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './pages';

test('the README names every entry point of the package', () => {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { exports: object };
  const [, listed = ''] =
    /\nEntry points: (.*?)\n\n/s.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  const named = [...listed.matchAll(/`(?:certfleet)?(\/[\w/-]+)`/g)].map(([, name]) => `.${name}`);

  expect(named.sort()).toEqual(
    Object.keys(exports)
      .filter((name) => name !== './package.json')
      .sort(),
  );
});
