import { TerraformBackend } from 'cdktf';
import type { CloudBackend } from '../../../environments';
import { useBackend } from '../../../stacks/backends';
import { template, testStack } from '../../support/synth';

function define(changes: Partial<CloudBackend> = {}) {
  const stack = testStack();
  useBackend(stack, { type: 'cloud', organization: 'example', ...changes }, 'production-shop');
  const made = stack.node.findAll().find((each) => TerraformBackend.isBackend(each)) as TerraformBackend;
  return { stack, made };
}

test('keeps the state of each stack in a workspace of its name', () => {
  expect(template(define().stack).terraform).toMatchObject({
    cloud: { organization: 'example', workspaces: { name: 'production-shop' } },
  });
  expect(template(define().stack).terraform).not.toHaveProperty('backend');
});

test('takes another host and a project', () => {
  const { stack } = define({ hostname: 'terraform.example.com', project: 'certificates' });
  expect(template(stack).terraform!.cloud).toMatchObject({
    hostname: 'terraform.example.com',
    workspaces: { project: 'certificates' },
  });
});

test('tells the cdktf command line which service has it', () => {
  expect(define().made.toMetadata()).toEqual({ backend: 'cloud', cloud: 'tfc' });
  expect(define({ hostname: 'terraform.example.com' }).made.toMetadata()).toEqual({
    backend: 'cloud',
    cloud: 'tfe',
  });
});

test('fails where another stack asks for the state, as names that can be computed do', () => {
  const { stack, made } = define();
  expect(() => made.getRemoteStateDataSource(stack, 'State', 'production-shop')).toThrow(
    'stacks must not read the state of other stacks; pass a name that can be computed',
  );
});
