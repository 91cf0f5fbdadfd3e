import { trustIn, trustOfService } from '../../emulator/authorization/emulated-role';
import { type Session, sessionOf } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { ask, callAction } from '../support/ask';
import { AcmAccount, REGION } from '../support/acm-account';
import type { ReceivedEvent } from '../support/event-queue';
import { describeWithTools, toolchain } from '../support/tools';

const HUB = '111111111111';
const SHOP = '222222222222';
const PARTNER = '333333333333';
const BUS = `arn:aws:events:${REGION}:${HUB}:event-bus/requests`;
const ROLE = `arn:aws:iam::${SHOP}:role/forward`;
const DEAD = `arn:aws:sqs:${REGION}:${SHOP}:dead`;
const ORGANIZATION = emulatedOrganization(local).organizationId;
const PATTERN = JSON.stringify({ source: ['aws.acm'], detail: { eventName: ['RequestCertificate'] } });
const ALLOWED = { Effect: 'Allow', Action: 'events:PutEvents', Resource: BUS };

interface Message {
  readonly Body: string;
  readonly ReceiptHandle: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly StringValue: string }>>;
}

describeWithTools('event buses of several accounts', () => {
  let emulator: Emulator;
  let shop: AcmAccount;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    shop = await AcmAccount.of(emulator.endpoint, SHOP);
    for (const [account, queue] of [
      [HUB, 'hub'],
      [SHOP, 'dead'],
      [PARTNER, 'third'],
    ] as const)
      await call(account, 'sqs', 'AmazonSQS.CreateQueue', { QueueName: queue });
    await events(HUB, 'CreateEventBus', { Name: 'requests' });
    await events(HUB, 'PutRule', { Name: 'requests', EventBusName: 'requests', EventPattern: PATTERN });
    await events(HUB, 'PutTargets', {
      Rule: 'requests',
      EventBusName: 'requests',
      Targets: [{ Id: 'queue', Arn: `arn:aws:sqs:${REGION}:${HUB}:hub` }],
    });
    await events(SHOP, 'PutRule', { Name: 'forward', EventPattern: PATTERN });
    await letForward();
    await putPolicy([inOrganization(ORGANIZATION)]);
    await putTarget({});
  });
  afterAll(() => emulator?.stop());
  /** Everything as it should be, whatever a test has spoilt. */
  afterEach(async () => {
    await letForward();
    await putPolicy([inOrganization(ORGANIZATION)]);
    await putTarget({});
    await take(HUB, 'hub');
    await take(SHOP, 'dead');
  });

  const call = (account: string, service: string, action: string, body: object) =>
    callAction(emulator.endpoint, account, service, action, body);

  const events = (account: string, action: string, body: object) =>
    call(account, 'events', `AWSEvents.${action}`, body) as Promise<Record<string, unknown>>;

  const eventsBy = (by: Session, action: string, body: object) =>
    ask(emulator.endpoint, SHOP, 'events', '/', {
      headers: { 'x-amz-target': `AWSEvents.${action}`, 'content-type': 'application/x-amz-json-1.1' },
      body,
      by,
    }) as Promise<Record<string, unknown>>;

  const inOrganization = (id: string, condition: object = {}) => ({
    Sid: 'Organization',
    Effect: 'Allow',
    Principal: '*',
    Action: 'events:PutEvents',
    Resource: BUS,
    Condition: { StringEquals: { 'aws:PrincipalOrgID': id }, ...condition },
  });

  const below = (path: string) => ({
    'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${ORGANIZATION}/r-et01/${path}*` },
  });

  const putPolicy = (Statement: object[]) =>
    events(HUB, 'PutPermission', {
      EventBusName: 'requests',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
    });

  const letForward = (
    trust: object = trustOfService('events.amazonaws.com'),
    Statement: object[] = [ALLOWED],
  ) => {
    const document = { Version: '2012-10-17', Statement };
    return emulator.setRoles([
      { accountId: SHOP, name: 'forward', trust, policies: [{ name: 'forward', document }] },
    ]);
  };

  const putTarget = (more: object) =>
    events(SHOP, 'PutTargets', {
      Rule: 'forward',
      Targets: [{ Id: 'bus', Arn: BUS, RoleArn: ROLE, DeadLetterConfig: { Arn: DEAD }, ...more }],
    });

  async function take(account: string, queue: string): Promise<Message[]> {
    const QueueUrl = `${emulator.endpoint}/${account}/${queue}`;
    const { Messages = [] } = (await call(account, 'sqs', 'AmazonSQS.ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    })) as { readonly Messages?: readonly Message[] };
    for (const { ReceiptHandle } of Messages)
      await call(account, 'sqs', 'AmazonSQS.DeleteMessage', { QueueUrl, ReceiptHandle });
    return [...Messages];
  }

  const read = (messages: readonly Message[]) =>
    messages.map(({ Body }) => JSON.parse(Body) as ReceivedEvent);

  /** What becomes of a request of a certificate: the events that the hub gets, and errors of those that it does not. */
  async function requested() {
    await shop.pending('www.example.com');
    const dead = await take(SHOP, 'dead');
    return {
      received: read(await take(HUB, 'hub')),
      errors: dead.map(({ MessageAttributes: told }) => told!['ERROR_CODE']!.StringValue),
      dead,
    };
  }

  test('an event of a member reaches the bus of the hub, with the account that it is from', async () => {
    const { received, errors } = await requested();
    expect(errors).toEqual([]);
    expect(received).toEqual([expect.objectContaining({ source: 'aws.acm', account: SHOP, region: REGION })]);
    expect(received[0]!.detail).toMatchObject({ eventName: 'RequestCertificate', recipientAccountId: SHOP });
  });

  test('an event comes from another Region too', async () => {
    const region = 'us-east-1';
    const there = (action: string, body: object) =>
      callAction(emulator.endpoint, SHOP, 'events', `AWSEvents.${action}`, body, region);
    await there('PutRule', { Name: 'forward', EventPattern: PATTERN });
    await there('PutTargets', { Rule: 'forward', Targets: [{ Id: 'bus', Arn: BUS, RoleArn: ROLE }] });
    await callAction(
      emulator.endpoint,
      SHOP,
      'acm',
      'CertificateManager.RequestCertificate',
      {
        DomainName: 'edge.example.com',
        ValidationMethod: 'DNS',
      },
      region,
    );
    expect(read(await take(HUB, 'hub'))).toEqual([expect.objectContaining({ account: SHOP, region })]);
  });

  const undelivered: ReadonlyArray<readonly [string, string, () => Promise<unknown>]> = [
    [
      'a role that trusts another service',
      'FAILED_TO_ASSUME_ROLE',
      () => letForward(trustOfService('lambda.amazonaws.com')),
    ],
    [
      'a role that trusts the rules of others',
      'FAILED_TO_ASSUME_ROLE',
      () => letForward(trustOfRule('other')),
    ],
    [
      'a role that may put events on another bus',
      'NO_PERMISSIONS',
      () => letForward(undefined, [{ ...ALLOWED, Resource: `${BUS}-other` }]),
    ],
    [
      'a bus without a policy',
      'NO_PERMISSIONS',
      () => events(HUB, 'RemovePermission', { EventBusName: 'requests', RemoveAllPermissions: true }),
    ],
    ['a bus of another organization', 'NO_PERMISSIONS', () => putPolicy([inOrganization('o-another0000')])],
    [
      'a bus for other roles',
      'NO_PERMISSIONS',
      () =>
        putPolicy([
          inOrganization(ORGANIZATION, { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/other' } }),
        ]),
    ],
    [
      'a bus for other units',
      'NO_PERMISSIONS',
      () => putPolicy([inOrganization(ORGANIZATION, below('ou-et01-11111111/'))]),
    ],
    ['a bus that is not there', 'NO_RESOURCE', () => putTarget({ Arn: `${BUS}-gone` })],
  ];
  test.each(undelivered)('an event to %s goes to the dead-letter queue: %s', async (_, error, spoil) => {
    await spoil();
    const { received, errors, dead } = await requested();
    expect({ received, errors }).toEqual({ received: [], errors: [error] });
    expect(read(dead)).toEqual([expect.objectContaining({ source: 'aws.acm', account: SHOP })]);
    expect(dead[0]!.MessageAttributes!['RULE_ARN']!.StringValue).toContain(':rule/forward');
  });

  const trustOfRule = (name: string) => ({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { ArnEquals: { 'aws:SourceArn': `arn:aws:events:${REGION}:${SHOP}:rule/${name}` } },
      },
    ],
  });

  test('a role for its rule alone, and a bus for that role alone, let the event pass', async () => {
    await letForward(trustOfRule('forward'));
    await putPolicy([
      inOrganization(ORGANIZATION, {
        ...below(''),
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/forward' },
      }),
    ]);
    expect(await requested()).toMatchObject({ received: [{ account: SHOP }], errors: [] });
  });

  test('an undelivered event of a target without a dead-letter queue is lost', async () => {
    await putTarget({ DeadLetterConfig: undefined, Arn: `${BUS}-gone` });
    expect(await requested()).toMatchObject({ received: [], errors: [] });
  });

  test('an event that came from a bus goes to no third one', async () => {
    const third = `arn:aws:events:${REGION}:${PARTNER}:event-bus/default`;
    const role = { accountId: HUB, name: 'on', trust: trustOfService('events.amazonaws.com') };
    const document = { Version: '2012-10-17', Statement: [{ ...ALLOWED, Resource: third }] };
    await emulator.setRoles([{ ...role, policies: [{ name: 'on', document }] }]);
    await events(PARTNER, 'PutPermission', {
      StatementId: 'hub',
      Action: 'events:PutEvents',
      Principal: HUB,
    });
    await events(PARTNER, 'PutRule', { Name: 'third', EventPattern: PATTERN });
    await events(PARTNER, 'PutTargets', {
      Rule: 'third',
      Targets: [{ Id: 'queue', Arn: `arn:aws:sqs:${REGION}:${PARTNER}:third` }],
    });
    const on = [{ Id: 'on', Arn: third, RoleArn: `arn:aws:iam::${HUB}:role/on` }];
    await events(HUB, 'PutTargets', { Rule: 'requests', EventBusName: 'requests', Targets: on });
    expect((await requested()).received).toHaveLength(1);
    expect(await take(PARTNER, 'third')).toEqual([]);

    // What begins at the hub goes there.
    await events(HUB, 'PutRule', { Name: 'own', EventPattern: PATTERN });
    await events(HUB, 'PutTargets', { Rule: 'own', Targets: on });
    await (await AcmAccount.of(emulator.endpoint, HUB)).pending('hub.example.com');
    expect(await take(PARTNER, 'third')).toHaveLength(1);
    await events(HUB, 'RemoveTargets', { Rule: 'requests', EventBusName: 'requests', Ids: ['on'] });
  });

  test('a target in another account needs a role, and takes events as they are', async () => {
    await expect(putTarget({ RoleArn: undefined })).rejects.toThrow(`RoleArn is required for target ${BUS}.`);
    await expect(putTarget({ Input: '{}' })).rejects.toThrow('Modifying the input');
  });

  test('a target with a role is for those who may pass it', async () => {
    const trust = trustIn(`arn:aws:iam::${SHOP}:root`, undefined);
    const Targets = [{ Id: 'bus', Arn: BUS, RoleArn: ROLE }];
    const own = { Effect: 'Allow', Action: 'events:PutTargets', Resource: '*' };
    const pass = (service: string) => ({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: ROLE,
      Condition: { StringEquals: { 'iam:PassedToService': service } },
    });
    const asked = async (Statement: object[]) => {
      const policies = [{ name: 'maker', document: { Version: '2012-10-17', Statement } }];
      await emulator.setRoles([{ accountId: SHOP, name: 'maker', trust, policies }]);
      const session = await sessionOf(emulator.endpoint, `arn:aws:iam::${SHOP}:role/maker`);
      return eventsBy(session, 'PutTargets', { Rule: 'forward', Targets });
    };
    await expect(asked([own])).rejects.toThrow('iam:PassRole');
    await expect(asked([own, pass('lambda.amazonaws.com')])).rejects.toThrow('iam:PassRole');
    expect(await asked([own, pass('events.amazonaws.com')])).toMatchObject({ FailedEntryCount: 0 });
  });

  test('nobody puts an event of AWS on a bus, and other events only with rights on both sides', async () => {
    await events(HUB, 'PutRule', {
      Name: 'own',
      EventBusName: 'requests',
      EventPattern: JSON.stringify({ source: ['shop'] }),
    });
    await events(HUB, 'PutTargets', {
      Rule: 'own',
      EventBusName: 'requests',
      Targets: [{ Id: 'queue', Arn: `arn:aws:sqs:${REGION}:${HUB}:hub` }],
    });
    const trust = trustIn(`arn:aws:iam::${SHOP}:root`, undefined);
    const document = { Version: '2012-10-17', Statement: [ALLOWED] };
    await emulator.setRoles([
      { accountId: SHOP, name: 'putter', trust, policies: [{ name: 'putter', document }] },
    ]);
    const session = await sessionOf(emulator.endpoint, `arn:aws:iam::${SHOP}:role/putter`);
    const put = (Source: string, EventBusName: string) =>
      eventsBy(session, 'PutEvents', {
        Entries: [{ Source, DetailType: 'made', Detail: '{"eventName":"RequestCertificate"}', EventBusName }],
      });
    expect(await put('aws.acm', BUS)).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode: 'NotAuthorizedForSourceException' }],
    });
    expect(await put('shop', BUS)).toMatchObject({ FailedEntryCount: 0 });
    expect(read(await take(HUB, 'hub'))).toEqual([
      expect.objectContaining({ source: 'shop', account: SHOP }),
    ]);
    await expect(put('shop', 'default')).rejects.toThrow('events:PutEvents');
    await putPolicy([inOrganization('o-another0000')]);
    await expect(put('shop', BUS)).rejects.toThrow('no resource-based policy');
  });

  test('a policy is given back as it was put, and takes the place of the one before', async () => {
    const policy = async () => (await events(HUB, 'DescribeEventBus', { Name: 'requests' }))['Policy'];
    const statement = { ...inOrganization(ORGANIZATION), Sid: undefined };
    await putPolicy([statement]);
    expect(JSON.parse((await policy()) as string)).toEqual({
      Version: '2012-10-17',
      Statement: [JSON.parse(JSON.stringify(statement))],
    });
    await events(HUB, 'RemovePermission', { EventBusName: 'requests', RemoveAllPermissions: true });
    expect(await policy()).toBeUndefined();
    await events(HUB, 'PutPermission', {
      EventBusName: 'requests',
      StatementId: 'everybody',
      Action: 'events:PutEvents',
      Principal: '*',
      Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: ORGANIZATION },
    });
    expect(JSON.parse((await policy()) as string).Statement).toEqual([
      { ...inOrganization(ORGANIZATION), Sid: 'everybody' },
    ]);
    expect(await requested()).toMatchObject({ received: [{ account: SHOP }], errors: [] });
    await expect(
      putPolicy(
        Array.from({ length: 60 }, (_, index) => ({ ...inOrganization(ORGANIZATION), Sid: `${index}` })),
      ),
    ).rejects.toThrow('PolicyLengthExceededException');
  });

  test('a bus with rules is not deleted, and neither is a rule with targets', async () => {
    await events(HUB, 'CreateEventBus', { Name: 'brief' });
    const rule = { Name: 'brief', EventBusName: 'brief' };
    await events(HUB, 'PutRule', { ...rule, EventPattern: PATTERN });
    const target = { Id: 'queue', Arn: `arn:aws:sqs:${REGION}:${HUB}:hub` };
    await events(HUB, 'PutTargets', { Rule: 'brief', EventBusName: 'brief', Targets: [target] });
    await expect(events(HUB, 'DeleteEventBus', { Name: 'brief' })).rejects.toThrow(
      "EventBus can't be deleted since it has rules.",
    );
    await expect(events(HUB, 'DeleteRule', rule)).rejects.toThrow(
      "Rule can't be deleted since it has targets.",
    );
    await events(HUB, 'RemoveTargets', { Rule: 'brief', EventBusName: 'brief', Ids: ['queue'] });
    await events(HUB, 'DeleteRule', rule);
    await events(HUB, 'DeleteEventBus', { Name: 'brief' });
  });
});
