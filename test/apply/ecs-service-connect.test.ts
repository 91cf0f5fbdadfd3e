import { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { ServiceDiscoveryHttpNamespace } from '@cdktf/provider-aws/lib/service-discovery-http-namespace';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { TerraformStack } from 'cdktf';
import type { TerraformStackRun } from '../../emulator/terraform';
import { inRegionsOf, madeByEnvironment, madeIn, regionalArn } from '../../environments/permissions/arns';
import { mayRead, mayWrite } from '../../environments/permissions/permitted';
import { madeRoleArn } from '../../environments/permissions/services/roles';
import { EcsServiceConnectTls, SERVICE_CONNECT_AUTHORITY_TAGS } from '../../modules/ecs';
import { RootCertificateAuthority } from '../../modules/private-ca';
import { describeModules } from '../support/module-deployment';
import { moduleAccount, shortLivedAuthorities, unchangedRoles } from '../support/module-permissions';
import { privateNetworks } from '../support/module-networks';
import { ModuleStack } from '../support/module-stack';
import { statePermissions } from '../support/module-state';

const ACCOUNT = '222222222222';
const REGION = 'eu-west-1';
const at = moduleAccount(ACCOUNT, REGION);
const arn = (service: string, resource: string) => regionalArn(at, service, REGION, resource);
const ROLES = 'service-connect*';
const KEYS = arn('kms', 'key/*');
const CLUSTER = arn('ecs', 'cluster/shop');
const SERVICE = arn('ecs', 'service/shop/shop');
const TASKS = arn('ecs', 'task-definition/shop:*');
const NEEDED = {
  [ACCOUNT]: [
    ...statePermissions('ecs'),
    ...shortLivedAuthorities(at),
    ...unchangedRoles(at, { name: ROLES, what: 'roles of Service Connect' }),
    mayWrite(
      'give roles of Service Connect the policy that AWS manages',
      ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
      [madeRoleArn(at, ROLES)],
      {
        ArnEquals: {
          'iam:PolicyARN':
            'arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
        },
      },
    ),
    mayWrite('give services their roles', ['iam:PassRole'], [madeRoleArn(at, ROLES)], {
      StringEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' },
    }),
    mayRead(
      'read keys',
      ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListResourceTags'],
      [KEYS],
    ),
    mayWrite('create keys', ['kms:CreateKey'], ['*'], madeIn(at, [REGION])),
    mayWrite('tag keys', ['kms:TagResource'], [KEYS], madeIn(at, [REGION])),
    mayWrite(
      'change and delete keys',
      ['kms:EnableKeyRotation', 'kms:ScheduleKeyDeletion'],
      [KEYS],
      madeByEnvironment(at),
    ),
    ...privateNetworks(at),
    mayRead(
      'read namespaces of services',
      ['servicediscovery:GetNamespace'],
      [arn('servicediscovery', 'namespace/*')],
    ),
    mayRead('read tags of namespaces', ['servicediscovery:ListTagsForResource'], ['*'], inRegionsOf(at)),
    mayWrite(
      'create namespaces of services',
      ['servicediscovery:CreateHttpNamespace'],
      ['*'],
      madeIn(at, [REGION]),
    ),
    mayWrite('tag namespaces of services', ['servicediscovery:TagResource'], ['*'], madeIn(at, [REGION])),
    mayWrite('wait for Cloud Map', ['servicediscovery:GetOperation'], [arn('servicediscovery', 'service/*')]),
    mayWrite(
      'delete namespaces of services',
      ['servicediscovery:DeleteNamespace'],
      [arn('servicediscovery', 'namespace/*')],
    ),
    mayRead('read clusters and services', ['ecs:DescribeClusters'], [CLUSTER]),
    mayRead('read services', ['ecs:DescribeServices'], [SERVICE]),
    // Both have no resource (Service Authorization Reference, Amazon Elastic Container Service).
    mayRead('read task definitions', ['ecs:DescribeTaskDefinition'], ['*'], inRegionsOf(at)),
    mayWrite('take back task definitions', ['ecs:DeregisterTaskDefinition'], ['*'], inRegionsOf(at)),
    mayWrite('create task definitions', ['ecs:RegisterTaskDefinition'], [TASKS]),
    mayWrite('write clusters', ['ecs:CreateCluster', 'ecs:DeleteCluster'], [CLUSTER]),
    mayWrite('write services', ['ecs:CreateService', 'ecs:DeleteService', 'ecs:UpdateService'], [SERVICE]),
    mayWrite('tag what services are made of', ['ecs:TagResource'], [CLUSTER, SERVICE, TASKS]),
  ],
};
/** What the role may do; a service does not refer to these itself. */
const RIGHTS = ['aws_iam_role_policy', 'aws_iam_role_policy_attachment'];

/** A service behind a private CA that issues for seven days; without it, what it needs stays. */
function serviceStack(hasService: boolean, roleName: string): ModuleStack {
  const stack = new ModuleStack('ecs', REGION);
  const certificateAuthority = new RootCertificateAuthority(stack, 'Authority', {
    commonName: 'Service Connect',
    validityYears: 5,
    usageMode: 'SHORT_LIVED_CERTIFICATE',
    tags: SERVICE_CONNECT_AUTHORITY_TAGS,
  });
  const { tls } = new EcsServiceConnectTls(stack, 'Tls', {
    certificateAuthority,
    roleName,
    at: { providerRegion: REGION },
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

describeModules('a service of ECS with TLS by a private CA', NEEDED, (modules) => {
  let run: TerraformStackRun;
  const messages: string[] = [];

  const prepare = (hasService: boolean, roleName = 'service-connect') =>
    modules.prepare(serviceStack(hasService, roleName), ACCOUNT, (message) => messages.push(message));

  /** When the resources of a type were all made, or destroyed, among those of the other types. */
  const turnOf = (type: string, done: 'Creation' | 'Modifications' | 'Destruction') =>
    messages.findLastIndex((each) => each.startsWith(`${type}.`) && each.includes(`: ${done} complete`));

  beforeAll(async () => {
    run = await prepare(true);
    await run.apply();
  });

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
