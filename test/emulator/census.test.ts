import {
  DeleteCertificateCommand,
  ExportCertificateCommand,
  ImportCertificateCommand,
} from '@aws-sdk/client-acm';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { type InventoryLine, ROTATED_TAG } from '../../modules/core';
import { CaOutsideAws } from '../support/issued-certificates';
import { CountingFunction } from '../support/counting-function';
import { RequestingAccount } from '../support/requesting-account';
import { describeWithTools, toolchain } from '../support/tools';
import { until } from '../support/until';
import { ZoneRecords } from '../support/zone-records';

const HUB = '111111111111';
const SHOP = '222222222222';
const GUEST = '777777777777';
const CLOSED = '777777777778';
const UNIT = 'ou-ab12-guests01';
const REGIONS = ['eu-west-1', 'us-east-1'];

describeWithTools('a census of certificates', () => {
  let emulator: Emulator;
  let counting: CountingFunction;
  let zone: ZoneRecords;
  let shop: RequestingAccount;
  let guest: RequestingAccount;
  const arns: Record<string, string> = {};

  beforeAll(async () => {
    const organization = emulatedOrganization(local);
    emulator = await startEmulator(toolchain.python!, {
      ...organization,
      memberAccountIds: [...organization.memberAccountIds, GUEST, CLOSED],
      organizationalUnits: [{ id: UNIT, accountIds: [GUEST] }],
      delegatedAdministrators: [HUB],
    });
    const { endpoint } = emulator;
    zone = await ZoneRecords.of(endpoint, HUB, 'example.com');
    shop = await RequestingAccount.of(endpoint, SHOP);
    guest = await RequestingAccount.of(endpoint, GUEST);
    arns.web = await shop.request(['web.example.com', '*.web.example.com'], 'eu-west-1', {
      Options: { Export: 'ENABLED' },
    });
    arns.curve = await shop.request(['curve.example.com'], 'us-east-1', { KeyAlgorithm: 'EC_prime256v1' });
    arns.pending = await shop.request(['pending.example.com']);
    arns.guest = await guest.request(['guest.example.com'], 'eu-west-1', {
      KeyAlgorithm: 'EC_secp384r1',
    });
    arns.byPeople = await imported(shop, 'people.example.com', {});
    arns.byFunction = await imported(shop, 'function.example.com', { [ROTATED_TAG]: 'true' });
    for (const [account, arn] of [
      [shop, arns.web],
      [shop, arns.curve],
      [guest, arns.guest],
    ] as const)
      await prove(account, arn);
    await shop
      .acm('eu-west-1')
      .send(
        new ExportCertificateCommand({ CertificateArn: arns.web, Passphrase: Buffer.from('passphrase') }),
      );
    counting = await CountingFunction.of(emulator, [
      { ids: [SHOP], regions: REGIONS },
      { ids: [UNIT], regions: REGIONS },
      { ids: [CLOSED], regions: REGIONS },
    ]);
    for (const accountId of [SHOP, GUEST]) await counting.enter(accountId);
  });
  afterAll(() => emulator?.stop());

  /** Writes the records of a certificate. */
  async function prove(account: RequestingAccount, arn: string): Promise<void> {
    const { DomainValidationOptions: options = [] } = await account.described(arn);
    const { Name, Value } = options[0]!.ResourceRecord!;
    await zone.change('UPSERT', Name!, Value!);
  }

  async function imported(
    account: RequestingAccount,
    name: string,
    tags: Readonly<Record<string, string>>,
  ): Promise<string> {
    const { certificate, privateKey, chain } = new CaOutsideAws().issue({ names: [name] });
    const { CertificateArn } = await account.acm('eu-west-1').send(
      new ImportCertificateCommand({
        Certificate: Buffer.from(certificate),
        PrivateKey: Buffer.from(privateKey),
        CertificateChain: Buffer.from(chain),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    return CertificateArn!;
  }

  /** Has a census come, and waits until its inventory is there. */
  async function census(
    come: () => Promise<void> = () => emulator.passSchedules(),
  ): Promise<ReadonlyMap<string, InventoryLine>> {
    const before = seenLast((await counting.inventory()) ?? []);
    await come();
    const lines = await until(
      async () => (await counting.inventory()) ?? [],
      (found) => seenLast(found) > before,
    );
    return new Map(lines.map((line) => [line.certificateArn, line]));
  }

  function seenLast(lines: readonly InventoryLine[]): string {
    return (
      lines
        .map(({ seenAt }) => seenAt)
        .sort()
        .at(-1) ?? ''
    );
  }

  /** The metrics of all certificates, of each census. */
  async function figures(): Promise<Array<Record<string, unknown>>> {
    return (await counting.made.log()).filter((line) => 'Issued' in line && !hasOtherDimension(line));
  }

  function hasOtherDimension(line: Record<string, unknown>): boolean {
    return ['account', 'region', 'source'].some((each) => each in line);
  }

  async function latest(): Promise<Record<string, unknown>> {
    return (await figures()).at(-1)!;
  }

  test('has every certificate of every account and Region, whatever its key, and no other', async () => {
    const found = await census();
    expect([...found.keys()].sort()).toEqual(Object.values(arns).sort());
    expect(found.get(arns.web!)).toMatchObject({
      accountId: SHOP,
      region: 'eu-west-1',
      names: ['web.example.com', '*.web.example.com'],
      status: 'ISSUED',
      type: 'AMAZON_ISSUED',
      keyAlgorithm: 'RSA_2048',
      validationMethod: 'DNS',
      inUse: false,
      exported: true,
      records: [
        { provedName: 'web.example.com', name: expect.stringMatching(/^_\w{32}\.web\.example\.com$/) },
      ],
      rehearsal: { problems: [] },
    });
    expect(found.get(arns.curve!)).toMatchObject({ region: 'us-east-1', keyAlgorithm: 'EC_prime256v1' });
    expect(found.get(arns.guest!)).toMatchObject({ accountId: GUEST, keyAlgorithm: 'EC_secp384r1' });
    expect(found.get(arns.byFunction!)).toMatchObject({ type: 'IMPORTED', isRotated: true });
    expect(found.get(arns.pending!)).not.toHaveProperty('rehearsal');
  });

  test('its figures equal what is there', async () => {
    expect(await latest()).toMatchObject({
      environment: 'local',
      Issued: 5,
      PendingValidation: 1,
      Failed: 0,
      Expired: 0,
      NotInUse: 4,
      ImportedWithoutRotation: 1,
      RenewalWouldFail: 0,
      RenewalOverdue: 0,
      CertificateRenewalElapsedTime: 0,
    });
    const bySource = (await counting.made.log()).filter((line) => 'Issued' in line && 'source' in line);
    expect(Object.fromEntries(bySource.map(({ source, Issued }) => [source, Issued]))).toEqual({
      public: 3,
      imported: 2,
    });
    const byAccount = (await counting.made.log()).filter((line) => 'Issued' in line && 'account' in line);
    expect(Object.fromEntries(byAccount.map(({ account, Issued }) => [account, Issued]))).toEqual({
      [SHOP]: 4,
      [GUEST]: 1,
    });
  });

  test('an account that does not let it in is told, and hides no other', async () => {
    const absent = (await counting.made.log()).filter((line) => 'CensusAbsent' in line);
    expect(
      absent.map(({ accountId, region }) => `${accountId as string} ${region as string}`).sort(),
    ).toEqual(REGIONS.map((region) => `${CLOSED} ${region}`));
    expect(await counting.made.deadMessages()).toBe(0);
  });

  test('a renewal that would fail is found months before it matters, with its reason', async () => {
    const { DomainValidationOptions: options = [] } = await shop.described(arns.web!);
    const { Name, Value } = options[0]!.ResourceRecord!;
    await zone.change('DELETE', Name!, Value!);
    const found = await census(() => emulator.moveClock(1));
    expect(found.get(arns.web!)!.rehearsal!.problems).toEqual([
      expect.objectContaining({
        id: 'validation-record-missing',
        name: 'web.example.com',
        problem: expect.stringContaining('must exist, got none'),
      }),
    ]);
    expect(found.get(arns.curve!)!.rehearsal!.problems).toEqual([]);
    expect(await counting.made.output()).toContainEqual(expect.stringContaining('"renewalWouldFail"'));
    // What was found once may pass.
    expect(await latest()).toMatchObject({ RenewalWouldFail: 0 });
    await census();
    expect(await latest()).toMatchObject({ RenewalWouldFail: 1, RenewalOverdue: 0 });
  });

  test('a renewal that does not come is overdue, and its time is counted from when it began', async () => {
    await census(() => emulator.moveClock(175));
    const first = await latest();
    expect(first).toMatchObject({ RenewalWouldFail: 1, RenewalOverdue: 1, DaysToFirstExpiry: 21 });
    await census(() => emulator.moveClock(2));
    const second = await latest();
    const elapsed = (line: Record<string, unknown>) => line['CertificateRenewalElapsedTime'] as number;
    expect(elapsed(first)).toBeGreaterThan(0);
    expect(Math.round((elapsed(second) - elapsed(first)) / 86_400)).toBe(2);
  });

  test('what is gone is gone from it', async () => {
    await shop.acm('eu-west-1').send(new DeleteCertificateCommand({ CertificateArn: arns.pending }));
    expect([...(await census()).keys()]).not.toContain(arns.pending);
  });

  test('a message that comes twice, late or garbled changes nothing', async () => {
    const before = await latest();
    const part = { source: 'certfleet.census.region', 'detail-type': 'Part' };
    for (const body of [
      JSON.stringify({ ...part, detail: { accountId: SHOP, region: 'eu-west-1' } }),
      JSON.stringify({ ...part, detail: { accountId: SHOP, region: 'eu-west-1' } }),
    ])
      await counting.made.send(body);
    await counting.made.isRead();
    await census();
    const { Issued, PendingValidation } = await latest();
    expect({ Issued, PendingValidation }).toEqual({
      Issued: before['Issued'],
      PendingValidation: before['PendingValidation'],
    });
  });
});
