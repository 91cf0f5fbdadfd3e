import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaInvocation } from '@cdktf/provider-aws/lib/lambda-invocation';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput, TerraformStack } from 'cdktf';
import { zipSync } from 'fflate';
import { trustIn, trustOfService } from '../../emulator/authorization/emulated-role';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { callAction } from '../support/ask';
import { testApp } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const REGION = 'eu-west-1';
const NAME = 'shared-function';
const ALIAS = `arn:aws:lambda:${REGION}:${SHARED}:function:${NAME}:live`;
const INVOKER = 'shared-function-invoker';
const CODE = `exports.handler = async ({ wanted, tf: { action } }, { invokedFunctionArn: arn }) => {
  console.log(JSON.stringify({ wanted, action, arn }));
  return { wanted };
};`;

/** A function of one account, and what another account has it do while it deploys. */
function stackWith(zip: string, wanted: string, permitted: string): TerraformStack {
  const stack = new TerraformStack(testApp(), 'shared');
  stack.addOverride('terraform.required_providers.aws.version', '~> 5.100');
  const providerOf = (accountId: string, role: string) =>
    new AwsProvider(stack, `aws-${accountId}`, {
      alias: `account-${accountId}`,
      region: REGION,
      assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/${role}` }],
    });
  const here = { provider: providerOf(SHARED, 'deploy') };
  const there = { provider: providerOf(SHOP, INVOKER) };
  const role = new IamRole(stack, 'Role', {
    ...here,
    name: NAME,
    assumeRolePolicy: JSON.stringify(trustOfService('lambda.amazonaws.com')),
  });
  const made = new LambdaFunction(stack, 'Function', {
    ...here,
    functionName: NAME,
    role: role.arn,
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    filename: zip,
  });
  const alias = new LambdaAlias(stack, 'Alias', {
    ...here,
    name: 'live',
    functionName: made.functionName,
    functionVersion: '$LATEST',
  });
  const permission = new LambdaPermission(stack, 'Permission', {
    ...here,
    statementId: 'invoke',
    action: 'lambda:InvokeFunction',
    functionName: made.functionName,
    qualifier: alias.name,
    // By its number alone, the provider would replace it at each plan: hashicorp/terraform-provider-aws#30722.
    principal: `arn:aws:iam::${permitted}:root`,
  });
  const invocation = new LambdaInvocation(stack, 'Invocation', {
    ...there,
    dependsOn: [permission],
    functionName: made.arn,
    qualifier: alias.name,
    lifecycleScope: 'CRUD',
    input: JSON.stringify({ wanted }),
  });
  new TerraformOutput(stack, 'result', { value: invocation.result });
  return stack;
}

describeWithTools('a function that another account invokes while it deploys', () => {
  const folder = temporaryFolder('shared-function');
  const zip = join(folder, 'function.zip');
  let emulator: Emulator;
  let run: TerraformStackRun;

  async function prepare(wanted: string, permitted = SHOP): Promise<void> {
    const stack = stackWith(zip, wanted, permitted);
    const app = stack.node.root as ReturnType<typeof testApp>;
    app.synth();
    await run.prepare(join(app.outdir, 'stacks', stack.node.id));
  }

  /** What the function has been asked to do, the oldest first. */
  async function log(): Promise<unknown[]> {
    const { events } = (await callAction(emulator.endpoint, SHARED, 'logs', 'Logs_20140328.FilterLogEvents', {
      logGroupName: `/aws/lambda/${NAME}`,
    })) as { readonly events: ReadonlyArray<{ readonly message: string }> };
    return events.flatMap(({ message }) => (message.startsWith('{') ? [JSON.parse(message) as unknown] : []));
  }

  beforeAll(async () => {
    writeFileSync(zip, zipSync({ 'index.js': new TextEncoder().encode(CODE) }));
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const statement = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ALIAS };
    const document = { Version: '2012-10-17', Statement: [statement] };
    const trust = trustIn(`arn:aws:iam::${SHARED}:root`, undefined);
    await emulator.setRoles([
      { accountId: SHOP, name: INVOKER, trust, policies: [{ name: INVOKER, document }] },
    ]);
    run = new TerraformStackRun('shared', { toolchain, emulator, folder: join(folder, 'run') });
  });
  afterAll(() => emulator?.stop());

  test('fails as long as its alias lets only another account in', async () => {
    await prepare('first', '333333333333');
    await expect(run.apply()).rejects.toThrow(/no resource-based policy allows the lambda:InvokeFunction/);
  });

  test('works once it is let in, and nothing is left to do', async () => {
    await prepare('first');
    await run.apply();
    expect(JSON.parse((await run.outputs())['result'] as string)).toEqual({ wanted: 'first' });
    expect(await run.plannedActions()).toEqual({});
  });

  test('is asked to change and to delete what it made, always by its alias', async () => {
    await prepare('second');
    expect(await run.plannedActions()).toEqual({ 'aws_lambda_invocation.Invocation': 'update' });
    await run.applyPlanned();
    expect(await run.plannedActions()).toEqual({});
    await run.destroy();
    expect(await log()).toEqual([
      { wanted: 'first', action: 'create', arn: ALIAS },
      { wanted: 'second', action: 'update', arn: ALIAS },
      { wanted: 'second', action: 'delete', arn: ALIAS },
    ]);
  });
});
