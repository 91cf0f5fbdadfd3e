import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WIRINGS } from '../../stacks/consumers';
import { ROOT } from './pages';
import { permissionsOfKind, permissionsPage } from './permissions-page';

test('the page of permissions is what kinds ask for: `npm run permissions` writes it', () => {
  expect(readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8')).toBe(permissionsPage());
});

describe.each(Object.keys(WIRINGS))('%s', (kind) => {
  const permissions = permissionsOfKind(kind);

  test('needs something to be planned, and something more to be deployed', () => {
    expect(new Set(permissions.map(({ access }) => access))).toEqual(new Set(['read', 'write']));
  });

  test('names actions in full, of one service in each permission', () => {
    for (const { actions } of permissions) {
      expect(actions).toEqual(actions.map(() => expect.stringMatching(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/)));
      expect(new Set(actions.map((action) => action.split(':')[0])).size).toBe(1);
    }
  });

  test('reads only where planning reads', () => {
    const writes =
      /:(?:Add|Associate|Create|Delete|Modify|Put|Remove|Tag|Untag|Update|DELETE|PATCH|POST|PUT)/;
    const read = permissions.filter(({ access }) => access === 'read').flatMap(({ actions }) => actions);
    expect(read.filter((action) => writes.test(action))).toEqual([]);
  });

  test('reaches its own Regions only, and with an ARN its own account or one that the file names', () => {
    for (const { resources, conditions } of permissions.filter((each) => each.resources[0] === '*')) {
      expect(resources).toEqual(['*']);
      expect(conditions ?? 'a service in no Region').toEqual(
        GLOBAL.has(kind) ? expect.anything() : { StringEquals: { 'aws:RequestedRegion': expect.any(Array) } },
      );
    }
    for (const arn of permissions.flatMap((each) => each.resources).filter((each) => each !== '*')) {
      expect(arn).toMatch(/^arn:aws:[a-z0-9-]+:[a-z0-9-]*:(?:222222222222|\*|):./);
    }
  });

  test('says who calls what nothing here does', () => {
    for (const { unproved } of permissions) expect(unproved ?? 'a document').toMatch(/\w{4}/);
  });
});

/** Kinds of services that are in no Region, or have rights without resources. */
const GLOBAL = new Set(['cloudfront-distribution', 'global-accelerator', 'verified-access-endpoint']);
