import { X509Certificate } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ACMClient,
  DescribeCertificateCommand,
  ListCertificatesCommand,
  ListTagsForCertificateCommand,
} from '@aws-sdk/client-acm';
import { trustOfService } from '../../emulator/authorization/emulated-role';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { HANDLER, bundle } from '../../lambda/bundle';
import {
  type RotationReach,
  newVersions,
  rotationStatements,
} from '../../modules/automation/rotation-rights';
import { CERTIFICATE_TAG, ROTATION_VARIABLE } from '../../modules/core';
import { ask, callAction } from '../support/ask';
import { CaOutsideAws, type Issued } from '../support/issued-certificates';
import { describeWithTools, toolchain } from '../support/tools';

const SHOP = '222222222222';
const REGION = 'eu-west-1';
const NAMES = ['legacy.example.com', '*.legacy.example.com'] as const;
const FUNCTION = 'certfleet-local-rotation-legacy';
const ROLE = `arn:aws:iam::${SHOP}:role/${FUNCTION}`;
const QUEUE = `arn:aws:sqs:${REGION}:${SHOP}:${FUNCTION}`;
const TAGS = { Name: 'legacy', [CERTIFICATE_TAG]: 'local/shop/legacy' };
const REACH: RotationReach = {
  certificate: TAGS[CERTIFICATE_TAG],
  regions: [REGION],
  secretId: 'legacy',
  at: { partition: 'aws', region: REGION, accountId: SHOP },
};
const RECEIVES = 3;

const ca = new CaOutsideAws();
/** Days for which the next version is good: each ends later than those before. */
let days = 30;
const nextVersion = (): Issued => ca.issue({ names: NAMES, days: (days += 1) });

