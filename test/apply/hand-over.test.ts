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
import { accountCredentials } from '../../emulator/authorization/sessions';
import { Deployment } from '../../emulator/deployment';
import { TerraformStackRun } from '../../emulator/terraform';
import type { Environment } from '../../environments';
import { runProgram } from '../support/page-programs';
import { template, testApp } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';
import { SHOP_ACCOUNT, environment, listener, publicCertificate, shop } from './transitions/environments';

const page = readFileSync(join(__dirname, '../../docs/hand-over.md'), 'utf8');
const [, program = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];
const [, hcl = ''] = /```hcl\n(.*?)```/s.exec(page) ?? [];

function trial(name: string, keyAlgorithm: 'RSA_2048' | 'EC_prime256v1' = 'RSA_2048'): Environment {
  return {
    ...environment({
      shop: shop({
        certificates: { [name]: { ...publicCertificate('shop.example.com'), keyAlgorithm } },
        consumers: { web: listener([name], ['shop.example.com']) },
      }),
    }),
    handOver: {},
  };
}

/** A stack of somebody else in the same account, as the page shows it in both languages. */
function readersStack(): object {
  const stack = new TerraformStack(testApp(), 'reader');
  const assumeRole = [{ roleArn: `arn:aws:iam::${SHOP_ACCOUNT}:role/reader` }];
  new AwsProvider(stack, 'aws', { region: 'eu-west-1', assumeRole });
  // The bindings would pin the version they were generated from.
  stack.addOverride('terraform.required_providers.aws.version', '>= 5.80.0, < 6.0.0');
  const loadBalancerArn = new DataAwsLb(stack, 'LoadBalancer', { name: 'shop' }).arn;
  const targetGroupArn = new DataAwsLbTargetGroup(stack, 'TargetGroup', { name: 'shop' }).arn;
  runProgram(program, { stack, loadBalancerArn, targetGroupArn });
  const { terraform, ...rest } = template(stack);
  return { terraform: { required_providers: terraform!.required_providers }, ...rest };
}

describeWithTools('what stacks hand over', () => {
  let deployment: Deployment;
  let folder: string;
  let applied: TerraformStackRun;

  async function apply(target: Environment): Promise<Record<string, string>> {
    const stacks = await deployment.prepare(target);
    applied = stacks.at(-1)!;
    await stacks[0]!.apply();
    const actions = await applied.plannedActions();
    await applied.applyPlanned();
    expect(await applied.plannedActions()).toEqual({});
    return Object.fromEntries(Object.entries(actions).filter(([address]) => address.includes('Sections_')));
  }

  beforeAll(async () => {
    folder = temporaryFolder('hand-over');
    deployment = await Deployment.start(trial('web'), { toolchain, folder });
    await apply(trial('web'));
  });
  afterAll(() => deployment?.emulator.stop());

  test('outputs tell the ARN by name and Region, and where the service answers', async () => {
    expect(await applied.outputs()).toEqual({
      certificates: {
        web: { 'eu-west-1': expect.stringMatching(/^arn:aws:acm:eu-west-1:222222222222:certificate\//) },
      },
      services: {
        web: {
          host_names: ['shop.example.com'],
          target_domain_name: expect.stringMatching(/^shop-1\.eu-west-1\.elb\.amazonaws\.com$/),
          target_hosted_zone_id: expect.stringMatching(/^Z/),
        },
      },
    });
  });

  test('another stack reads the parameters, in CDKTF and in HCL, and serves the certificate', async () => {
    const synthesized = join(folder, 'readers');
    mkdirSync(synthesized);
    writeFileSync(join(synthesized, 'cdk.tf.json'), JSON.stringify(readersStack()));
    const reader = new TerraformStackRun('reader', {
      toolchain,
      emulator: deployment.emulator,
      folder: join(folder, 'reader'),
    });
    mkdirSync(join(folder, 'reader'));
    const variables = ['load_balancer_arn', 'target_group_arn'].map((name) => `variable "${name}" {}\n`);
    writeFileSync(join(folder, 'reader/main.tf'), variables.join('') + hcl);
    await reader.prepare(synthesized);
    const { loadBalancerArn, targetGroupArn } = await existing();
    writeFileSync(
      join(folder, 'reader/terraform.tfvars.json'),
      JSON.stringify({ load_balancer_arn: loadBalancerArn, target_group_arn: targetGroupArn }),
    );
    await reader.apply();
    expect(await reader.plannedActions()).toEqual({});
    await reader.destroy();
  });

  async function existing(): Promise<{ loadBalancerArn: string; targetGroupArn: string }> {
    const { endpoint } = deployment.emulator;
    const credentials = await accountCredentials(endpoint, SHOP_ACCOUNT);
    const elb = new ElasticLoadBalancingV2Client({ endpoint, region: 'eu-west-1', credentials });
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
    const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
    return {
      loadBalancerArn: LoadBalancers[0]!.LoadBalancerArn!,
      targetGroupArn: TargetGroups[0]!.TargetGroupArn!,
    };
  }

  test('another certificate under the same name is told in place', async () => {
    const actions = await apply(trial('web', 'EC_prime256v1'));
    expect(Object.values(actions)).toEqual(['update']);
  });

  test('another name of the certificate is another parameter', async () => {
    const actions = await apply(trial('shop', 'EC_prime256v1'));
    expect(Object.values(actions).sort()).toEqual(['create', 'delete']);
  });

  test('what is switched off is taken out, and put back', async () => {
    const off = await apply({ ...trial('shop', 'EC_prime256v1'), handOver: { parameters: false } });
    expect(new Set(Object.values(off))).toEqual(new Set(['delete']));
    const on = await apply(trial('shop', 'EC_prime256v1'));
    expect(Object.values(on)).toEqual(Object.values(off).map(() => 'create'));
  });
});
