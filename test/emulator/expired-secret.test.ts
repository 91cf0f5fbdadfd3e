import { X509Certificate } from 'node:crypto';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import type { RotationReach } from '../../modules/automation/rotation-rights';
import { CERTIFICATE_TAG } from '../../modules/core';
import { AcmAccount, REGION } from '../support/acm-account';
import { callAction } from '../support/ask';
import { EventQueue } from '../support/event-queue';
import { CaOutsideAws, type Issued } from '../support/issued-certificates';
import type { QueueDrivenFunction } from '../support/queue-driven-function';
import { rotatingFunction } from '../support/rotating-function';
import { describeWithTools, toolchain } from '../support/tools';
import { until } from '../support/until';

const SHOP = '222222222222';
const NAMES = ['legacy.example.com'] as const;
const TAGS = { [CERTIFICATE_TAG]: 'local/shop/legacy' };
const REACH: RotationReach = {
  certificate: TAGS[CERTIFICATE_TAG],
  regions: [REGION],
  source: { secretId: 'legacy' },
  at: { partition: 'aws', region: REGION, accountId: SHOP },
};

/** The function hears of the secret only by its daily sweep. */
describeWithTools('an imported certificate whose secret nobody renews', () => {
  const ca = new CaOutsideAws();
  let emulator: Emulator;
  let rotation: QueueDrivenFunction;
  let shop: AcmAccount;
  let events: EventQueue;
  let certificateArn: string;

  const call = (service: string, action: string, body: object) =>
    callAction(emulator.endpoint, SHOP, service, action, body);

  const described = () => shop.described(certificateArn);

  const putSecret = (version: Issued) =>
    call('secretsmanager', 'secretsmanager.PutSecretValue', {
      SecretId: 'legacy',
      SecretString: JSON.stringify(version),
    });

  /** Moves the clock; gives what the function decides in its sweep. */
  async function move(days: number): Promise<Array<Record<string, unknown>>> {
    const { length } = await rotation.log();
    await emulator.moveClock(days);
    const all = await until(
      () => rotation.log(),
      (lines) => lines.length > length,
    );
    return all.slice(length);
  }

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    shop = await AcmAccount.of(emulator.endpoint, SHOP);
    events = await EventQueue.of(emulator.endpoint, SHOP, { name: 'acm', pattern: { source: ['aws.acm'] } });
    await call('secretsmanager', 'secretsmanager.CreateSecret', {
      Name: 'legacy',
      SecretString: JSON.stringify(ca.issue({ names: NAMES, days: 60 })),
    });
    rotation = await rotatingFunction(emulator, REACH, NAMES);
    const created = { region: REGION, tags: TAGS, tf: { action: 'create', prev_input: null } };
    ({ certificateArn } = (await rotation.invoke(created)) as { certificateArn: string });
    await rotation.makeQueue();
    await rotation.hearsEvents(false);
  });
  afterAll(() => emulator?.stop());

  test('stays issued to its last day', async () => {
    await events.take();
    // A schedule comes once in a move, however many days pass.
    expect(await move(59)).toEqual([expect.objectContaining({ decision: 'unchanged', certificateArn })]);
    expect(await described()).toMatchObject({ Status: 'ISSUED', Type: 'IMPORTED' });
  });

  test('then is EXPIRED, of which ACM has given notice for 45 days and tells nobody', async () => {
    await move(1);
    expect(await described()).toMatchObject({ Status: 'EXPIRED', RenewalEligibility: 'INELIGIBLE' });
    const told = await events.take();
    expect(new Set(told.map((event) => event['detail-type']))).toEqual(
      new Set(['ACM Certificate Approaching Expiration']),
    );
    expect(told.map(({ detail }) => detail['DaysToExpiry'])).toEqual(
      Array.from({ length: 45 }, (_, day) => 44 - day),
    );
  });

  test('is not replaced by one that was put into the secret before and has expired by then', async () => {
    const { Serial } = await described();
    await putSecret(ca.issue({ names: NAMES, days: 90 }));
    const end = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    const [refused, ...others] = await move(31);
    expect(others).toEqual([]);
    expect(refused).toMatchObject({
      decision: 'refused',
      certificateArn,
      problems: [`it expired on ${end}`],
    });
    expect(await described()).toMatchObject({ Serial, Status: 'EXPIRED' });
  });

  test('is replaced under its ARN by one that is still good', async () => {
    const version = ca.issue({ names: NAMES, days: 400 });
    await putSecret(version);
    expect(await move(1)).toEqual([expect.objectContaining({ decision: 'imported', certificateArn })]);
    const { Serial, Status } = await described();
    expect(Status).toBe('ISSUED');
    expect(Serial!.replaceAll(':', '').toUpperCase()).toBe(
      new X509Certificate(version.certificate).serialNumber,
    );
  });
});
