import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlans, readPlansOfStacks } from '../../cli/plan-files';
import { recordedTerminal } from '../support/recorded-terminal';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder('plan-files');

test('reads a plan that PowerShell wrote', () => {
  const file = join(folder, 'shop.json');
  const plan = { format_version: '1.2', configuration: {}, complete: true };
  writeFileSync(file, Buffer.from(`\uFEFF${JSON.stringify(plan)}`, 'utf16le'));
  expect(readPlans([file])).toEqual([{ file, stack: 'shop', plan }]);
});

test.each([
  ['a file that is not there', join(folder, 'none.json'), 'got none there; name a plan in JSON'],
  ['a folder', folder, 'got a folder; name the files in it, or the folder of the stacks with --stacks'],
])('refuses %s in words', (_, file, words) => {
  expect(() => readPlans([file])).toThrow(`${file} must be a file that can be read, ${words}`);
});

test('refuses a saved plan where there is no Terraform, and says what to do', async () => {
  const stack = join(folder, 'stacks/shop');
  mkdirSync(stack, { recursive: true });
  const described = {
    name: 'shop',
    dependencies: [],
    workingDirectory: 'stacks/shop',
    synthesizedStackPath: 'stacks/shop/cdk.tf.json',
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ stacks: { shop: described } }));
  writeFileSync(join(stack, 'tfplan'), 'PK');
  const before = process.env.TERRAFORM_BINARY_NAME;
  process.env.TERRAFORM_BINARY_NAME = 'no-such-terraform';
  try {
    await expect(readPlansOfStacks(folder, recordedTerminal())).rejects.toThrow(
      `${join(stack, 'tfplan')} must be shown by no-such-terraform, got no no-such-terraform; run terraform init`,
    );
  } finally {
    if (before === undefined) delete process.env.TERRAFORM_BINARY_NAME;
    else process.env.TERRAFORM_BINARY_NAME = before;
  }
});
