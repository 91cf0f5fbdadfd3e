import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaInvocation } from '@cdktf/provider-aws/lib/lambda-invocation';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput } from 'cdktf';
import { zipSync } from 'fflate';
import { trustOfService } from '../../emulator/authorization/emulated-role';
import type { TerraformStackRun } from '../../emulator/terraform';
import { mayRead, mayWrite } from '../../environments/permissions/permitted';
import { functionAliasPermissions } from '../../environments/permissions/services/functions';
import { madeRoleArn, roleAssumption } from '../../environments/permissions/services/roles';
import { distributionAlias } from '../../modules/core';
import { callAction } from '../support/ask';
import { describeModules } from '../support/module-deployment';
import { moduleAccount, unchangedRoles, without } from '../support/module-permissions';
import { moduleRoleArn } from '../support/module-roles';
import { ModuleStack } from '../support/module-stack';
import { statePermissions } from '../support/module-state';

const SHARED = '111111111111';
const SHOP = '222222222222';
const REGION = 'eu-west-1';
const NAME = 'shared-function';
const ALIAS = `arn:aws:lambda:${REGION}:${SHARED}:function:${NAME}:${distributionAlias(SHOP)}`;
const INVOKER = moduleRoleArn(SHOP, 'module-deploy');
const CODE = `exports.handler = async ({ wanted, tf: { action } }, { invokedFunctionArn: arn }) => {
  console.log(JSON.stringify({ wanted, action, arn }));
  return { wanted };
};`;

const at = moduleAccount(SHARED, REGION);
const FUNCTION = [`arn:aws:lambda:${REGION}:${SHARED}:function:${NAME}`] as const;
const NEEDED = {
  [SHARED]: [
    ...statePermissions('shared'),
    ...without(
      unchangedRoles(at, { name: NAME, what: 'roles of functions' }),
      'iam:DeleteRolePolicy',
      'iam:GetRolePolicy',
      'iam:PutRolePolicy',
    ),
    mayWrite('give functions their roles', ['iam:PassRole'], [madeRoleArn(at, NAME)], {
      StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
    }),
    mayRead(
      'read functions',
      ['lambda:GetFunction', 'lambda:GetFunctionCodeSigningConfig', 'lambda:ListVersionsByFunction'],
      FUNCTION,
    ),
    mayWrite(
      'write functions',
      ['lambda:CreateFunction', 'lambda:DeleteFunction', 'lambda:TagResource'],
      FUNCTION,
    ),
    ...functionAliasPermissions(at, { region: REGION, name: NAME, what: 'functions' }),
    roleAssumption('invoke as the other account does', [INVOKER]),
  ],
  [SHOP]: [mayWrite('invoke functions of another account', ['lambda:InvokeFunction'], [ALIAS])],
};

/** A function of one account, and what another account has it do while it deploys. */
function stackWith(zip: string, wanted: string, permitted: string): ModuleStack {
  const stack = new ModuleStack('shared', REGION);
  const provider = new AwsProvider(stack, 'shop', {
    alias: 'shop',
    region: REGION,
    assumeRole: [{ roleArn: INVOKER }],
  });
  const role = new IamRole(stack, 'Role', {
    name: NAME,
    assumeRolePolicy: JSON.stringify(trustOfService('lambda.amazonaws.com')),
  });
  const made = new LambdaFunction(stack, 'Function', {
    functionName: NAME,
    role: role.arn,
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    filename: zip,
  });
  const alias = new LambdaAlias(stack, 'Alias', {
    name: distributionAlias(SHOP),
    functionName: made.functionName,
    functionVersion: '$LATEST',
  });
  const permission = new LambdaPermission(stack, 'Permission', {
    statementId: 'invoke',
    action: 'lambda:InvokeFunction',
    functionName: made.functionName,
    qualifier: alias.name,
    // By its number alone, the provider would replace it at each plan: hashicorp/terraform-provider-aws#30722.
    principal: `arn:aws:iam::${permitted}:root`,
  });
  const invocation = new LambdaInvocation(stack, 'Invocation', {
    provider,
    dependsOn: [permission],
    functionName: made.arn,
    qualifier: alias.name,
    lifecycleScope: 'CRUD',
    input: JSON.stringify({ wanted }),
  });
  new TerraformOutput(stack, 'result', { value: invocation.result });
  return stack;
}

describeModules('a function that another account invokes while it deploys', NEEDED, (modules) => {
  const zip = join(modules.folder, 'function.zip');
  let run: TerraformStackRun;

  const prepare = (wanted: string, permitted = SHOP) =>
    modules.prepare(stackWith(zip, wanted, permitted), SHARED);

  /** What the function has been asked to do, the oldest first. */
  async function log(): Promise<unknown[]> {
    const { endpoint } = modules.emulator;
    const { events } = (await callAction(endpoint, SHARED, 'logs', 'Logs_20140328.FilterLogEvents', {
      logGroupName: `/aws/lambda/${NAME}`,
    })) as { readonly events: ReadonlyArray<{ readonly message: string }> };
    return events.flatMap(({ message }) => (message.startsWith('{') ? [JSON.parse(message) as unknown] : []));
  }

  beforeAll(() => writeFileSync(zip, zipSync({ 'index.js': new TextEncoder().encode(CODE) })));

  test('fails as long as its alias lets only another account in', async () => {
    run = await prepare('first', '333333333333');
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
