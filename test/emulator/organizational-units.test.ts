import { trustIn } from '../../emulator/authorization/emulated-role';
import { type Session, sessionOf } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { ask } from '../support/ask';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const PARTNER = '333333333333';
const MANAGEMENT = local.organization.managementAccountId!;
const ORGANIZATION = local.organization.id;
const ROOT = 'r-ab12';
const WORKLOADS = 'ou-ab12-11111111';
const SHOPS = 'ou-ab12-22222222';
const MANY = Array.from({ length: 25 }, (_, index) => `4444444444${10 + index}`);

describeWithTools('organizational units', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    const organization = emulatedOrganization(local);
    emulator = await startEmulator(toolchain.python!, {
      ...organization,
      memberAccountIds: [...organization.memberAccountIds, ...MANY],
      organizationalUnits: [
        { id: WORKLOADS, accountIds: MANY },
        { id: SHOPS, parentId: WORKLOADS, accountIds: [SHOP] },
      ],
      delegatedAdministrators: [SHARED],
    });
  });
  afterAll(() => emulator?.stop());

  const call = (by: string | Session, action: string, body: object) =>
    ask(emulator.endpoint, typeof by === 'string' ? by : SHARED, 'organizations', '/', {
      headers: {
        'x-amz-target': `AWSOrganizationsV20161128.${action}`,
        'content-type': 'application/x-amz-json-1.1',
      },
      body,
      ...(typeof by !== 'string' && { by }),
    }) as Promise<Record<string, unknown>>;

  /** A session of a role of the shared-services account. */
  async function roleWith(name: string, statement: object): Promise<Session> {
    const trust = trustIn(`arn:aws:iam::${SHARED}:root`, undefined);
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
    await emulator.setRoles([{ accountId: SHARED, name, trust, policies: [{ name, document }] }]);
    return sessionOf(emulator.endpoint, `arn:aws:iam::${SHARED}:role/${name}`);
  }

  test.each([SHARED, MANAGEMENT])('are read from account %s', async (by) => {
    expect(await call(by, 'ListParents', { ChildId: SHOP })).toEqual({
      Parents: [{ Id: SHOPS, Type: 'ORGANIZATIONAL_UNIT' }],
    });
    expect(await call(by, 'ListParents', { ChildId: SHOPS })).toMatchObject({ Parents: [{ Id: WORKLOADS }] });
    expect(await call(by, 'ListParents', { ChildId: WORKLOADS })).toEqual({
      Parents: [{ Id: ROOT, Type: 'ROOT' }],
    });
    expect(await call(by, 'ListOrganizationalUnitsForParent', { ParentId: WORKLOADS })).toMatchObject({
      OrganizationalUnits: [{ Id: SHOPS }],
    });
    expect(await call(by, 'DescribeOrganizationalUnit', { OrganizationalUnitId: SHOPS })).toMatchObject({
      OrganizationalUnit: {
        Id: SHOPS,
        Arn: `arn:aws:organizations::${MANAGEMENT}:ou/${ORGANIZATION}/${SHOPS}`,
      },
    });
    const { Accounts: accounts } = await call(by, 'ListAccountsForParent', { ParentId: ROOT });
    expect((accounts as Array<{ Id: string }>).map(({ Id }) => Id)).toEqual([
      SHARED,
      '444444444444',
      MANAGEMENT,
    ]);
  });

  test('with many accounts come in pages', async () => {
    const pages: string[][] = [];
    let NextToken: string | undefined;
    do {
      const page = await call(SHARED, 'ListAccountsForParent', { ParentId: WORKLOADS, NextToken });
      pages.push((page['Accounts'] as Array<{ Id: string }>).map(({ Id }) => Id));
      NextToken = page['NextToken'] as string | undefined;
    } while (NextToken !== undefined);
    expect(pages.map(({ length }) => length)).toEqual([20, 5]);
    expect(pages.flat()).toEqual(MANY);
    const odd = { ParentId: WORKLOADS, NextToken: '?' };
    await expect(call(SHARED, 'ListAccountsForParent', odd)).rejects.toThrow('InvalidInputException');
  });

  const refused: ReadonlyArray<readonly [string, string, string, object, string]> = [
    ['a member that is no administrator', SHOP, 'ListParents', { ChildId: SHOP }, 'AccessDeniedException'],
    ['an account outside', PARTNER, 'ListParents', { ChildId: SHOP }, 'AWSOrganizationsNotInUseException'],
    ['a child that is not there', SHARED, 'ListParents', { ChildId: PARTNER }, 'ChildNotFoundException'],
    [
      'a parent that is not there',
      SHARED,
      'ListAccountsForParent',
      { ParentId: 'r-zz99' },
      'ParentNotFoundException',
    ],
    [
      'a unit that is not there',
      SHARED,
      'DescribeOrganizationalUnit',
      { OrganizationalUnitId: `${SHOPS}0` },
      'OrganizationalUnitNotFoundException',
    ],
  ];
  test.each(refused)('fails for %s', async (_, account, action, body, error) => {
    await expect(call(account, action, body)).rejects.toThrow(error);
  });

  test('are read by a role with the rights alone', async () => {
    const may = await roleWith('reader', {
      Action: 'organizations:ListParents',
      Resource: `arn:aws:organizations::${MANAGEMENT}:account/${ORGANIZATION}/*`,
    });
    expect(await call(may, 'ListParents', { ChildId: SHOP })).toMatchObject({ Parents: [{ Id: SHOPS }] });
    await expect(call(may, 'ListParents', { ChildId: SHOPS })).rejects.toThrow('organizations:ListParents');
    await expect(call(may, 'ListAccountsForParent', { ParentId: ROOT })).rejects.toThrow(
      'organizations:ListAccountsForParent',
    );
  });

  test('are joined and left while it runs, and IAM knows of it', async () => {
    const path = `${ORGANIZATION}/${ROOT}/${WORKLOADS}/`;
    const member = await roleWith('member', {
      Action: 'organizations:ListParents',
      Resource: '*',
      Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${path}*` } },
    });
    const parent = async () => (await call(member, 'ListParents', { ChildId: SHARED }))['Parents'];
    await expect(parent()).rejects.toThrow('organizations:ListParents');
    await emulator.moveAccount(SHARED, SHOPS);
    expect(await parent()).toEqual([{ Id: SHOPS, Type: 'ORGANIZATIONAL_UNIT' }]);
    await emulator.moveAccount(SHARED);
    await expect(parent()).rejects.toThrow('organizations:ListParents');
    expect(await call(MANAGEMENT, 'ListParents', { ChildId: SHARED })).toMatchObject({
      Parents: [{ Id: ROOT }],
    });
  });

  test('fails to move an account from outside, or to where nothing is', async () => {
    await expect(emulator.moveAccount(PARTNER, SHOPS)).rejects.toThrow('accountId must be an account of the');
    await expect(emulator.moveAccount(SHOP, 'ou-ab12-99999999')).rejects.toThrow(
      'parentId must be the root or',
    );
  });
});
