import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Deployment } from '../../emulator/deployment';
import { TerraformStackRun } from '../../emulator/terraform';
import { ROOT } from '../docs/pages';
import { configOf } from './company-surroundings';
import { runProgram } from './page-programs';
import { template, testApp } from './synth';
import { toolchain } from './tools';

const page = readFileSync(join(ROOT, 'docs/hand-over.md'), 'utf8');
const [, program = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];
const [, hcl = ''] = /```hcl\n(.*?)```/s.exec(page) ?? [];

/**
 * A stack of somebody else that reads what an environment hands over in an account with a load balancer `shop`, as the
 * page shows it in CDKTF and in HCL.
 */
export async function readersOf(
  environment: string,
  { accountId, deployment, folder }: { accountId: string; deployment: Deployment; folder: string },
): Promise<TerraformStackRun> {
  const synthesized = join(folder, 'synthesized');
  mkdirSync(synthesized, { recursive: true });
  writeFileSync(join(synthesized, 'cdk.tf.json'), JSON.stringify(cdktfReader(environment, accountId)));
  const { emulator } = deployment;
  const reader = new TerraformStackRun('reader', { toolchain, emulator, folder });
  const variables = ['load_balancer_arn', 'target_group_arn'].map((name) => `variable "${name}" {}\n`);
  const text = hcl.replaceAll('/certfleet/trial/', `/certfleet/${environment}/`);
  writeFileSync(join(folder, 'main.tf'), variables.join('') + text);
  const values = JSON.stringify(await loadBalancerOf(deployment, accountId));
  writeFileSync(join(folder, 'terraform.tfvars.json'), values);
  await reader.prepare(synthesized);
  return reader;
}

function cdktfReader(environment: string, accountId: string): object {
  const stack = new TerraformStack(testApp(), 'reader');
  const assumeRole = [{ roleArn: `arn:aws:iam::${accountId}:role/reader` }];
  new AwsProvider(stack, 'aws', { region: 'eu-west-1', assumeRole });
  // The bindings would pin the version they were generated from.
  stack.addOverride('terraform.required_providers.aws.version', '>= 5.80.0, < 6.0.0');
  const loadBalancerArn = new DataAwsLb(stack, 'LoadBalancer', { name: 'shop' }).arn;
  const targetGroupArn = new DataAwsLbTargetGroup(stack, 'TargetGroup', { name: 'shop' }).arn;
  const own = program.replace("'trial'", `'${environment}'`);
  runProgram(own, { stack, loadBalancerArn, targetGroupArn });
  const { terraform, ...rest } = template(stack);
  return { terraform: { required_providers: terraform!.required_providers }, ...rest };
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
