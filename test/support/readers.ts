import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import type { EmulatedRole } from '../../emulator/authorization/emulated-role';
import type { Deployment } from '../../emulator/deployment';
import { TerraformStackRun } from '../../emulator/terraform';
import { type Environment, certificateParameterName } from '../../environments';
import { statePermissions } from '../../environments/backends';
import type { Permission } from '../../environments/permissions/permission';
import { mayRead } from '../../environments/permissions/permitted';
import {
  listenerPermissions,
  loadBalancerLookUp,
  targetGroupLookUp,
} from '../../environments/permissions/services/load-balancing';
import { ROOT } from '../docs/pages';
import { configOf } from './company-surroundings';
import { moduleAccount } from './module-permissions';
import { moduleRoles, moduleSessions } from './module-roles';
import { ModuleStack } from './module-stack';
import { runProgram } from './page-programs';
import { template } from './synth';
import { toolchain } from './tools';

const NAME = 'reader';
const REGION = 'eu-west-1';

const page = readFileSync(join(ROOT, 'docs/hand-over.md'), 'utf8');
const [, program = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];
const [, hcl = ''] = /```hcl\n(.*?)```/s.exec(page) ?? [];

/**
 * A stack of somebody else that reads what an environment hands over in an account with a load balancer `shop`, as the
 * page shows it in CDKTF and in HCL; run by roles of its own that hold what it needs and nothing else.
 *
 * @param standing roles that the account has besides
 */
export async function readersOf(
  environment: Environment,
  {
    accountId,
    deployment,
    folder,
    standing,
  }: { accountId: string; deployment: Deployment; folder: string; standing: readonly EmulatedRole[] },
): Promise<TerraformStackRun> {
  const synthesized = join(folder, 'synthesized');
  mkdirSync(synthesized, { recursive: true });
  writeFileSync(join(synthesized, 'cdk.tf.json'), JSON.stringify(cdktfReader(environment)));
  const { emulator } = deployment;
  await emulator.setRoles([...standing, ...moduleRoles({ [accountId]: neededBy(environment, accountId) })]);
  const reader = new TerraformStackRun(NAME, {
    toolchain,
    emulator,
    folder,
    credentials: await moduleSessions(emulator.endpoint, accountId),
  });
  const variables = ['load_balancer_arn', 'target_group_arn'].map((name) => `variable "${name}" {}\n`);
  const text = hcl.replaceAll('/certfleet/trial/', `/certfleet/${environment.name}/`);
  writeFileSync(join(folder, 'main.tf'), variables.join('') + text);
  const values = JSON.stringify(await loadBalancerOf(deployment, accountId));
  writeFileSync(join(folder, 'terraform.tfvars.json'), values);
  await reader.prepare(synthesized);
  return reader;
}

/** One parameter read, by its name, and listeners of its own. */
function neededBy({ name, backend }: Environment, accountId: string): Permission[] {
  const account = moduleAccount(accountId, REGION);
  const parameter = `arn:aws:ssm:${REGION}:${accountId}:parameter${certificateParameterName(name, 'web')}`;
  return [
    ...statePermissions(backend, { stackName: NAME, partition: 'aws' }),
    mayRead('read what an environment hands over', ['ssm:GetParameter'], [parameter]),
    loadBalancerLookUp(account),
    targetGroupLookUp(account),
    ...listenerPermissions(account, { region: REGION, name: 'shop', type: 'application' }),
  ];
}

function cdktfReader({ name, backend }: Environment): object {
  const stack = new ModuleStack(NAME, REGION, backend);
  const loadBalancerArn = new DataAwsLb(stack, 'LoadBalancer', { name: 'shop' }).arn;
  const targetGroupArn = new DataAwsLbTargetGroup(stack, 'TargetGroup', { name: 'shop' }).arn;
  const own = program.replace("'trial'", `'${name}'`);
  runProgram(own, { stack, loadBalancerArn, targetGroupArn });
  return template(stack);
}

async function loadBalancerOf({ emulator: { endpoint } }: Deployment, accountId: string) {
  const elb = new ElasticLoadBalancingV2Client(await configOf(endpoint, accountId, 'eu-west-1'));
  const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({ Names: ['shop'] }));
  const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({ Names: ['shop'] }));
  return {
    load_balancer_arn: LoadBalancers[0]!.LoadBalancerArn!,
    target_group_arn: TargetGroups[0]!.TargetGroupArn!,
  };
}
