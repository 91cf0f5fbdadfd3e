import { ExportCertificateCommand } from '@aws-sdk/client-acm';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { AcmAccount, REGION } from '../support/acm-account';
import { EmulatedFunction } from '../support/emulated-function';
import { EventQueue, type ReceivedEvent } from '../support/event-queue';
import { sharedAuthority } from '../support/shared-authority';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const DAY = 86_400_000;
/** What ACM itself tells; not what a trail does. */
const PATTERN = { source: ['aws.acm'], 'detail-type': [{ prefix: 'ACM ' }] };

const CLOCK = `exports.handler = async () => ({
  now: Date.now(),
  made: new Date().getTime(),
  text: Date.parse(Date()),
  given: new Date(0).toISOString(),
  isDate: new Date() instanceof Date,
});`;

describeWithTools('the clock of the emulated AWS', () => {
  let emulator: Emulator;
  let shop: AcmAccount;
  let authorityArn: string;
  let events: EventQueue;
  let clock: EmulatedFunction;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const { endpoint } = emulator;
    shop = await AcmAccount.of(endpoint, SHOP);
    authorityArn = await sharedAuthority(endpoint, { region: REGION, owner: SHARED, sharedWith: [SHOP] });
    events = await EventQueue.of(endpoint, SHOP, { name: 'acm', pattern: PATTERN });
    clock = await EmulatedFunction.of(emulator, { accountId: SHOP, name: 'clock', code: CLOCK });
  });
  afterAll(() => emulator?.stop());

  /** What a function reads on it. */
  const read = async () => (await clock.invoke('clock')) as Record<'now' | 'made' | 'text', number>;

  const exportCertificate = (CertificateArn: string) =>
    shop.acm.send(new ExportCertificateCommand({ CertificateArn, Passphrase: Buffer.from('passphrase') }));

  /** What ACM has told of a certificate since this was asked last. */
  const told = async (arn: string): Promise<ReceivedEvent[]> =>
    (await events.take()).filter(({ resources }) => resources[0] === arn);

  const kinds = async (arn: string) =>
    (await told(arn)).map(({ 'detail-type': kind, detail }) => detail['Action'] ?? kind);

  /** A public certificate that ACM would renew, and the zone in which its record is. */
  async function exportedPublic(name: string): Promise<readonly [arn: string, zone: string]> {
    const arn = await shop.pending(name, 'ENABLED');
    const zone = await shop.zone(name);
    await shop.changeRecord('CREATE', arn, zone);
    await exportCertificate(arn);
    return [arn, zone];
  }

  test('moves functions with it, and leaves dates that are given alone', async () => {
    const before = await read();
    expect(Math.abs(before.now - Date.now())).toBeLessThan(DAY / 2);
    await emulator.moveClock(10);
    const after = await read();
    for (const way of ['now', 'made', 'text'] as const)
      expect(Math.round((after[way] - before[way]) / DAY)).toBe(10);
    expect(after).toMatchObject({ given: '1970-01-01T00:00:00.000Z', isDate: true });
  });

  test.each([0, -1, 1.5, 3651, '1', true, null, undefined])('fails to move by %p days', async (days) => {
    const before = await read();
    await expect(emulator.moveClock(days as number)).rejects.toThrow(
      /refused clock: 400 days must be a whole number from 1 to 3650/,
    );
    expect((await read()).now - before.now).toBeLessThan(DAY / 2);
  });

  test('fails to do what it does not know', async () => {
    const answer = await fetch(`${emulator.endpoint}/certfleet-emulator/calendar`, { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('calendar must be one of clock'),
    ]);
  });

  const renewed: ReadonlyArray<readonly [string, number, () => Promise<string>]> = [
    ['public', 198 - 45, async () => (await exportedPublic('renewed.example.com'))[0]],
    ['private', 395 - 60, () => shop.private('renewed.example.org', authorityArn)],
  ];
  test.each(renewed)(
    'a %s certificate is renewed under its ARN after %d days, and not a day before',
    async (_, days, issue) => {
      const arn = await issue();
      await exportCertificate(arn);
      const { Serial, NotAfter } = await shop.described(arn);
      await told(arn);
      await emulator.moveClock(days - 1);
      expect(await shop.described(arn)).toMatchObject({ Serial, NotAfter });
      expect(await told(arn)).toEqual([]);
      await emulator.moveClock(1);
      const after = await shop.described(arn);
      expect(after).toMatchObject({ Status: 'ISSUED', RenewalSummary: { RenewalStatus: 'SUCCESS' } });
      expect(after.Serial).not.toBe(Serial);
      expect(Math.round((after.NotAfter!.getTime() - NotAfter!.getTime()) / DAY)).toBe(days);
      expect(await kinds(arn)).toEqual(['RENEWAL']);
    },
  );

  test('a long move skips nothing on its way: a renewal, and the end of what it issued', async () => {
    const arn = await shop.private('often.example.com', authorityArn);
    await exportCertificate(arn);
    await told(arn);
    // Nobody exports what the first renewal issued, so there is no second, and it ends.
    await emulator.moveClock(335 + 395);
    expect(await kinds(arn)).toEqual([
      'RENEWAL',
      ...Array<string>(45).fill('ACM Certificate Approaching Expiration'),
      'ACM Certificate Expired',
    ]);
  });

  test('a certificate whose record is gone is not renewed, and expires', async () => {
    const [arn, zone] = await exportedPublic('gone.example.com');
    const { Serial } = await shop.described(arn);
    await shop.changeRecord('DELETE', arn, zone);
    await emulator.moveClock(197);
    const waiting = { Serial, RenewalSummary: { RenewalStatus: 'PENDING_VALIDATION' } };
    expect(await shop.described(arn)).toMatchObject({ ...waiting, Status: 'ISSUED' });
    await told(arn);
    await emulator.moveClock(1);
    const expired = { Serial, Status: 'EXPIRED', RenewalEligibility: 'INELIGIBLE' };
    expect(await shop.described(arn)).toMatchObject(expired);
    expect(await told(arn)).toEqual([
      expect.objectContaining({
        'detail-type': 'ACM Certificate Expired',
        detail: {
          CertificateType: 'AMAZON_ISSUED',
          CommonName: 'gone.example.com',
          DomainValidationMethod: 'DNS',
          CertificateCreatedDate: expect.stringMatching(/Z$/),
          CertificateExpirationDate: expect.stringMatching(/Z$/),
          InUse: false,
          Exported: true,
        },
      }),
    ]);
    await shop.changeRecord('CREATE', arn, zone);
    await emulator.moveClock(1);
    expect(await shop.described(arn)).toMatchObject(expired);
    expect(await told(arn)).toEqual([]);
  });

  test('a certificate whose record comes back in time is renewed', async () => {
    const [arn, zone] = await exportedPublic('back.example.com');
    const { Serial } = await shop.described(arn);
    await shop.changeRecord('DELETE', arn, zone);
    await emulator.moveClock(160);
    expect((await shop.described(arn)).Serial).toBe(Serial);
    await shop.changeRecord('CREATE', arn, zone);
    await emulator.moveClock(1);
    const after = await shop.described(arn);
    expect(after).toMatchObject({ Status: 'ISSUED', RenewalSummary: { RenewalStatus: 'SUCCESS' } });
    expect(after.Serial).not.toBe(Serial);
  });

  test('a certificate that nobody uses expires, and its end is told from 30 days before', async () => {
    const arn = await shop.issued('idle.example.com');
    await emulator.moveClock(167);
    await told(arn);
    await emulator.moveClock(1);
    const [first, ...more] = await told(arn);
    expect([first, ...more]).toEqual([
      expect.objectContaining({
        'detail-type': 'ACM Certificate Approaching Expiration',
        detail: { CommonName: 'idle.example.com', DaysToExpiry: expect.any(Number) },
      }),
    ]);
    // Whole days are told: 30 in the second of the issue, and 29 from the next one on.
    expect([29, 30]).toContain(first!.detail['DaysToExpiry']);
    await emulator.moveClock(30);
    expect(await shop.described(arn)).toMatchObject({ Status: 'EXPIRED' });
  });

  test('the wait for a record ends after three days, and the record then comes too late', async () => {
    const arn = await shop.pending('late.example.com');
    const zone = await shop.zone('late.example.com');
    await emulator.moveClock(2);
    expect(await shop.described(arn)).toMatchObject({ Status: 'PENDING_VALIDATION' });
    await emulator.moveClock(1);
    await shop.changeRecord('CREATE', arn, zone);
    const described = await shop.described(arn);
    expect(described).toMatchObject({
      Status: 'VALIDATION_TIMED_OUT',
      DomainValidationOptions: [{ ValidationStatus: 'FAILED' }],
    });
    expect(described).not.toHaveProperty('NotAfter');
  });
});
