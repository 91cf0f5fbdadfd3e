import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { inRegionsOf, madeByEnvironment, madeIn } from '../../environments/permissions/arns';
import { mayRead, mayWrite } from '../../environments/permissions/permitted';
import {
  HostRole,
  InterfaceEndpoint,
  allowAcmeIssuance,
  allowExport,
  allowIssuance,
} from '../../modules/hosts';
import { RootCertificateAuthority } from '../../modules/private-ca';
import { describeModules } from '../support/module-deployment';
import { moduleAccount, rootAuthorities, unchangedRoles } from '../support/module-permissions';
import { networkArn, privateNetworks } from '../support/module-networks';
import { ModuleStack } from '../support/module-stack';
import { statePermissions } from '../support/module-state';

const ACCOUNT = '222222222222';
const REGION = 'eu-west-1';
const at = moduleAccount(ACCOUNT, REGION);
const [VPCS, GROUPS] = [networkArn(at, 'vpc'), networkArn(at, 'security-group')];
const ENDPOINTS = networkArn(at, 'vpc-endpoint');
const NEEDED = {
  [ACCOUNT]: [
    ...statePermissions('network'),
    ...rootAuthorities(at),
    ...unchangedRoles(at, { name: 'web*', what: 'roles of hosts' }),
    ...privateNetworks(at),
    mayRead(
      'find interface endpoints',
      ['ec2:DescribeNetworkInterfaces', 'ec2:DescribePrefixLists', 'ec2:DescribeVpcEndpoints'],
      ['*'],
      inRegionsOf(at),
    ),
    mayWrite(
      'create interface endpoints',
      ['ec2:CreateTags', 'ec2:CreateVpcEndpoint'],
      [ENDPOINTS],
      madeIn(at, [REGION]),
    ),
    mayWrite(
      'put interface endpoints into subnets and behind security groups',
      ['ec2:CreateVpcEndpoint'],
      [VPCS, networkArn(at, 'subnet'), GROUPS],
      madeByEnvironment(at),
    ),
    mayWrite(
      'have interface endpoints answer to the usual names',
      ['route53:AssociateVPCWithHostedZone'],
      ['arn:aws:route53:::hostedzone/*'],
    ),
    mayWrite('delete interface endpoints', ['ec2:DeleteVpcEndpoints'], [ENDPOINTS], madeByEnvironment(at)),
    mayWrite('have hosts found by name', ['ec2:ModifyVpcAttribute'], [VPCS], madeByEnvironment(at)),
    mayWrite('let clients in', ['ec2:AuthorizeSecurityGroupIngress'], [GROUPS], madeByEnvironment(at)),
  ],
};
const { id: organizationId } = local.organization;

/** A VPC without a way to the internet, its endpoints and roles of hosts; the CA is made in the same apply. */
function networkStack(clientCidrBlocks: readonly [string, ...string[]]): ModuleStack {
  const stack = new ModuleStack('network', REGION);
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
      certificates: [{ certificateArn: `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/0a1b2c3d` }],
      organizationId,
    }),
    Acme: allowAcmeIssuance({
      acmeEndpointArn: `arn:aws:acm:${REGION}:${ACCOUNT}:acme-endpoint/0a1b2c3d`,
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
      trustAnchorArn: `arn:aws:rolesanywhere:${REGION}:${ACCOUNT}:trust-anchor/0a1b2c3d`,
      commonName: 'web.internal.example.com',
    },
    access: accesses.PrivateCa,
  });
  for (const [name, access] of Object.entries(accesses)) {
    new InterfaceEndpoint(stack, name, { access, vpcId: vpc.id, subnetIds: [subnet.id], clientCidrBlocks });
  }
  return stack;
}

describeModules('interface endpoints of a private network, and roles of its hosts', NEEDED, (modules) => {
  let run: TerraformStackRun;

  const prepare = (...clientCidrBlocks: [string, ...string[]]) =>
    modules.prepare(networkStack(clientCidrBlocks), ACCOUNT);

  beforeAll(async () => {
    run = await prepare('10.1.0.0/16');
    await run.apply();
  });

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
