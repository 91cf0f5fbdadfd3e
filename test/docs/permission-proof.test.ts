import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordFiles } from '../../emulator/authorization/call-record';
import { PermissionRecord } from '../../emulator/authorization/permission-record';
import { bySource, mayRead, mayWrite } from '../../environments/permissions/permitted';
import { without } from '../support/module-permissions';
import { moduleRoles } from '../support/module-roles';
import { permissionLines, permissionProblems, permissionProof } from '../support/permission-proof';
import { temporaryFolder } from '../support/temporary-folder';

const statement = { policy: 'shop-deploy', sid: 'ReadZones2', role: 'deploy', purpose: 'read zones' };
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

test('an action that a call needed is needed in every statement for that purpose', () => {
  const folder = run(
    [read, { ...read, policy: 'blog-deploy', sid: 'ReadZones' }],
    [{ policy: 'shop-deploy', sid: 'ReadZones2', action: 'route53:GetHostedZone', resource: 'Z1' }],
  );
  expect(permissionProof(folder)).toMatchObject({
    needed: new Map([['deploy', ['deploy may read zones: route53:GetHostedZone']]]),
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
  expect(proof.spare).toEqual(['deploy may read zones: route53:DeleteHostedZone']);
  expect(permissionProblems(proof)).toEqual([
    'no call of this run needed: deploy may read zones: route53:DeleteHostedZone',
  ]);
});

test('an action that a document speaks for is not spare', () => {
  const folder = run([{ ...read, unproved: 'Route 53 Developer Guide' }]);
  const proof = permissionProof(folder);
  expect(proof.unproved).toEqual(['deploy may read zones: route53:GetHostedZone']);
  expect(permissionProblems(proof)).toEqual([]);
});

test('a document that speaks only for what calls need is overtaken', () => {
  const folder = run([{ ...read, unproved: 'Route 53 Developer Guide' }], [{ ...read, resource: 'Z1' }]);
  expect(permissionProblems(permissionProof(folder))).toEqual([
    'calls of this run needed what a document speaks for: route53:GetHostedZone',
  ]);
});

test('a document is not overtaken by calls for another purpose', () => {
  const documented = { ...read, purpose: 'read zones of others', unproved: 'Route 53 Developer Guide' };
  const folder = run([read, documented], [{ ...read, resource: 'Z1' }]);
  expect(permissionProblems(permissionProof(folder))).toEqual([]);
});

test('what was judged in several deployments is counted together', () => {
  const folder = run([read]);
  writeFileSync(join(folder, 'b.published.jsonl'), '');
  writeFileSync(recordFiles(join(folder, 'a')).judged, '{"allowed":5,"refused":1}');
  writeFileSync(recordFiles(join(folder, 'b')).judged, '{"allowed":7,"refused":0}');
  expect(permissionLines(permissionProof(folder))).toMatch(/^IAM judged 13 calls of roles, and refused 1\n/);
});

test('a call by another policy is no need of this one', () => {
  const folder = run(
    [read],
    [{ policy: 'shop-plan', sid: 'ReadZones2', action: 'route53:GetHostedZone', resource: 'Z1' }],
  );
  expect(permissionProof(folder).spare).toEqual(['deploy may read zones: route53:GetHostedZone']);
});

test('a run without deployments says nothing of policies', () => {
  expect(permissionLines(permissionProof(temporaryFolder('permission-proof')))).toBe('');
});

test('of a role that no environment publishes each action must be needed, whatever document speaks for it elsewhere', () => {
  const folder = temporaryFolder('permission-proof');
  const tag = mayWrite('tag networks', ['ec2:CreateTags'], ['arn:aws:ec2:eu-west-1:111111111111:vpc/*']);
  const documented = bySource('Amazon VPC User Guide', mayRead('find networks', ['ec2:DescribeVpcs'], ['*']));
  PermissionRecord.in(folder).publishRoles(moduleRoles({ '111111111111': [tag, documented] }));
  expect(permissionProof(folder)).toMatchObject({
    spare: ['module-deploy may tag networks: ec2:CreateTags'],
    unproved: [
      'module-deploy may find networks: ec2:DescribeVpcs',
      'module-plan may find networks: ec2:DescribeVpcs',
    ],
  });
});

test('permissions are without an action only where they had it', () => {
  const tag = mayWrite('tag networks', ['ec2:CreateTags', 'ec2:DeleteTags'], ['*']);
  expect(without([tag], 'ec2:DeleteTags')).toEqual([{ ...tag, actions: ['ec2:CreateTags'] }]);
  expect(without([tag], 'ec2:CreateTags', 'ec2:DeleteTags')).toEqual([]);
  expect(() => without([tag], 'ec2:CreateVpc')).toThrow('no permission has ec2:CreateVpc');
});
