import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import development from '../../../environments/development';
import { synthesize } from '../../../stacks';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const SHOP = 'development-shop';
const POLICY = {
  providers: { 'hashicorp/aws': ['>= 6.25.0, < 7.0.0'] },
  accounts: ['111122220000', '111122220001'],
  backends: {
    s3: [
      {
        bucket: 'example-development-terraform-state',
        region: 'eu-west-1',
        encrypt: true,
        use_lockfile: true,
      },
    ],
  },
};

function synthesized(): string {
  const folder = temporaryFolder('vet');
  synthesize([development], folder);
  return folder;
}

async function vet(stacks: string, args: readonly string[] = [SHOP], policy: unknown = POLICY) {
  const terminal = recordedTerminal();
  const file = join(temporaryFolder('policy'), 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  const exitCode = await runCommandLine(['vet', ...args, '--policy', file, '--stacks', stacks], terminal);
  return { exitCode, out: terminal.printed.join('\n'), notes: terminal.noted.join('\n') };
}

test('accepts the stacks of this project, and says where they work and what they are', async () => {
  const { exitCode, out } = await vet(synthesized(), [SHOP, 'development-shared-services', '--json']);

  expect(exitCode).toBe(0);
  expect(JSON.parse(out)).toEqual([
    expect.objectContaining({ stack: 'development-shared-services', account: '111122220000' }),
    expect.objectContaining({
      stack: SHOP,
      environment: 'development',
      account: '111122220001',
      backend: 's3',
    }),
  ]);
});

test('refuses what the policy does not name, with the place and what to do', async () => {
  const { exitCode, out, notes } = await vet(synthesized(), [SHOP], { ...POLICY, backends: {} });

  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(notes).toBe(
    `${SHOP}: terraform.backend: must be in the policy, got "s3"; let the policy of the main branch name it first`,
  );
});

test('writes what it read and nothing else, with the assets', async () => {
  const stacks = synthesized();
  const stack = join(stacks, 'stacks', SHOP);
  mkdirSync(join(stack, 'assets', 'code'), { recursive: true });
  writeFileSync(join(stack, 'assets', 'code', 'index.js'), 'x');
  const file = join(stack, 'cdk.tf.json');
  const text = readFileSync(file, 'utf8');
  // Terraform would take both; whoever parses JSON, the last.
  writeFileSync(file, text.replace('{', '{ "data": { "external": { "Run": { "program": ["sh"] } } },'));
  const output = temporaryFolder('vetted');

  expect(await vet(stacks, [SHOP, '--output', output])).toMatchObject({ exitCode: 0 });

  expect(readFileSync(join(output, SHOP, 'cdk.tf.json'), 'utf8')).not.toContain('external');
  expect(JSON.parse(readFileSync(join(output, SHOP, 'cdk.tf.json'), 'utf8'))).toEqual(JSON.parse(text));
  expect(readFileSync(join(output, SHOP, 'assets', 'code', 'index.js'), 'utf8')).toBe('x');
  expect(readdirSync(output)).toEqual([SHOP]);
});

test('tells stacks apart by their assets too', async () => {
  const digestOf = async (stacks: string) => JSON.parse((await vet(stacks, [SHOP, '--json'])).out)[0].digest;
  const withAsset = (content: string) => {
    const stacks = synthesized();
    mkdirSync(join(stacks, 'stacks', SHOP, 'assets'));
    writeFileSync(join(stacks, 'stacks', SHOP, 'assets', 'a'), content);
    return stacks;
  };

  expect(await digestOf(synthesized())).toBe(await digestOf(synthesized()));
  expect(await digestOf(withAsset('a'))).toBe(await digestOf(withAsset('a')));
  expect(await digestOf(withAsset('a'))).not.toBe(await digestOf(withAsset('b')));
  expect(await digestOf(withAsset('a'))).not.toBe(await digestOf(synthesized()));
});

test.each([
  ['more.tf', (stack: string) => writeFileSync(join(stack, 'more.tf'), '')],
  ['terraform.tfvars', (stack: string) => writeFileSync(join(stack, 'terraform.tfvars'), '')],
  ['.terraform.lock.hcl', (stack: string) => writeFileSync(join(stack, '.terraform.lock.hcl'), '')],
  ['.terraform', (stack: string) => mkdirSync(join(stack, '.terraform'))],
  ['terraform.d', (stack: string) => mkdirSync(join(stack, 'terraform.d'))],
  ['assets', (stack: string) => writeFileSync(join(stack, 'assets'), '')],
  ['assets', (stack: string) => symlinkSync('/etc', join(stack, 'assets'))],
])('refuses a stack with %s beside its JSON, which Terraform would read', async (name, spoil) => {
  const stacks = synthesized();
  spoil(join(stacks, 'stacks', SHOP));
  const output = join(temporaryFolder('vetted'), 'none');

  const { exitCode, notes } = await vet(stacks, [SHOP, '--output', output]);

  expect(exitCode).toBe(1);
  expect(notes).toContain(`must have no file but cdk.tf.json and those in assets`);
  expect(notes).toContain(`got "${name}"`);
  expect(existsSync(output)).toBe(false);
});

test('refuses a stack that its manifest finds elsewhere', async () => {
  const stacks = synthesized();
  const file = join(stacks, 'manifest.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(`"stacks/${SHOP}"`, '"../elsewhere"'));
  expect(readFileSync(file, 'utf8')).not.toBe(text);

  expect(await vet(stacks)).toMatchObject({
    exitCode: 1,
    notes: expect.stringContaining(`${SHOP}: must be at stacks/<name>/cdk.tf.json, got`),
  });
});

test('fails where there is no such stack, in one line', async () => {
  expect(await vet(synthesized(), ['a\n::error::b'])).toEqual({
    exitCode: 3,
    out: '',
    notes: expect.stringMatching(/^\S+ must hold the stacks to vet, got a\\u000a::error::b; there are .*$/),
  });
});

test.each([
  ['a list', [], 'got "Invalid input: expected object, received array" at its top'],
  ['an unknown word', { ...POLICY, plugins: {} }, 'plugins'],
  ['no accounts', { ...POLICY, accounts: undefined }, 'at accounts'],
  ['an account of letters', { ...POLICY, accounts: ['shop'] }, 'must be 12 digits'],
  ['a module in a folder', { ...POLICY, modules: { './assets': [] } }, 'at modules["./assets"]'],
])('refuses a policy that is %s', async (_, policy, message) => {
  expect(await vet(synthesized(), [SHOP], policy)).toMatchObject({
    exitCode: 3,
    notes: expect.stringContaining(message),
  });
});
