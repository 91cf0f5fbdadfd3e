import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WIRINGS } from '../../stacks/consumers';
import { temporaryFolder } from '../support/temporary-folder';
import { servicesPage, whatPageSays } from './services-page';
import { ROOT } from './pages';

const page = servicesPage(temporaryFolder('services'));
/** The cells of the rows of a kind. */
const rows = (kind: string) =>
  page
    .split('\n')
    .filter((line) => line.startsWith(`| [\`${kind}\`]`))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );

test('the page of services is what the registry and the table of requirements say: `npm run services` writes it', () => {
  expect(readFileSync(join(ROOT, 'docs/consumers/README.md'), 'utf8')).toBe(page);
});

test.each(Object.keys(WIRINGS))('%s has a row, with a cell in each column', (kind) => {
  expect(rows(kind)).not.toEqual([]);
  for (const cells of rows(kind)) {
    expect(cells).toHaveLength(9);
    expect(cells).not.toContain('');
  }
});

test.each(Object.keys(WIRINGS))('the policy of %s is the one that its page names', (kind) => {
  const [, named] = /^(`[^`]+`)/.exec(whatPageSays(kind)) ?? [];
  expect(rows(kind)[0]![5]).toBe(named ?? whatPageSays(kind));
});

test('a kind has a row for each service that it may be, with what that one takes', () => {
  const [application, network] = rows('load-balancer-listener');

  expect(application).toEqual(expect.arrayContaining(['an Application Load Balancer', '`mutualTls`']));
  expect(network).toEqual(expect.arrayContaining(['a Network Load Balancer', 'no']));
  expect(rows('api-gateway-domain').map((cells) => cells[2])).toEqual(["the service's", 'us-east-1']);
});