describeWithTools('rotation of an imported certificate', () => {
  let emulator: Emulator;
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

  /** Waits until something holds, looking again every fifth of a second. */
  async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const seen = await look();
      if (holds(seen)) return seen;
      await sleep(200);
    }
    return look();
  }

  /** Every line that the function wrote, the oldest first. */
  async function log(): Promise<Array<Record<string, unknown>>> {
    const { events } = (await call('logs', 'Logs_20140328.FilterLogEvents', {
      logGroupName: `/aws/lambda/${FUNCTION}`,
    })) as { readonly events: ReadonlyArray<{ readonly message: string }> };
    return events.flatMap(({ message }) => (message.startsWith('{') ? [JSON.parse(message) as never] : []));
  }

  async function messagesIn(queue: string): Promise<number> {
    const { Attributes } = (await call('sqs', 'AmazonSQS.GetQueueAttributes', {
      QueueUrl: `${emulator.endpoint}/${SHOP}/${queue}`,
      AttributeNames: ['All'],
    })) as { readonly Attributes: Readonly<Record<string, string>> };
    return (
      Number(Attributes['ApproximateNumberOfMessages']) +
      Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
    );
  }

  /** Waits until the function has read every message, and its log is written. */
  const isRead = () =>
    until(
      () => messagesIn(FUNCTION),
      (left) => left === 0,
    );

  async function invoke(event: object): Promise<unknown> {
    const path = `/2015-03-31/functions/${FUNCTION}/invocations`;
    const answer = (await ask(emulator.endpoint, SHOP, 'lambda', path, { body: event })) as object;
    if ('errorType' in answer) throw new Error(JSON.stringify(answer));
    return answer;
  }

  const variables = (more: Readonly<Record<string, string>> = {}) => ({
    Variables: {
      [ROTATION_VARIABLE]: JSON.stringify({
        certificate: REACH.certificate,
        secretId: REACH.secretId,
        secretRegion: REGION,
        regions: REACH.regions,
        domainNames: NAMES,
        needsChain: true,
      }),
      ...more,
    },
  });

  async function makeFunction(): Promise<void> {
    const document = { Version: '2012-10-17', Statement: rotationStatements(REACH) };
    const trust = trustOfService('lambda.amazonaws.com');
    await emulator.setRoles([
      { accountId: SHOP, name: FUNCTION, trust, policies: [{ name: FUNCTION, document }] },
    ]);
    await ask(emulator.endpoint, SHOP, 'lambda', '/2015-03-31/functions', {
      body: {
        FunctionName: FUNCTION,
        Role: ROLE,
        Runtime: 'nodejs22.x',
        Handler: HANDLER,
        Architectures: ['arm64'],
        Timeout: 30,
        MemorySize: 256,
        Environment: variables(),
        Code: { ZipFile: Buffer.from(bundle('rotation')).toString('base64') },
      },
    });
  }

  /** Events of the bus and a schedule fill the queue that the function reads. */
  async function makeQueue(): Promise<void> {
    const dead = { QueueName: `${FUNCTION}-dead` };
    await call('sqs', 'AmazonSQS.CreateQueue', dead);
    await call('sqs', 'AmazonSQS.CreateQueue', {
      QueueName: FUNCTION,
      Attributes: {
        VisibilityTimeout: '60',
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: `${QUEUE}-dead`, maxReceiveCount: RECEIVES }),
      },
    });
    await ask(emulator.endpoint, SHOP, 'lambda', '/2015-03-31/event-source-mappings', {
      body: {
        EventSourceArn: QUEUE,
        FunctionName: FUNCTION,
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    });
    const rules = {
      changed: { EventPattern: JSON.stringify(newVersions(REACH)) },
      daily: { ScheduleExpression: 'rate(1 day)' },
    };
    for (const [Name, rule] of Object.entries(rules)) {
      await call('events', 'AWSEvents.PutRule', { Name, ...rule });
      await call('events', 'AWSEvents.PutTargets', { Rule: Name, Targets: [{ Id: 'queue', Arn: QUEUE }] });
    }
  }

  const send = (body: string) =>
    call('sqs', 'AmazonSQS.SendMessage', {
      QueueUrl: `${emulator.endpoint}/${SHOP}/${FUNCTION}`,
      MessageBody: body,
    });

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
    await makeFunction();
  });
  afterAll(() => emulator?.stop());

  test('the first certificate is imported by the function, with its tags, and only once', async () => {
    const { certificateArn: first } = (await invoke(lifecycle('create'))) as { certificateArn: string };
    expect(await invoke(lifecycle('create'))).toEqual({ certificateArn: first });
    certificateArn = first;
    const { Tags } = await acm.send(new ListTagsForCertificateCommand({ CertificateArn: certificateArn }));
    expect(Object.fromEntries(Tags!.map(({ Key, Value }) => [Key, Value]))).toEqual(TAGS);
    expect(await serial()).toBe(serialOf(issued[0]!));
    await makeQueue();
  });

  test('a new version of the secret takes its place under the same ARN', async () => {
    const version = nextVersion();
    await putSecret(version);
    expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
  });

  test('the version before is put back, and forth again, by moving the stage of the secret', async () => {
    await isRead();
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
    await isRead();
    const [before, lines] = [await serial(), (await log()).length];
    await putSecret(version());
    const told = (await until(log, (seen) => seen.length > lines)).slice(lines);
    expect(told).toEqual([
      expect.objectContaining({ decision: 'refused', certificateArn, RotationRefused: 1 }),
    ]);
    expect(told[0]!['problems']).toEqual(expect.arrayContaining([expect.stringMatching(reason)]));
    expect(await serial()).toBe(before);
    expect(await messagesIn(`${FUNCTION}-dead`)).toBe(0);
  });

  test('a version that no event told of is found by the daily sweep', async () => {
    await call('events', 'AWSEvents.DisableRule', { Name: 'changed' });
    const version = nextVersion();
    await putSecret(version);
    await emulator.passSchedules();
    expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
    await call('events', 'AWSEvents.EnableRule', { Name: 'changed' });
  });

  test('events twice and of old versions change nothing', async () => {
    await isRead();
    const [before, lines] = [await serial(), (await log()).length];
    const event = JSON.stringify({
      source: 'aws.secretsmanager',
      'detail-type': 'AWS API Call via CloudTrail',
    });
    await Promise.all([send(event), send(event), send(event)]);
    await isRead();
    const decisions = (await log()).slice(lines).map(({ decision }) => decision);
    expect(new Set(decisions)).toEqual(new Set(['unchanged']));
    expect(await serial()).toBe(before);
  });

  test('a poisoned message lands in the dead-letter queue, and the rest goes on', async () => {
    const version = nextVersion();
    await send(JSON.stringify({ source: 'evil', secretId: 'other', CertificateArn: 'arn:x' }));
    await putSecret(version);
    await send('{"Records":');
    expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
    expect(
      await until(
        () => messagesIn(`${FUNCTION}-dead`),
        (count) => count === 2,
      ),
    ).toBe(2);
    expect(await messagesIn(FUNCTION)).toBe(0);
  });

  /** The import is its fifth request: once ACM has answered it, another attempt finds nothing left to do. */
  test.each([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5])(
    'a function that is killed at its request %d loses nothing',
    async (killAt) => {
      const configure = (more: Readonly<Record<string, string>>) =>
        ask(emulator.endpoint, SHOP, 'lambda', `/2015-03-31/functions/${FUNCTION}/configuration`, {
          method: 'PUT',
          body: { Environment: variables(more) },
        });
      const dead = `${FUNCTION}-dead`;
      await call('sqs', 'AmazonSQS.PurgeQueue', { QueueUrl: `${emulator.endpoint}/${SHOP}/${dead}` });
      await configure({ CERTFLEET_KILL_AT: String(killAt) });
      const version = nextVersion();
      await putSecret(version);
      await isRead();
      // Killed at each attempt, the message is for people to see.
      expect(await messagesIn(dead)).toBe(killAt > 5 ? 0 : 1);
      await configure({});
      await emulator.passSchedules();
      expect(await until(serial, (seen) => seen === serialOf(version))).toBe(serialOf(version));
      const { CertificateSummaryList: listed } = await acm.send(new ListCertificatesCommand({}));
      expect(listed).toHaveLength(1);
    },
  );

  test('no key is in a line of the log, or in a message', async () => {
    const { events } = (await call('logs', 'Logs_20140328.FilterLogEvents', {
      logGroupName: `/aws/lambda/${FUNCTION}`,
    })) as { readonly events: ReadonlyArray<{ readonly message: string }> };
    const text = events.map(({ message }) => message).join('\n');
    expect(text).toContain('"decision":"imported"');
    const bodies = issued.flatMap(({ privateKey, certificate }) => [privateKey, certificate]);
    for (const pem of bodies) expect(text).not.toContain(pem.split('\n')[2]);
    expect(text).not.toContain('BEGIN');
  });

  test('what is destroyed is deleted once nothing uses it, and a second time is no error', async () => {
    expect(await invoke(lifecycle('delete'))).toEqual({});
    expect((await acm.send(new ListCertificatesCommand({}))).CertificateSummaryList).toEqual([]);
    expect(await invoke(lifecycle('delete'))).toEqual({});
  });
});
