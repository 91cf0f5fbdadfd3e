import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { ServiceDiscoveryHttpNamespace } from '@cdktf/provider-aws/lib/service-discovery-http-namespace';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { TerraformStack, Testing } from 'cdktf';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { EcsServiceConnectTls, SERVICE_CONNECT_AUTHORITY_TAGS } from '../../modules/ecs';
import { RootCertificateAuthority } from '../../modules/private-ca';
import { testApp } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const { accountId, regions } = local.applications.shop!;
const [region] = regions;
/** What the role may do; a service does not refer to these itself. */
const RIGHTS = ['aws_iam_role_policy', 'aws_iam_role_policy_attachment'];

/** A service behind a private CA that issues for seven days; without it, what it needs stays. */
function serviceStack(hasService: boolean, roleName: string): TerraformStack {
  const stack = new TerraformStack(testApp(), 'ecs');
  new AwsProvider(stack, 'aws', {
    region,
    assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/deploy` }],
  });
  stack.addOverride('terraform.required_providers.aws.version', '~> 5.100');
  const certificateAuthority = new RootCertificateAuthority(stack, 'Authority', {
    commonName: 'Service Connect',
    validityYears: 5,
    usageMode: 'SHORT_LIVED_CERTIFICATE',
    tags: SERVICE_CONNECT_AUTHORITY_TAGS,
  });
  const { tls } = new EcsServiceConnectTls(stack, 'Tls', {
    certificateAuthority,
    roleName,
    at: { providerRegion: region },
  });
  if (hasService) defineService(stack, tls);
  return stack;
}

function defineService(stack: TerraformStack, tls: EcsServiceConnectTls['tls']): void {
  const vpc = new Vpc(stack, 'Vpc', { cidrBlock: '10.1.0.0/16' });
  const subnet = new Subnet(stack, 'Subnet', { vpcId: vpc.id, cidrBlock: '10.1.0.0/24' });
  const securityGroup = new SecurityGroup(stack, 'SecurityGroup', { name: 'shop', vpcId: vpc.id });
  const task = new EcsTaskDefinition(stack, 'Task', {
    family: 'shop',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: JSON.stringify([
      { name: 'shop', image: 'shop', essential: true, portMappings: [{ name: 'http', containerPort: 8080 }] },
    ]),
  });
  new EcsService(stack, 'Service', {
    name: 'shop',
    cluster: new EcsCluster(stack, 'Cluster', { name: 'shop' }).arn,
    taskDefinition: task.arn,
    launchType: 'FARGATE',
    desiredCount: 0,
    networkConfiguration: { subnets: [subnet.id], securityGroups: [securityGroup.id] },
    serviceConnectConfiguration: {
      enabled: true,
      namespace: new ServiceDiscoveryHttpNamespace(stack, 'Namespace', { name: 'shop' }).arn,
      service: [{ portName: 'http', clientAlias: { port: 8080 }, tls }],
    },
  });
}

describeWithTools('a service of ECS with TLS by a private CA', () => {
  let emulator: Emulator;
  let run: TerraformStackRun;
  const messages: string[] = [];

  async function prepare(hasService: boolean, roleName = 'service-connect'): Promise<void> {
    const synthesized = temporaryFolder('ecs-synthesized');
    writeFileSync(join(synthesized, 'cdk.tf.json'), Testing.synth(serviceStack(hasService, roleName), true));
    await run.prepare(synthesized);
  }

  /** When the resources of a type were all made, or destroyed, among those of the other types. */
  const turnOf = (type: string, done: 'Creation' | 'Modifications' | 'Destruction') =>
    messages.findLastIndex((each) => each.startsWith(`${type}.`) && each.includes(`: ${done} complete`));

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    run = new TerraformStackRun('ecs', {
      toolchain,
      emulator,
      folder: join(temporaryFolder('ecs'), 'run'),
      onMessage: (message) => messages.push(message),
    });
    await prepare(true);
    await run.apply();
  });

  afterAll(() => emulator?.stop());

  test('is applied after the rights of its role, the second plan empty', async () => {
    const made = turnOf('aws_ecs_service', 'Creation');
    for (const type of RIGHTS) {
      expect(turnOf(type, 'Creation')).toBeGreaterThan(-1);
      expect(turnOf(type, 'Creation')).toBeLessThan(made);
    }
    expect(await run.plannedActions()).toEqual({});
  });

  test('changes over to a role by another name between the rights of the new one and of the old', async () => {
    await prepare(true, 'service-connect-2');
    messages.length = 0;
    await run.apply();
    const changed = turnOf('aws_ecs_service', 'Modifications');
    for (const type of RIGHTS) {
      expect(turnOf(type, 'Creation')).toBeGreaterThan(-1);
      expect(turnOf(type, 'Creation')).toBeLessThan(changed);
      expect(turnOf(type, 'Destruction')).toBeGreaterThan(changed);
    }
    expect(await run.plannedActions()).toEqual({});
  });

  test('is taken out, while all that it needed stays', async () => {
    await prepare(false, 'service-connect-2');
    const actions = Object.values(await run.plannedActions());
    expect(new Set(actions)).toEqual(new Set(['delete']));
    expect(Object.keys(await run.plannedActions())).not.toContainEqual(
      expect.stringMatching(/^aws_(iam|kms|acmpca)_/),
    );
    await run.apply();
    expect(await run.plannedActions()).toEqual({});
  });

  test('is put back, and destroyed before its role, its key and its CA', async () => {
    await prepare(true);
    await run.apply();
    expect(await run.plannedActions()).toEqual({});
    messages.length = 0;
    await run.destroy();
    const gone = turnOf('aws_ecs_service', 'Destruction');
    expect(gone).toBeGreaterThan(-1);
    for (const type of [...RIGHTS, 'aws_iam_role', 'aws_kms_key', 'aws_acmpca_certificate_authority'])
      expect(turnOf(type, 'Destruction')).toBeGreaterThan(gone);
  });
});
