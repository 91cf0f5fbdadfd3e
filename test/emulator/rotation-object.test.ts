import { X509Certificate } from 'node:crypto';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  ListObjectVersionsCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import type { RotationReach } from '../../modules/automation/rotation-rights';
import { CERTIFICATE_TAG, plainSerial } from '../../modules/core';
import { AcmAccount, REGION } from '../support/acm-account';
import { configOf } from '../support/company-surroundings';
import { CaOutsideAws, type Issued } from '../support/issued-certificates';
import type { QueueDrivenFunction } from '../support/queue-driven-function';
import { rotatingFunction } from '../support/rotating-function';
import { describeWithTools, toolchain } from '../support/tools';
import { until } from '../support/until';

const SHOP = '222222222222';
const NAMES = ['legacy.example.com'] as const;
const TAGS = { [CERTIFICATE_TAG]: 'local/shop/legacy' };
const OBJECT = { bucket: 'shop-certificates', key: 'shop/legacy.json' };
const KEY = `arn:aws:kms:${REGION}:${SHOP}:key/00000000-0000-4000-8000-000000000001`;
const REACH: RotationReach = {
  certificate: TAGS[CERTIFICATE_TAG],
  regions: [REGION],
  source: OBJECT,
  at: { partition: 'aws', region: REGION, accountId: SHOP },
  kmsKeyArn: KEY,
};

const ca = new CaOutsideAws();
/** Days for which the next version is good: each ends later than those before. */
let days = 30;
const nextVersion = (): Issued => ca.issue({ names: NAMES, days: (days += 1) });
const serialOf = ({ certificate }: Issued) => new X509Certificate(certificate).serialNumber;

describeWithTools('rotation of an imported certificate that is an object', () => {
  let emulator: Emulator;
  let rotation: QueueDrivenFunction;
  let s3: S3Client;
  let shop: AcmAccount;
  let certificateArn: string;
  let standing: Issued;

  const at = { Bucket: OBJECT.bucket, Key: OBJECT.key };
  const encrypted = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KEY } as const;
  const put = (version: object | string, key = KEY) =>
    s3.send(
      new PutObjectCommand({
        ...at,
        ...encrypted,
        SSEKMSKeyId: key,
        Body: typeof version === 'string' ? version : JSON.stringify(version),
      }),
    );
  const serial = async () => plainSerial((await shop.described(certificateArn)).Serial)!;
  const isServed = async (version: Issued) => {
    expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
    standing = version;
  };

  /** What the function decides of what is put. */
  async function decisionOf(work: () => Promise<unknown>): Promise<Record<string, unknown>> {
    await rotation.isRead();
    const { length } = await rotation.log();
    await work();
    const lines = await until(
      () => rotation.log(),
      (seen) => seen.length > length,
    );
    return lines[length]!;
  }

  /** As the runbook says. */
  async function copyBack(insteadOf: string): Promise<void> {
    const { Versions: versions = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: OBJECT.bucket, Prefix: OBJECT.key }),
    );
    const first = versions.at(-1)!.VersionId;
    await s3.send(
      new CopyObjectCommand({
        ...at,
        ...encrypted,
        CopySource: `${OBJECT.bucket}/${OBJECT.key}?versionId=${first}`,
        MetadataDirective: 'REPLACE',
        Metadata: { 'certfleet-instead-of': insteadOf },
      }),
    );
  }

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    shop = await AcmAccount.of(emulator.endpoint, SHOP);
    s3 = new S3Client({ ...(await configOf(emulator.endpoint, SHOP, REGION)), forcePathStyle: true });
    await s3.send(
      new CreateBucketCommand({
        Bucket: OBJECT.bucket,
        CreateBucketConfiguration: { LocationConstraint: REGION },
      }),
    );
    await s3.send(
      new PutBucketVersioningCommand({
        Bucket: OBJECT.bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: OBJECT.bucket,
        NotificationConfiguration: { EventBridgeConfiguration: {} },
      }),
    );
    rotation = await rotatingFunction(emulator, REACH, NAMES);
  });
  afterAll(() => emulator?.stop());

  test('the first certificate is imported by the function', async () => {
    standing = nextVersion();
    await put(standing);
    const made = await rotation.invoke({ region: REGION, tags: TAGS, tf: { action: 'create' } });
    ({ certificateArn } = made as { certificateArn: string });
    expect(await serial()).toBe(serialOf(standing));
    await rotation.makeQueue();
  });

  test('a new version of the object takes its place under the same ARN', async () => {
    const version = nextVersion();
    await put(version);
    await isServed(version);
  });

  test('one that ends earlier changes nothing, whoever copied it there without a word', async () => {
    const told = await decisionOf(() => copyBack('01'));
    expect(told).toMatchObject({ decision: 'refused', RotationRefused: 1 });
    expect(await serial()).toBe(serialOf(standing));
  });

  test('the version before is put back in the place of what stands, and keeps it', async () => {
    const before = await serial();
    const spelled = before.toLowerCase().replace(/(..)(?!$)/g, '$1:');
    const told = await decisionOf(() => copyBack(spelled));
    expect(told).toMatchObject({ decision: 'imported' });
    expect(await serial()).not.toBe(before);
    expect(await decisionOf(() => emulator.passSchedules())).toMatchObject({ decision: 'unchanged' });
  });

  test('the next version takes its place as ever', async () => {
    const version = nextVersion();
    await put(version);
    await isServed(version);
  });

  test('a version that no event told of is found by the daily sweep', async () => {
    await rotation.hearsEvents(false);
    const version = nextVersion();
    await put(version);
    await emulator.passSchedules();
    await isServed(version);
    await rotation.hearsEvents(true);
  });

  test.each<[string, () => object | string, RegExp]>([
    ['no JSON', () => 'not JSON', /of the object, it is no JSON/],
    ['more than a secret may have', () => ' '.repeat(70_000), /it is longer than 65536 bytes/],
    ['the key of another', () => ({ ...nextVersion(), privateKey: standing.privateKey }), /not the key/],
  ])('an object with %s changes nothing, and its reason is told', async (_, version, reason) => {
    const told = await decisionOf(() => put(version()));
    expect(told).toMatchObject({ decision: 'refused', RotationRefused: 1 });
    expect(told['problems']).toEqual(expect.arrayContaining([expect.stringMatching(reason)]));
    expect(await serial()).toBe(serialOf(standing));
  });

  test('an object under a key that the function may not use is told as failed', async () => {
    const told = await decisionOf(() => put(nextVersion(), KEY.replace(/1$/, '2')));
    expect(told).toMatchObject({ RotationFailed: 1 });
    expect(told['reason']).toMatch(/kms:Decrypt/);
    expect(await serial()).toBe(serialOf(standing));
  });

  test('no key is in a line of the log', async () => {
    const text = (await rotation.output()).join('\n');
    expect(text).toContain('"decision":"imported"');
    for (const pem of [standing.privateKey, standing.certificate])
      expect(text).not.toContain(pem.split('\n')[2]);
    expect(text).not.toContain('BEGIN');
  });
});
