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

test('refuses a folder, and says how to name what is in it', () => {
  expect(() => readPlans([folder])).toThrow(`${folder} must be a plan, got a folder; name the files in it`);
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
    await expect(readPlansOfStacks(folder, recordedTerminal(), () => undefined)).rejects.toThrow(
      `${join(stack, 'tfplan')} must be shown by no-such-terraform, got no no-such-terraform; run terraform init`,
    );
  } finally {
    if (before === undefined) delete process.env.TERRAFORM_BINARY_NAME;
    else process.env.TERRAFORM_BINARY_NAME = before;
  }
});
