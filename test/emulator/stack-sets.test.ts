import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const PARTNER = '444444444444';
const MANAGEMENT = local.organization.managementAccountId!;
const UNIT = 'ou-ab12-11111111';
const BELOW = 'ou-ab12-22222222';
const DELEGATED = { CallAs: 'DELEGATED_ADMIN' };
const TARGETS = { 'DeploymentTargets.OrganizationalUnitIds.member.1': UNIT };
const NAMED = { 'Capabilities.member.1': 'CAPABILITY_NAMED_IAM' };

/** A template with a role of this name. */
function template(RoleName: string, Type = 'AWS::IAM::Role'): string {
  const AssumeRolePolicyDocument = { Version: '2012-10-17', Statement: [] };
  return JSON.stringify({
    Resources: { Role: { Type, Properties: { RoleName, AssumeRolePolicyDocument } } },
  });
}

describeWithTools('stack sets', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, {
      ...emulatedOrganization(local),
      organizationalUnits: [
        { id: UNIT, accountIds: [] },
        { id: BELOW, parentId: UNIT, accountIds: [SHOP] },
      ],
      delegatedAdministrators: [SHARED],
      roles: [],
    });
  });
  afterAll(() => emulator?.stop());

  async function call(account: string, Action: string, parameters: Readonly<Record<string, string>>) {
    const { accessKeyId } = await accountCredentials(emulator.endpoint, account);
    const scope = `${accessKeyId}/20261126/eu-west-1/cloudformation/aws4_request`;
    const answer = await fetch(emulator.endpoint, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
        host: 'cloudformation.eu-west-1.amazonaws.com',
      },
      body: new URLSearchParams({ Action, Version: '2010-05-15', OperationId: 'one', ...parameters }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  }

  const create = (StackSetName: string, more: Readonly<Record<string, string>> = {}, account = SHARED) =>
    call(account, 'CreateStackSet', {
      ...{ StackSetName, TemplateBody: template(StackSetName), PermissionModel: 'SERVICE_MANAGED' },
      ...{ 'AutoDeployment.Enabled': 'true', 'AutoDeployment.RetainStacksOnAccountRemoval': 'false' },
      ...NAMED,
      ...DELEGATED,
      ...more,
    });
  const deploy = (StackSetName: string, more: Readonly<Record<string, string>> = {}) =>
    call(SHARED, 'CreateStackInstances', {
      ...{ StackSetName, 'Regions.member.1': 'eu-west-1' },
      ...TARGETS,
      ...DELEGATED,
      ...more,
    });

  async function has(accountId: string, RoleName: string): Promise<boolean> {
    const credentials = await accountCredentials(emulator.endpoint, accountId);
    const iam = new IAMClient({ endpoint: emulator.endpoint, region: 'us-east-1', credentials });
    return iam.send(new GetRoleCommand({ RoleName })).then(
      () => true,
      () => false,
    );
  }

  test('follow accounts into units, below them and out of them', async () => {
    await create('following');
    await deploy('following');
    expect([await has(SHOP, 'following'), await has(SHARED, 'following')]).toEqual([true, false]);
    await emulator.moveAccount(SHARED, UNIT);
    expect(await has(SHARED, 'following')).toBe(true);
    await emulator.moveAccount(SHARED);
    expect([await has(SHOP, 'following'), await has(SHARED, 'following')]).toEqual([true, false]);
  });

  test('leave the management account alone', async () => {
    await emulator.moveAccount(MANAGEMENT, UNIT);
    expect(await has(MANAGEMENT, 'following')).toBe(false);
    await emulator.moveAccount(MANAGEMENT);
  });

  test('are described as service-managed, with the role of CloudFormation', async () => {
    const described = await call(SHARED, 'DescribeStackSet', { StackSetName: 'following', ...DELEGATED });
    expect(described).toContain('<PermissionModel>SERVICE_MANAGED</PermissionModel>');
    expect(described).toContain('<Enabled>true</Enabled>');
    expect(described).toContain(`<AdministrationRoleARN>arn:aws:iam::${MANAGEMENT}:role/aws-service-role/`);
  });

  test('say what failed where a role stands already', async () => {
    await create('second', { TemplateBody: template('following') });
    await deploy('second');
    const asked = { StackSetName: 'second', ...DELEGATED };
    expect(await call(SHARED, 'DescribeStackSetOperation', asked)).toContain('<Status>FAILED</Status>');
    expect(await call(SHARED, 'ListStackInstances', asked)).toContain('<Status>OUTDATED</Status>');
    expect(await has(SHOP, 'following')).toBe(true);
  });

  test('are deleted after their stacks', async () => {
    const asked = { StackSetName: 'following', ...DELEGATED };
    await expect(call(SHARED, 'DeleteStackSet', asked)).rejects.toThrow('StackSetNotEmpty');
    await call(SHARED, 'DeleteStackInstances', { ...asked, ...TARGETS, 'Regions.member.1': 'eu-west-1' });
    expect(await has(SHOP, 'following')).toBe(false);
    await call(SHARED, 'DeleteStackSet', asked);
    await expect(call(SHARED, 'DescribeStackSet', asked)).rejects.toThrow('StackSetNotFound');
  });

  test('fail for a type that nobody here makes, in a stack too', async () => {
    const TemplateBody = template('odd', 'AWS::Events::Archive2');
    await expect(create('odd', { TemplateBody })).rejects.toThrow(
      'Template format error: Unrecognized resource types: [AWS::Events::Archive2]',
    );
    await expect(call(SHOP, 'CreateStack', { StackName: 'odd', TemplateBody })).rejects.toThrow(
      'Unrecognized resource types',
    );
  });

  test('fail without the capability, for whoever is no administrator, and for a unit that is not there', async () => {
    await expect(create('bare', { 'Capabilities.member.1': 'CAPABILITY_IAM' })).rejects.toThrow(
      'InsufficientCapabilities',
    );
    await expect(create('other', {}, PARTNER)).rejects.toThrow(
      'You must be the management account or delegated',
    );
    await expect(create('self', { CallAs: 'SELF' })).rejects.toThrow('You must be the management account');
    const nowhere = { 'DeploymentTargets.OrganizationalUnitIds.member.1': 'ou-ab12-99999999' };
    await expect(deploy('second', nowhere)).rejects.toThrow('does not exist');
  });
});
