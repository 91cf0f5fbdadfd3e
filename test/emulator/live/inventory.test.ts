import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import { Deployment } from '../../../emulator/deployment';
import type { Emulator } from '../../../emulator/emulator';
import { defineEnvironment } from '../../../environments';
import { CountingFunction } from '../../support/counting-function';
import { recordedTerminal } from '../../support/recorded-terminal';
import { RequestingAccount } from '../../support/requesting-account';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeWithTools, toolchain } from '../../support/tools';
import { until } from '../../support/until';
import { ZoneRecords } from '../../support/zone-records';

const SHARED = '111111111111';
const SHOP = '222222222222';
const GUEST = '777777777777';
const REGION = 'eu-west-1';
const access = (accountId: string) => ({
  accountId,
  deployRoleArn: `arn:aws:iam::${accountId}:role/certfleet-deploy`,
});
/** Of an account that nobody counts, or of an earlier life of one. */
const LEFT = `_${'a'.repeat(32)}.left.example.com`;

const ENVIRONMENT = defineEnvironment({
  name: 'live',
  organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 's3', bucket: 'certfleet-trial-state', region: REGION },
  sharedServices: { ...access(SHARED), region: REGION, zones: { 'example.com': { type: 'create' } } },
  applications: {
    shop: {
      ...access(SHOP),
      regions: [REGION],
      domains: ['example.com'],
      certificates: { web: { source: 'public', domainName: 'shop.example.com' } },
    },
  },
  census: {
    bucketName: 'certfleet-local-census',
    accounts: { guest: { accountIds: [GUEST], regions: [REGION] } },
  },
});

describeWithTools('the inventory of a census, asked from AWS', () => {
  const folder = temporaryFolder('inventory');
  const callersEnvironment = { ...process.env };
  let emulator: Emulator;
  let zone: ZoneRecords;

  beforeAll(async () => {
    ({ emulator } = await Deployment.start(ENVIRONMENT, { toolchain, folder }));
    process.env = emulator.environment();
    writeFileSync(join(folder, 'live.ts'), `export default ${JSON.stringify(ENVIRONMENT)};\n`);
    zone = await ZoneRecords.of(emulator.endpoint, SHARED, 'example.com');
    await zone.change('CREATE', LEFT, '_b.acm-validations.aws');
    for (const [accountId, name] of [
      [SHOP, 'shop.example.com'],
      [GUEST, 'guest.example.com'],
    ] as const)
      await issue(accountId, name);
    const counting = await CountingFunction.of(emulator, [{ ids: [SHOP, GUEST], regions: [REGION] }]);
    for (const accountId of [SHOP, GUEST]) await counting.enter(accountId);
    await emulator.passSchedules();
    await until(
      async () => (await counting.inventory()) ?? [],
      (lines) => lines.length > 0,
    );
  });
  afterAll(async () => {
    process.env = callersEnvironment;
    await emulator?.stop();
  });

  /** A certificate with its record. */
  async function issue(accountId: string, name: string): Promise<void> {
    const account = await RequestingAccount.of(emulator.endpoint, accountId);
    const arn = await account.request([name]);
    const { DomainValidationOptions: options = [] } = await account.described(arn);
    const { Name, Value } = options[0]!.ResourceRecord!;
    await zone.change('CREATE', Name!, Value!);
  }

  async function certfleet(...args: string[]) {
    const terminal = recordedTerminal();
    const command = [...args, '--environments', folder, '--role-name', 'certfleet-reader'];
    const exitCode = await runCommandLine(command, terminal);
    return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
  }

  test('list --inventory tells of the certificates of all accounts, declared or not', async () => {
    const { exitCode, printed } = await certfleet('list', 'live', '--inventory', '--json');
    const entries = JSON.parse(printed) as Array<Record<string, unknown>>;
    expect(exitCode).toBe(0);
    expect(entries).toEqual([
      expect.objectContaining({
        account: 'shop',
        accountId: SHOP,
        certificate: 'web',
        names: ['shop.example.com'],
        status: 'issued',
        keyAlgorithm: 'RSA_2048',
        rehearsal: { at: expect.any(String) as string, problems: [] },
      }),
      expect.objectContaining({ accountId: GUEST, declared: false, names: ['guest.example.com'] }),
    ]);
  });

  test('page --inventory writes the certificates of all accounts, and which renew by themselves', async () => {
    const file = join(folder, 'certificates.html');
    const { exitCode, printed } = await certfleet('page', 'live', '--inventory', '--output', file);
    expect({ exitCode, printed }).toEqual({ exitCode: 0, printed: '' });
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('<b>shop.example.com</b>');
    expect(page).toContain('<b>guest.example.com</b>');
    expect(page).toMatch(/<h1>Certificates: .* of 2 needs? (?:anybody|somebody)<\/h1>/);
    const { printed: said } = await certfleet('page', 'live', '--inventory', '--json');
    const { counts } = JSON.parse(said) as { counts: Record<string, number> };
    expect(counts).toEqual({ all: 2, somebody: 0, itself: 0, neither: 2 });
  });

  test('unexplained-records tells of the record that nothing renews by, and of no other', async () => {
    const { exitCode, printed } = await certfleet('unexplained-records', 'live', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(printed)).toEqual([
      expect.objectContaining({ zone: 'example.com', name: LEFT, provedName: 'left.example.com' }),
    ]);
  });
});
