import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { TerraformStack, Testing } from 'cdktf';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import {
  HostRole,
  InterfaceEndpoint,
  allowAcmeIssuance,
  allowExport,
  allowIssuance,
} from '../../modules/hosts';
import { RootCertificateAuthority } from '../../modules/private-ca';
import { testApp } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const { accountId, regions } = local.applications.shop!;
const [region] = regions;
const { id: organizationId } = local.organization;

/** A VPC without a way to the internet, its endpoints and roles of hosts; the CA is made in the same apply. */
function networkStack(clientCidrBlocks: readonly [string, ...string[]]): TerraformStack {
  const stack = new TerraformStack(testApp(), 'network');
  new AwsProvider(stack, 'aws', {
    region,
    assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/deploy` }],
  });
  stack.addOverride('terraform.required_providers.aws.version', '~> 5.100');
  const vpc = new Vpc(stack, 'Vpc', { cidrBlock: '10.1.0.0/16', enableDnsHostnames: true });
  const subnet = new Subnet(stack, 'Subnet', { vpcId: vpc.id, cidrBlock: '10.1.0.0/24' });
  const accesses = {
    PrivateCa: allowIssuance({
      certificateAuthorities: [
        new RootCertificateAuthority(stack, 'Authority', { commonName: 'Hosts', validityYears: 5 }),
      ],
      organizationId,
    }),
    Acm: allowExport({
      certificates: [{ certificateArn: `arn:aws:acm:${region}:${accountId}:certificate/0a1b2c3d` }],
      organizationId,
    }),
    Acme: allowAcmeIssuance({
      acmeEndpointArn: `arn:aws:acm:${region}:${accountId}:acme-endpoint/0a1b2c3d`,
    }),
  };
  const role = new IamRole(stack, 'Host', {
    name: 'web',
    assumeRolePolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
  });
  new HostRole(stack, 'Export', {
    roleName: 'web-export',
    host: { type: 'role', roleArn: role.arn },
    access: accesses.Acm,
  });
  new HostRole(stack, 'Issue', {
    roleName: 'web-issue',
    host: {
      type: 'roles-anywhere',
      trustAnchorArn: `arn:aws:rolesanywhere:${region}:${accountId}:trust-anchor/0a1b2c3d`,
      commonName: 'web.internal.example.com',
    },
    access: accesses.PrivateCa,
  });
  for (const [name, access] of Object.entries(accesses)) {
    new InterfaceEndpoint(stack, name, { access, vpcId: vpc.id, subnetIds: [subnet.id], clientCidrBlocks });
  }
  return stack;
}

describeWithTools('interface endpoints of a private network, and roles of its hosts', () => {
  let emulator: Emulator;
  let run: TerraformStackRun;

  async function prepare(...clientCidrBlocks: [string, ...string[]]): Promise<void> {
    const synthesized = temporaryFolder('network-synthesized');
    writeFileSync(join(synthesized, 'cdk.tf.json'), Testing.synth(networkStack(clientCidrBlocks), true));
    await run.prepare(synthesized);
  }

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    run = new TerraformStackRun('network', {
      toolchain,
      emulator,
      folder: join(temporaryFolder('network'), 'run'),
    });
    await prepare('10.1.0.0/16');
    await run.apply();
  });

  afterAll(() => emulator?.stop());

  test('are applied, the second plan empty', async () => {
    expect(await run.plannedActions()).toEqual({});
  });

  test('let other networks in, and change nothing but their security groups', async () => {
    await prepare('10.1.0.0/16', '10.2.0.0/16');
    const actions = Object.entries(await run.plannedActions());
    expect(actions).toHaveLength(3);
    for (const [address, action] of actions) {
      expect(address).toMatch(/^aws_security_group\./);
      expect(action).toBe('update');
    }
    await run.apply();
    expect(await run.plannedActions()).toEqual({});
  });

  test('are destroyed', () => run.destroy());
});
