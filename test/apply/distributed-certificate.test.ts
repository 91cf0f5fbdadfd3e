import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetCertificateCommand, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Aspects, TerraformOutput, TerraformStack } from 'cdktf';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { CertificateCopy, CertificateDistribution } from '../../modules/automation';
import { Provider5Arguments } from '../../stacks/provider-5-arguments';
import { AcmAccount, REGION } from '../support/acm-account';
import { callAction } from '../support/ask';
import { testApp } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const OWNER = '111111111111';
const ACCOUNTS = ['222222222222', '333333333333'] as const;
const FUNCTION = 'certfleet-distribution-everywhere';
const DOMAIN_NAMES = ['everywhere.example.com'] as const;
const SHARED = { certificate: 'local/everywhere', roleName: 'certfleet-everywhere-copies' };

/** A stack of an account, with what `define` puts into it. */
function stackOf(accountId: string, define: (stack: TerraformStack, provider: AwsProvider) => void) {
  const stack = new TerraformStack(testApp(), `account-${accountId}`);
  const provider = new AwsProvider(stack, 'aws', {
    region: REGION,
    assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/deploy` }],
  });
  stack.addOverride('terraform.required_providers.aws.version', '~> 5.100');
  define(stack, provider);
  Aspects.of(stack).add(new Provider5Arguments());
  return stack;
}

const owner = (certificateArn: string) =>
  stackOf(
    OWNER,
    (stack, provider) =>
      void new CertificateDistribution(stack, 'Everywhere', {
        ...SHARED,
        functionName: FUNCTION,
        certificateArn,
        at: { provider, providerRegion: REGION, accountId: OWNER },
        domainNames: DOMAIN_NAMES,
        targets: [{ accountIds: ACCOUNTS, regions: [REGION] }],
      }),
  );

const receiver = (accountId: string, hasCopy = true) =>
  stackOf(accountId, (stack, provider) => {
    if (!hasCopy) return;
    const copy = new CertificateCopy(stack, 'Everywhere', {
      ...SHARED,
      distributedBy: { accountId: OWNER, region: REGION, functionName: FUNCTION },
      placements: [{ provider, providerRegion: REGION, accountId }],
      domainNames: DOMAIN_NAMES,
    });
    new TerraformOutput(stack, 'arn', { value: copy.certificateArn });
  });

describeWithTools('a certificate that is distributed to two accounts', () => {
  const folder = temporaryFolder('distributed');
  let emulator: Emulator;
  let certificateArn: string;
  let acm: AcmAccount;
  const runs = new Map<string, TerraformStackRun>();

  async function prepared(accountId: string, stack: TerraformStack): Promise<TerraformStackRun> {
    const name = `account-${accountId}`;
    const run =
      runs.get(accountId) ??
      new TerraformStackRun(name, { toolchain, emulator, folder: join(folder, accountId) });
    runs.set(accountId, run);
    const app = stack.node.root as ReturnType<typeof testApp>;
    app.synth();
    await run.prepare(join(app.outdir, 'stacks', name));
    return run;
  }

  async function apply(accountId: string, stack: TerraformStack): Promise<TerraformStackRun> {
    const run = await prepared(accountId, stack);
    await run.apply();
    expect(await run.plannedActions()).toEqual({});
    return run;
  }

  /** ARN and body of the certificates that an account has. */
  async function copies(accountId: string): Promise<ReadonlyArray<{ arn: string; body: string }>> {
    const { acm: client } = await AcmAccount.of(emulator.endpoint, accountId);
    const { CertificateSummaryList = [] } = await client.send(new ListCertificatesCommand({}));
    return Promise.all(
      CertificateSummaryList.map(async ({ CertificateArn }) => {
        const { Certificate } = await client.send(new GetCertificateCommand({ CertificateArn }));
        return { arn: CertificateArn!, body: Certificate! };
      }),
    );
  }

  async function original(): Promise<string> {
    const { Certificate } = await acm.acm.send(new GetCertificateCommand({ CertificateArn: certificateArn }));
    return Certificate!;
  }

  const log = async () =>
    JSON.stringify(
      await callAction(emulator.endpoint, OWNER, 'logs', 'Logs_20140328.FilterLogEvents', {
        logGroupName: `/aws/lambda/${FUNCTION}`,
      }),
    );

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    acm = await AcmAccount.of(emulator.endpoint, OWNER);
    certificateArn = await acm.issued(DOMAIN_NAMES[0], 'ENABLED');
  });
  afterAll(() => emulator?.stop());

  test('its function stands before any account has a copy', async () => {
    await apply(OWNER, owner(certificateArn));
  });

  test('each account gets its copy in its own first apply', async () => {
    for (const accountId of ACCOUNTS) {
      const run = await apply(accountId, receiver(accountId));
      const [copy, ...others] = await copies(accountId);
      expect(others).toEqual([]);
      expect(copy).toEqual({ arn: (await run.outputs())['arn'], body: await original() });
    }
  });

  test('a renewal comes to both, under the same ARNs', async () => {
    const before = await Promise.all(ACCOUNTS.map(copies));
    const old = await original();
    await emulator.renewCertificates();
    const renewed = await original();
    expect(renewed).not.toBe(old);
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const bodies = (await Promise.all(ACCOUNTS.map(copies))).flat().map(({ body }) => body);
      if (bodies.every((body) => body === renewed)) break;
      await sleep(200);
    }
    const after = await Promise.all(ACCOUNTS.map(copies));
    expect(after).toEqual(before.map((all) => all.map(({ arn }) => ({ arn, body: renewed }))));
    for (const run of runs.values()) expect(await run.plannedActions()).toEqual({});
  });

  test('no key is in a state or in the log', async () => {
    expect(await log()).toContain('DistributionImported');
    expect(await log()).not.toMatch(/PRIVATE KEY|BEGIN CERTIFICATE/);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tfstate/.test(name),
    );
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).not.toContain('PRIVATE KEY');
  });

  test('an account that takes its copy out deletes it, and the other keeps its own', async () => {
    await apply(ACCOUNTS[0], receiver(ACCOUNTS[0], false));
    expect(await copies(ACCOUNTS[0])).toEqual([]);
    expect(await copies(ACCOUNTS[1])).toHaveLength(1);
  });

  test('and gets it again when it is put back', async () => {
    await apply(ACCOUNTS[0], receiver(ACCOUNTS[0]));
    expect((await copies(ACCOUNTS[0])).map(({ body }) => body)).toEqual([await original()]);
  });
});
