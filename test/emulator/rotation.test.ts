import { X509Certificate } from 'node:crypto';
import {
  ACMClient,
  DescribeCertificateCommand,
  ListCertificatesCommand,
  ListTagsForCertificateCommand,
} from '@aws-sdk/client-acm';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import type { RotationReach } from '../../modules/automation/rotation-rights';
import { CERTIFICATE_TAG } from '../../modules/core';
import { callAction } from '../support/ask';
import { CaOutsideAws, type Issued } from '../support/issued-certificates';
import type { QueueDrivenFunction } from '../support/queue-driven-function';
import { rotatingFunction } from '../support/rotating-function';
import { describeWithTools, toolchain } from '../support/tools';
import { until } from '../support/until';

const SHOP = '222222222222';
const REGION = 'eu-west-1';
const NAMES = ['legacy.example.com', '*.legacy.example.com'] as const;
const TAGS = { Name: 'legacy', [CERTIFICATE_TAG]: 'local/shop/legacy' };
const REACH: RotationReach = {
  certificate: TAGS[CERTIFICATE_TAG],
  regions: [REGION],
  source: { secretId: 'legacy' },
  at: { partition: 'aws', region: REGION, accountId: SHOP },
};

const ca = new CaOutsideAws();
/** Days for which the next version is good: each ends later than those before. */
let days = 30;
const nextVersion = (): Issued => ca.issue({ names: NAMES, days: (days += 1) });

