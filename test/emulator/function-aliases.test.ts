import { trustIn } from '../../emulator/authorization/emulated-role';
import { type Session, sessionOf } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { EmulatedFunction } from '../support/emulated-function';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const PARTNER = '333333333333';
const CODE = 'exports.handler = async (event, context) => ({ event, arn: context.invokedFunctionArn });';

describeWithTools('an alias of a function', () => {
  let emulator: Emulator;
  let made: EmulatedFunction;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    made = await EmulatedFunction.of(emulator, { accountId: SHARED, name: 'echo', code: CODE });
  });
  afterAll(() => emulator?.stop());

  const makeAlias = (Name: string) => made.ask('/aliases', { body: { Name, FunctionVersion: '$LATEST' } });

  const permit = (alias: string, StatementId: string, Principal: string) =>
    made.ask(`/policy?Qualifier=${alias}`, {
      body: { StatementId, Action: 'lambda:InvokeFunction', Principal },
    });

  /** A session of a role that may do these things with these resources. */
  async function role(
    accountId: string,
    name: string,
    Action: readonly string[],
    Resource: readonly string[],
  ): Promise<Session> {
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] };
    const trust = trustIn(`arn:aws:iam::${accountId}:root`, undefined);
    await emulator.setRoles([{ accountId, name, trust, policies: [{ name, document }] }]);
    return sessionOf(emulator.endpoint, `arn:aws:iam::${accountId}:role/${name}`);
  }

  /** A role of an account that may invoke the function in every way. */
  const invoker = (accountId: string) =>
    role(accountId, 'invoker', ['lambda:InvokeFunction'], [made.arn, `${made.arn}:*`]);

  test('points to the latest version, is changed and deleted', async () => {
    const standing = { AliasArn: `${made.arn}:live`, Name: 'live', FunctionVersion: '$LATEST' };
    expect(await makeAlias('live')).toMatchObject({ ...standing, Description: '' });
    await expect(makeAlias('live')).rejects.toThrow(/409.*ResourceConflictException/);
    expect(await made.ask('/aliases/live')).toMatchObject(standing);
    await made.ask('/aliases/live', { method: 'PUT', body: { Description: 'changed' } });
    expect(await made.ask('/aliases/live')).toMatchObject({ ...standing, Description: 'changed' });
    await made.ask('/aliases/live', { method: 'DELETE' });
    await expect(made.ask('/aliases/live')).rejects.toThrow(/404.*ResourceNotFoundException/);
  });

  test('is told to the function as it was named by whoever invoked it', async () => {
    await makeAlias('named');
    const qualified = `${made.arn}:named`;
    const names: ReadonlyArray<readonly [string, string]> = [
      ['echo', made.arn],
      [made.arn, made.arn],
      ['echo:named', qualified],
      ['echo?Qualifier=named', qualified],
      [`${SHARED}:function:echo:named`, qualified],
      [qualified, qualified],
      [`${made.arn}?Qualifier=named`, qualified],
    ];
    for (const [name, arn] of names)
      expect(await made.invoke(name, SHARED, { name })).toEqual({ event: { name }, arn });
    await expect(made.invoke('echo:gone')).rejects.toThrow(/404.*ResourceNotFoundException/);
  });

  test('is invoked by a role of another account that it lets in, and whose own policy allows it', async () => {
    await makeAlias('shared');
    const alias = `${made.arn}:shared`;
    await permit('shared', 'shop', SHOP);
    const by = await invoker(SHOP);
    for (const name of [alias, `${made.arn}?Qualifier=shared`])
      expect(await made.invoke(name, by)).toEqual({ event: {}, arn: alias });
    const other = await role(SHOP, 'other', ['lambda:InvokeFunction'], [made.arn]);
    await expect(made.invoke(alias, other)).rejects.toThrow(/403.*no identity-based policy allows/);
    const sameAccount = await role(SHARED, 'same', ['lambda:InvokeFunction'], [alias]);
    expect(await made.invoke(alias, sameAccount)).toEqual({ event: {}, arn: alias });
    await expect(made.invoke(made.arn, sameAccount)).rejects.toThrow(/403.*no identity-based policy allows/);
  });

  test.each([
    ['a role', (accountId: string) => invoker(accountId)],
    ['an administrator', (accountId: string) => accountId],
  ])('fails for %s of another account that it does not let in', async (kind, callerOf) => {
    const name = `closed-to-${kind.split(' ')[1]}`;
    await makeAlias(name);
    const alias = `${made.arn}:${name}`;
    const denied =
      /403.*AccessDeniedException.*no resource-based policy allows the lambda:InvokeFunction action/;
    await expect(made.invoke(alias, await callerOf(SHOP))).rejects.toThrow(denied);
    await permit(name, 'partner', PARTNER);
    await expect(made.invoke(alias, await callerOf(SHOP))).rejects.toThrow(denied);
    await permit(name, 'shop', SHOP);
    expect(await made.invoke(alias, await callerOf(SHOP))).toEqual({ event: {}, arn: alias });
    await expect(made.invoke(made.arn, await callerOf(SHOP))).rejects.toThrow(denied);
    await expect(made.invoke(`${made.arn}:$LATEST`, await callerOf(SHOP))).rejects.toThrow(denied);
    await made.ask(`/policy/shop?Qualifier=${name}`, { method: 'DELETE' });
    await expect(made.invoke(alias, await callerOf(SHOP))).rejects.toThrow(denied);
  });

  test('has a policy of its own, which goes with it', async () => {
    await makeAlias('first');
    await makeAlias('second');
    await permit('first', 'shop', SHOP);
    const { Policy } = await made.ask('/policy?Qualifier=first');
    expect(JSON.parse(Policy as string)).toEqual({
      Version: '2012-10-17',
      Id: 'default',
      Statement: [
        {
          Sid: 'shop',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${SHOP}:root` },
          Action: 'lambda:InvokeFunction',
          Resource: `${made.arn}:first`,
        },
      ],
    });
    await expect(permit('first', 'shop', PARTNER)).rejects.toThrow(/409.*ResourceConflictException/);
    for (const none of ['/policy', '/policy?Qualifier=second'])
      await expect(made.ask(none)).rejects.toThrow(/404.*ResourceNotFoundException/);
    await expect(permit('gone', 'shop', SHOP)).rejects.toThrow(/404.*ResourceNotFoundException/);
    await expect(permit('$LATEST', 'shop', SHOP)).rejects.toThrow(/400.*do not support adding policies/);
    await made.ask('/aliases/first', { method: 'DELETE' });
    await makeAlias('first');
    await expect(made.ask('/policy?Qualifier=first')).rejects.toThrow(/404.*ResourceNotFoundException/);
  });

  test('is made and opened by a role that may do so, and by no other', async () => {
    const reading = ['lambda:GetAlias', 'lambda:GetPolicy'];
    const writing = [...reading, 'lambda:CreateAlias', 'lambda:AddPermission', 'lambda:RemovePermission'];
    const reader = await role(SHARED, 'reader', reading, [made.arn, `${made.arn}:judged`]);
    const writer = await role(SHARED, 'writer', writing, [made.arn, `${made.arn}:judged`]);
    const body = { Name: 'judged', FunctionVersion: '$LATEST' };
    const permission = { StatementId: 'shop', Action: 'lambda:InvokeFunction', Principal: SHOP };
    await expect(made.ask('/aliases', { body, by: reader })).rejects.toThrow(/403.*lambda:CreateAlias/);
    await made.ask('/aliases', { body, by: writer });
    const policy = '/policy?Qualifier=judged';
    await expect(made.ask(policy, { body: permission, by: reader })).rejects.toThrow(
      /403.*lambda:AddPermission/,
    );
    await made.ask(policy, { body: permission, by: writer });
    expect(await made.ask('/aliases/judged', { by: reader })).toMatchObject({ Name: 'judged' });
    expect(await made.ask(policy, { by: reader })).toHaveProperty('Policy');
    const elsewhere = `${made.arn}:other`;
    await expect(
      made.ask('/policy', { by: await role(SHARED, 'narrow', reading, [elsewhere]) }),
    ).rejects.toThrow(/403.*lambda:GetPolicy/);
    const taken = { method: 'DELETE' as const };
    await expect(made.ask('/policy/shop?Qualifier=judged', { ...taken, by: reader })).rejects.toThrow(
      /403.*lambda:RemovePermission/,
    );
    await made.ask('/policy/shop?Qualifier=judged', { ...taken, by: writer });
    await expect(made.ask('/aliases/judged', { ...taken, by: writer })).rejects.toThrow(
      /403.*lambda:DeleteAlias/,
    );
  });
});
