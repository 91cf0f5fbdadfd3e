import { DescribeCertificateCommand, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { trustIn } from '../../emulator/authorization/emulated-role';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { certificateStatements } from '../../modules/automation/certificate-rights';
import { CERTIFICATE_TAG } from '../../modules/core';
import { DISTRIBUTION_VARIABLE, type DistributionConfiguration } from '../../modules/core/distribution';
import { AcmAccount, REGION } from '../support/acm-account';
import { QueueDrivenFunction } from '../support/queue-driven-function';
import { describeWithTools, toolchain } from '../support/tools';
import { until } from '../support/until';

const OWNER = '111111111111';
const ACCOUNTS = ['222222222222', '333333333333'] as const;
const NAME = 'everywhere.example.com';
const FUNCTION = 'certfleet-local-everywhere-copies';
const TAGS = { Name: NAME, [CERTIFICATE_TAG]: FUNCTION };

describeWithTools('distribution of a certificate to two accounts', () => {
  let emulator: Emulator;
  let distribution: QueueDrivenFunction;
  let certificateArn: string;
  const acm = new Map<string, AcmAccount>();

  const original = async () => (await acm.get(OWNER)!.described(certificateArn)).Serial!;

  /** ARN and serial of every certificate that an account has. */
  async function copies(accountId: string): Promise<ReadonlyArray<{ arn: string; serial: string }>> {
    const { acm: client } = acm.get(accountId)!;
    const { CertificateSummaryList = [] } = await client.send(new ListCertificatesCommand({}));
    return Promise.all(
      CertificateSummaryList.map(async ({ CertificateArn }) => {
        const { Certificate } = await client.send(new DescribeCertificateCommand({ CertificateArn }));
        return { arn: CertificateArn!, serial: Certificate!.Serial! };
      }),
    );
  }

  const allCopies = async () => (await Promise.all(ACCOUNTS.map(copies))).flat();

  /** Waits until every copy is what ACM has issued last; what they are then. */
  async function current() {
    const serial = await original();
    return until(allCopies, (all) => all.every((each) => each.serial === serial));
  }

  /** What ACM tells of every issue and renewal. */
  const told = (detail: object = { Action: 'RENEWAL' }) =>
    JSON.stringify({
      source: 'aws.acm',
      'detail-type': 'ACM Certificate Available',
      resources: [certificateArn],
      detail,
    });

  const lifecycle = (action: string) => ({ region: REGION, tags: TAGS, tf: { action, prev_input: null } });

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    for (const accountId of [OWNER, ...ACCOUNTS])
      acm.set(accountId, await AcmAccount.of(emulator.endpoint, accountId));
    certificateArn = await acm.get(OWNER)!.issued(NAME, 'ENABLED');
    await emulator.setRoles(
      ACCOUNTS.map((accountId) => ({
        accountId,
        name: FUNCTION,
        trust: trustIn(`arn:aws:iam::${OWNER}:role/${FUNCTION}`, undefined),
        policies: [
          {
            name: FUNCTION,
            document: {
              Version: '2012-10-17',
              Statement: certificateStatements({
                partition: 'aws',
                accountId,
                regions: [REGION],
                certificate: FUNCTION,
              }),
            },
          },
        ],
      })),
    );
    const configuration: DistributionConfiguration = {
      certificateArn,
      certificate: FUNCTION,
      roleName: FUNCTION,
      domainNames: [NAME],
      targets: [{ accountIds: ACCOUNTS, regions: [REGION] }],
    };
    distribution = await QueueDrivenFunction.of(emulator, {
      accountId: OWNER,
      name: FUNCTION,
      code: 'distribution',
      statements: [
        {
          Effect: 'Allow',
          Action: ['acm:DescribeCertificate', 'acm:ExportCertificate'],
          Resource: certificateArn,
        },
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: ACCOUNTS.map((accountId) => `arn:aws:iam::${accountId}:role/${FUNCTION}`),
        },
      ],
      variables: { [DISTRIBUTION_VARIABLE]: JSON.stringify(configuration) },
      pattern: { source: ['aws.acm'], resources: [certificateArn] },
      receives: 3,
    });
    await distribution.makeQueue();
    for (const accountId of ACCOUNTS) await distribution.makeAlias(`account-${accountId}`);
  });
  afterAll(() => emulator?.stop());

  test('each account has its first copy imported, and only once', async () => {
    for (const accountId of ACCOUNTS) {
      const alias = `account-${accountId}`;
      const first = await distribution.invoke(lifecycle('create'), alias);
      expect(await distribution.invoke(lifecycle('create'), alias)).toEqual(first);
      expect(await copies(accountId)).toEqual([
        { arn: (first as { certificateArn: string }).certificateArn, serial: await original() },
      ]);
    }
  });

  test("ACM's renewal comes to every copy under its ARN, one export for both", async () => {
    const [before, lines] = [await allCopies(), (await distribution.log()).length];
    await emulator.renewCertificates();
    const after = await current();
    expect(after).toEqual(before.map(({ arn }) => ({ arn, serial: expect.any(String) as string })));
    expect(after.map(({ serial }) => serial)).toEqual([await original(), await original()]);
    await distribution.isRead();
    const decisions = (await distribution.log()).slice(lines).map(({ decision }) => decision);
    expect(decisions).toEqual(['imported', 'imported']);
  });

  test('every event twice, late, out of order and of what is long replaced: nothing is imported again', async () => {
    const [before, lines] = [await current(), (await distribution.log()).length];
    const events = [
      told(),
      told(),
      told({ Action: 'ISSUANCE' }),
      told({ Action: 'RENEWAL', CommonName: 'evil' }),
    ];
    await Promise.all(events.map((event) => distribution.send(event)));
    await distribution.isRead();
    await distribution.send(told({ Action: 'ISSUANCE', CreatedAt: '2020-01-01T00:00:00Z' }));
    await distribution.isRead();
    const decisions = (await distribution.log()).slice(lines).map(({ decision }) => decision);
    expect(decisions.length).toBeGreaterThan(1);
    expect(new Set(decisions)).toEqual(new Set(['unchanged']));
    expect(await allCopies()).toEqual(before);
  });

  test('a renewal that no event told of is found by the daily sweep', async () => {
    await distribution.hearsEvents(false);
    await emulator.renewCertificates();
    const serial = await original();
    expect((await allCopies()).map((each) => each.serial)).not.toContain(serial);
    await emulator.passSchedules();
    expect((await current()).map((each) => each.serial)).toEqual([serial, serial]);
    await distribution.hearsEvents(true);
  });

  test('a poisoned message lands in the dead-letter queue, and the rest goes on', async () => {
    await distribution.isRead();
    await distribution.send(
      JSON.stringify({ source: 'evil', resources: ['arn:x'], targets: ['444444444444'] }),
    );
    await emulator.renewCertificates();
    await distribution.send('{"Records":');
    expect((await current()).map(({ serial }) => serial)).toEqual([await original(), await original()]);
    expect(
      await until(
        () => distribution.deadMessages(),
        (count) => count === 2,
      ),
    ).toBe(2);
    expect(await distribution.messages()).toBe(0);
  });

  /** Twelve requests at least: each copy's role, its list, its tags and body, its import; the original and its export. */
  test.each([1, 1.5, 2, 3.5, 5, 6.5, 8, 9.5, 11, 11.5])(
    'a function that is killed at its request %d loses nothing',
    async (killAt) => {
      const before = await current();
      await distribution.forgetDeadMessages();
      await distribution.killAt(killAt);
      await emulator.renewCertificates();
      const serial = await original();
      await distribution.isRead();
      // No attempt comes to a copy with two requests: its role is one, its list another.
      if (killAt <= 2) expect(await distribution.deadMessages()).toBe(1);
      await distribution.killAt();
      await emulator.passSchedules();
      expect(await current()).toEqual(before.map(({ arn }) => ({ arn, serial })));
    },
  );

  test('no key is in a line of the log', async () => {
    const text = (await distribution.output()).join('\n');
    expect(text).toContain('"decision":"imported"');
    expect(text).not.toMatch(/BEGIN|PRIVATE KEY/);
  });

  test('an account has its own copy deleted, and no other', async () => {
    const [left, right] = ACCOUNTS;
    expect(await distribution.invoke(lifecycle('delete'), `account-${left}`)).toEqual({});
    expect(await copies(left)).toEqual([]);
    expect(await copies(right)).toHaveLength(1);
    expect(await distribution.invoke(lifecycle('delete'), `account-${left}`)).toEqual({});
  });
});