describeWithTools('rotation of an imported certificate', () => {
  let emulator: Emulator;
  let rotation: QueueDrivenFunction;
  let acm: ACMClient;
  let certificateArn: string;
  const issued: Issued[] = [];

  const call = (service: string, action: string, body: object) =>
    callAction(emulator.endpoint, SHOP, service, action, body);

  async function serial(): Promise<string> {
    const { Certificate } = await acm.send(
      new DescribeCertificateCommand({ CertificateArn: certificateArn }),
    );
    return Certificate!.Serial!.replaceAll(':', '').toLowerCase();
  }

  const serialOf = ({ certificate }: Issued) => new X509Certificate(certificate).serialNumber.toLowerCase();

  async function putSecret(version: object | string): Promise<void> {
    const text = typeof version === 'string' ? version : JSON.stringify(version);
    if (typeof version !== 'string' && 'privateKey' in version) issued.push(version as Issued);
    await call('secretsmanager', 'secretsmanager.PutSecretValue', { SecretId: 'legacy', SecretString: text });
  }

  /** Makes the version before current again, as the runbook says. */
  async function moveCurrent(): Promise<void> {
    const { VersionIdsToStages: stages } = (await call('secretsmanager', 'secretsmanager.DescribeSecret', {
      SecretId: 'legacy',
    })) as { readonly VersionIdsToStages: Readonly<Record<string, readonly string[]>> };
    const versionOf = (stage: string) => Object.keys(stages).find((id) => stages[id]!.includes(stage));
    await call('secretsmanager', 'secretsmanager.UpdateSecretVersionStage', {
      SecretId: 'legacy',
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: versionOf('AWSPREVIOUS'),
      RemoveFromVersionId: versionOf('AWSCURRENT'),
    });
  }

  const lifecycle = (action: string) => ({ region: REGION, tags: TAGS, tf: { action, prev_input: null } });

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const { endpoint } = emulator;
    acm = new ACMClient({ endpoint, region: REGION, credentials: await accountCredentials(endpoint, SHOP) });
    const first = nextVersion();
    issued.push(first);
    await call('secretsmanager', 'secretsmanager.CreateSecret', {
      Name: 'legacy',
      SecretString: JSON.stringify(first),
    });
    rotation = await rotatingFunction(emulator, REACH, NAMES);
  });
  afterAll(() => emulator?.stop());

  test('the first certificate is imported by the function, with its tags, and only once', async () => {
    const { certificateArn: first } = (await rotation.invoke(lifecycle('create'))) as {
      certificateArn: string;
    };
    expect(await rotation.invoke(lifecycle('create'))).toEqual({ certificateArn: first });
    certificateArn = first;
    const { Tags } = await acm.send(new ListTagsForCertificateCommand({ CertificateArn: certificateArn }));
    expect(Object.fromEntries(Tags!.map(({ Key, Value }) => [Key, Value]))).toEqual(TAGS);
    expect(await serial()).toBe(serialOf(issued[0]!));
    await rotation.makeQueue();
  });

  test('a new version of the secret takes its place under the same ARN', async () => {
    const version = nextVersion();
    await putSecret(version);
    expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
  });

  test('the version before is put back, and forth again, by moving the stage of the secret', async () => {
    await rotation.isRead();
    const before = await serial();
    const version = nextVersion();
    await putSecret(version);
    expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
    await moveCurrent();
    expect(await until(serial, (seen) => seen === before)).toBe(before);
    await moveCurrent();
    expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
  });

  const wrong: ReadonlyArray<readonly [string, () => object | string, RegExp]> = [
    ['no JSON', () => 'not JSON', /it is no JSON/],
    ['no certificate', () => ({ note: 'to do' }), /holds no certificate in PEM/],
    ['the key of another', () => ({ ...nextVersion(), privateKey: issued[0]!.privateKey }), /not the key/],
    ['no chain', () => ({ ...nextVersion(), chain: undefined }), /comes without its chain/],
    ['a chain of another', () => ({ ...nextVersion(), chain: ca.root }), /did not issue the one before/],
    [
      'a key of another type',
      () => ca.issue({ names: NAMES, days: 900, key: 'ec -pkeyopt ec_paramgen_curve:prime256v1' }),
      /its key is ec prime256v1/,
    ],
    ['a name that is gone', () => ca.issue({ names: [NAMES[0]], days: 900 }), /does not cover \*\.legacy/],
    ['an end that is earlier', () => ca.issue({ names: NAMES, days: 10 }), /it ends on/],
  ];
  test.each(wrong)('a secret with %s changes nothing, and its reason is told', async (_, version, reason) => {
    await rotation.isRead();
    const [before, lines] = [await serial(), (await rotation.log()).length];
    await putSecret(version());
    const told = (
      await until(
        () => rotation.log(),
        (seen) => seen.length > lines,
      )
    ).slice(lines);
    expect(told).toEqual([
      expect.objectContaining({ decision: 'refused', certificateArn, RotationRefused: 1 }),
    ]);
    expect(told[0]!['problems']).toEqual(expect.arrayContaining([expect.stringMatching(reason)]));
    expect(await serial()).toBe(before);
    expect(await rotation.deadMessages()).toBe(0);
  });

  test('a version that no event told of is found by the daily sweep', async () => {
    await rotation.hearsEvents(false);
    const version = nextVersion();
    await putSecret(version);
    await emulator.passSchedules();
    expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
    await rotation.hearsEvents(true);
  });

  test('events twice and of old versions change nothing', async () => {
    await rotation.isRead();
    const [before, lines] = [await serial(), (await rotation.log()).length];
    const event = JSON.stringify({
      source: 'aws.secretsmanager',
      'detail-type': 'AWS API Call via CloudTrail',
    });
    await Promise.all([event, event, event].map((each) => rotation.send(each)));
    await rotation.isRead();
    const decisions = (await rotation.log()).slice(lines).map(({ decision }) => decision);
    expect(new Set(decisions)).toEqual(new Set(['unchanged']));
    expect(await serial()).toBe(before);
  });

  test('a poisoned message lands in the dead-letter queue, and the rest goes on', async () => {
    const version = nextVersion();
    await rotation.send(JSON.stringify({ source: 'evil', secretId: 'other', CertificateArn: 'arn:x' }));
    await putSecret(version);
    await rotation.send('{"Records":');
    expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
    expect(
      await until(
        () => rotation.deadMessages(),
        (count) => count === 2,
      ),
    ).toBe(2);
    expect(await rotation.messages()).toBe(0);
  });

  /** The import is its fifth request: once ACM has answered it, another attempt finds nothing left to do. */
  test.each([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5])(
    'a function that is killed at its request %d loses nothing',
    async (killAt) => {
      await rotation.forgetDeadMessages();
      await rotation.killAt(killAt);
      const version = nextVersion();
      await putSecret(version);
      await rotation.isRead();
      // Killed at each attempt, the message is for people to see.
      expect(await rotation.deadMessages()).toBe(killAt > 5 ? 0 : 1);
      await rotation.killAt();
      await emulator.passSchedules();
      expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
      const { CertificateSummaryList: listed } = await acm.send(new ListCertificatesCommand({}));
      expect(listed).toHaveLength(1);
    },
  );

  test('no key is in a line of the log, or in a message', async () => {
    const text = (await rotation.output()).join('\n');
    expect(text).toContain('"decision":"imported"');
    const bodies = issued.flatMap(({ privateKey, certificate }) => [privateKey, certificate]);
    for (const pem of bodies) expect(text).not.toContain(pem.split('\n')[2]);
    expect(text).not.toContain('BEGIN');
  });

  test('what is destroyed is deleted once nothing uses it, and a second time is no error', async () => {
    expect(await rotation.invoke(lifecycle('delete'))).toEqual({});
    expect((await acm.send(new ListCertificatesCommand({}))).CertificateSummaryList).toEqual([]);
    expect(await rotation.invoke(lifecycle('delete'))).toEqual({});
  });
});
