import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { examplesOf } from '../support/consumer-examples';
import { given, runProgram } from '../support/page-programs';
import { testStack } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

/** What the programs of a page make together, one resource type for each resource, in alphabetical order. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  hosts: [
    ...Array<string>(3).fill('aws_cloudformation_stack'),
    ...Array<string>(3).fill('aws_iam_role'),
    ...Array<string>(3).fill('aws_iam_role_policy'),
  ],
  'certificate-authority-consumers': [
    ...Array<string>(2).fill('aws_iam_role'),
    ...Array<string>(2).fill('aws_iam_role_policy'),
    'aws_msk_cluster',
    'aws_rolesanywhere_profile',
    'aws_rolesanywhere_trust_anchor',
    'aws_workspaces_directory',
  ],
};

describeWithTools('programs of pages', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
  });
  afterAll(() => emulator?.stop());

  test.each(Object.entries(PAGES))(
    'those of docs/%s.md are planned by the real provider',
    async (page, made) => {
      const stack = testStack();
      const { programs } = examplesOf(readFileSync(join(__dirname, `../../docs/${page}.md`), 'utf8'));
      for (const [index, program] of programs.entries())
        runProgram(program, { ...given, stack: new Construct(stack, `Program-${index}`) });
      stack.addOverride('terraform.required_providers.aws.version', '~> 5.100');
      const synthesized = temporaryFolder(page);
      writeFileSync(join(synthesized, 'cdk.tf.json'), Testing.synth(stack, true));
      const run = new TerraformStackRun(page, {
        toolchain,
        emulator,
        folder: join(temporaryFolder(page), 'run'),
      });
      await run.prepare(synthesized);

      const actions = Object.entries(await run.plannedActions());
      expect(actions.map(([address]) => address.split('.')[0]).sort()).toEqual(made);
      expect(new Set(actions.map(([, action]) => action))).toEqual(new Set(['create']));
    },
  );
});
