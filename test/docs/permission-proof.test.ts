import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionLines, permissionProof } from '../support/permission-proof';
import { temporaryFolder } from '../support/temporary-folder';

const statement = { policy: 'shop-deploy', sid: 'ReadZones2', role: 'deploy' };
const read = { ...statement, action: 'route53:GetHostedZone' };

/** A run with one deployment: what its roles were given, and what calls needed. */
function run(published: readonly object[], needed?: readonly object[]): string {
  const folder = temporaryFolder('permission-proof');
  const keep = (name: string, lines: readonly object[]) =>
    writeFileSync(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  keep('a.published.jsonl', published);
  if (needed !== undefined) keep('a.needed.jsonl', needed);
  return folder;
}

test('an action that a call needed is needed in every statement of that name', () => {
  const folder = run(
    [read, { ...read, policy: 'blog-deploy', sid: 'ReadZones' }],
    [{ policy: 'shop-deploy', sid: 'ReadZones2', action: 'route53:GetHostedZone', resource: 'Z1' }],
  );
  expect(permissionProof(folder)).toEqual({
    needed: new Map([['deploy', ['deploy ReadZones route53:GetHostedZone']]]),
    unproved: [],
    spare: [],
  });
});

test('an action is spare where no call needed it, whatever the other actions of its statement are good for', () => {
  const folder = run(
    [read, { ...statement, action: 'route53:DeleteHostedZone' }],
    [{ policy: 'shop-deploy', sid: 'ReadZones2', action: 'route53:GetHostedZone', resource: 'Z1' }],
  );
  const proof = permissionProof(folder);
  expect(proof.spare).toEqual(['deploy ReadZones route53:DeleteHostedZone']);
  expect(permissionLines(proof)).toContain(
    'no call of this run needed: deploy ReadZones route53:DeleteHostedZone',
  );
});

test('an action that a document speaks for is not spare', () => {
  const folder = run([{ ...read, unproved: 'Route 53 Developer Guide' }]);
  expect(permissionProof(folder)).toMatchObject({
    unproved: ['deploy ReadZones route53:GetHostedZone'],
    spare: [],
  });
});

test('a call by another policy is no need of this one', () => {
  const folder = run(
    [read],
    [{ policy: 'shop-plan', sid: 'ReadZones2', action: 'route53:GetHostedZone', resource: 'Z1' }],
  );
  expect(permissionProof(folder).spare).toEqual(['deploy ReadZones route53:GetHostedZone']);
});

test('a run without deployments says nothing of policies', () => {
  expect(permissionLines(permissionProof(temporaryFolder('permission-proof')))).toBe('');
});
