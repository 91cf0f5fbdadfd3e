import { DeleteCertificateCommand, ExportCertificateCommand } from '@aws-sdk/client-acm';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { CountingFunction } from '../support/counting-function';
import { TOPIC_NAME, letNotify, notifyingFunction } from '../support/notifying-function';
import type { QueueDrivenFunction } from '../support/queue-driven-function';
import { RequestingAccount } from '../support/requesting-account';
import { type Told, ToldTopic } from '../support/told-topic';
import { describeWithTools, toolchain } from '../support/tools';
import { until } from '../support/until';
import { ZoneRecords } from '../support/zone-records';

const HUB = '111111111111';
const SHOP = '222222222222';
const REGION = 'eu-west-1';
const BUCKET = 'certfleet-local-census';

describeWithTools('people who are told of certificates', () => {
  let emulator: Emulator;
  let counting: CountingFunction;
  let telling: QueueDrivenFunction;
  let shop: RequestingAccount;
  let platform: ToldTopic;
  let shopTeam: ToldTopic;
  let zone: ZoneRecords;
  let web: string;
  let proof: { Name: string; Value: string };

  beforeAll(async () => {
    const organization = emulatedOrganization(local);
    emulator = await startEmulator(toolchain.python!, organization);
    const { endpoint } = emulator;
    shop = await RequestingAccount.of(endpoint, SHOP);
    zone = await ZoneRecords.of(endpoint, HUB, 'example.com');
    platform = await ToldTopic.of(endpoint, HUB, TOPIC_NAME);
    shopTeam = await ToldTopic.of(endpoint, HUB, `${TOPIC_NAME}-shop-team`);
    web = await shop.request(['web.example.com'], REGION, { Options: { Export: 'ENABLED' } });
    const { DomainValidationOptions: [option] = [] } = await shop.described(web);
    proof = option!.ResourceRecord as typeof proof;
    await zone.change('UPSERT', proof.Name, proof.Value);
    await shop
      .acm(REGION)
      .send(new ExportCertificateCommand({ CertificateArn: web, Passphrase: Buffer.from('passphrase') }));
    counting = await CountingFunction.of(emulator, [
      { ids: [SHOP], regions: [REGION], account: 'shop', owner: 'shop-team' },
    ]);
    await counting.enter(SHOP);
    telling = await notifyingFunction(emulator, { bucketName: BUCKET, owners: ['shop-team'] });
    for (const accountId of [HUB, SHOP]) await letNotify(emulator, accountId, [REGION]);
  });
  afterAll(() => emulator?.stop());

  /** Has a census come, and then the look at what it found. */
  async function hour(come: () => Promise<void> = () => emulator.passSchedules()): Promise<void> {
    const before = await counting.seenAt(SHOP, REGION);
    await come();
    await until(
      () => counting.seenAt(SHOP, REGION),
      (seenAt) => seenAt > before,
    );
    await works(() => emulator.passSchedules());
  }

  /** Waits until the function has said what it made of something. */
  async function works(happens: () => Promise<void>): Promise<void> {
    const before = (await telling.log()).length;
    await happens();
    await until(
      () => telling.log(),
      (lines) => lines.length > before,
    );
  }

  /** The first message that a topic gets, and all that have come by then. */
  async function firstOf(topic: ToldTopic): Promise<Told[]> {
    return until(
      () => topic.take(),
      (told) => told.length > 0,
    );
  }

  async function isQuiet(): Promise<void> {
    expect(await shopTeam.take()).toEqual([]);
    expect(await platform.take()).toEqual([]);
    expect(await telling.deadMessages()).toBe(0);
  }

  const event = (source: string, detailType: string, more: { detail?: object; resources?: string[] }) => ({
    accountId: SHOP,
    region: REGION,
    source,
    detailType,
    detail: {},
    ...more,
  });

  test('nobody is told of certificates that are well', async () => {
    await hour();
    await isQuiet();
  });

  test('who answers for the account is told once, with reason and runbook, that a renewal would fail', async () => {
    await zone.change('DELETE', proof.Name, proof.Value);
    await hour(() => emulator.moveClock(1));
    await hour();
    const [told, ...more] = await firstOf(shopTeam);
    expect(more).toEqual([]);
    expect(told!.Subject).toBe('[local] 1 certificate could not be renewed today');
    expect(told!.Message).toContain('web.example.com\n');
    expect(told!.Message).toContain(`account ${SHOP} (shop) of shop-team, ${REGION}`);
    expect(told!.Message).toContain('must exist, got none');
    expect(told!.Message).toContain('Runbook: https://example.com/runbooks/renewal-would-fail');
    await hour();
    await isQuiet();
  });

  test('a certificate nears its end: one message, however often ACM says so, and the metric shows it', async () => {
    await hour(() => emulator.moveClock(175));
    const [told, ...more] = await firstOf(shopTeam);
    expect(more).toEqual([]);
    expect(told!.Subject).toBe('[local] 1 certificate should have been renewed by now');
    expect(told!.Message).toContain('Runbook: https://example.com/runbooks/certificate-not-renewed');
    await until(
      () => counting.made.log(),
      (lines) => lines.some(({ RenewalOverdue }) => RenewalOverdue === 1),
    );
    expect(await counting.made.log()).toContainEqual(expect.objectContaining({ RenewalOverdue: 1 }));
    await hour(() => emulator.moveClock(3));
    await isQuiet();
  });

  test('what ACM and AWS Health say of one renewal is one matter', async () => {
    const resources = [web];
    const detail = { RenewalStatusReason: 'PCA_ACCESS_DENIED', DaysToExpiry: 15 };
    const asked = event('aws.acm', 'ACM Certificate Renewal Action Required', { detail, resources });
    await emulator.sendEvent(asked);
    const [told] = await firstOf(shopTeam);
    expect(told!.Subject).toBe('[local] 1 certificate waits for somebody before ACM can renew it');
    expect(told!.Message).toContain('PCA_ACCESS_DENIED');
    await works(() => emulator.sendEvent(asked));
    await works(() =>
      emulator.sendEvent(
        event('aws.health', 'AWS Health Event', {
          detail: {
            service: 'ACM',
            eventTypeCode: 'CAA_CHECK_FAILURE',
            affectedEntities: [{ entityValue: web }],
          },
        }),
      ),
    );
    await isQuiet();
  });

  test('once it is renewed, they are told so, once for all', async () => {
    await zone.change('UPSERT', proof.Name, proof.Value);
    await emulator.renewCertificates();
    const [told, ...more] = await firstOf(shopTeam);
    expect(more).toEqual([]);
    expect(told!.Subject).toBe('[local] 3 matters have passed');
    await hour();
    await isQuiet();
  });

  test('a CA that cannot write its list is told of to whom no owner is named, once a day', async () => {
    const resources = [
      `arn:aws:acm-pca:${REGION}:${HUB}:certificate-authority/00000000-0000-4000-8000-000000000001`,
    ];
    const detail = { result: 'failure', reason: 'Unable to access the S3 bucket' };
    const failed = {
      ...event('aws.acm-pca', 'ACM Private CA CRL Generation', { detail, resources }),
      accountId: HUB,
    };
    await emulator.sendEvent(failed);
    const [told] = await firstOf(platform);
    expect(told!.Subject).toBe('[local] 1 private CA could not write its revocation list');
    expect(told!.Message).toContain('Unable to access the S3 bucket');
    await emulator.sendEvent({ ...failed, detail: { result: 'success' } });
    await works(() => emulator.sendEvent(failed));
    await isQuiet();
    await hour(() => emulator.moveClock(1));
    await emulator.sendEvent(failed);
    expect(await firstOf(platform)).toHaveLength(1);
  });

  test("an account tells nothing of another one's certificates", async () => {
    const revoked = event('aws.acm', 'ACM Certificate Revoked', { resources: [web] });
    await works(() => emulator.sendEvent({ ...revoked, accountId: HUB }));
    await isQuiet();
    await emulator.sendEvent(revoked);
    expect((await firstOf(shopTeam))[0]!.Subject).toBe('[local] 1 certificate was revoked');
  });

  test('of one that is gone nothing more is told', async () => {
    await shop.acm(REGION).send(new DeleteCertificateCommand({ CertificateArn: web }));
    await hour(() => emulator.moveClock(1));
    await isQuiet();
  });
});
