import { trustIn } from '../../emulator/authorization/emulated-role';
import { accountCredentials, sessionOf } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { REGION } from '../support/acm-account';
import { callAction } from '../support/ask';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const ROLE = `arn:aws:iam::${SHARED}:role/publisher`;
const TOPIC = `arn:aws:sns:${REGION}:${SHOP}:refused`;

describeWithTools('a topic of another account', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    await callAction(emulator.endpoint, SHOP, 'sqs', 'AmazonSQS.CreateQueue', { QueueName: 'told' });
    const { accessKeyId } = await accountCredentials(emulator.endpoint, SHOP);
    await sns(accessKeyId, { Action: 'CreateTopic', Name: 'refused' });
    await sns(accessKeyId, {
      Action: 'Subscribe',
      TopicArn: TOPIC,
      Protocol: 'sqs',
      Endpoint: `arn:aws:sqs:${REGION}:${SHOP}:told`,
    });
  });
  afterAll(() => emulator?.stop());

  /** Asks SNS, whose protocol is forms. */
  async function sns(accessKeyId: string, form: Readonly<Record<string, string>>): Promise<void> {
    const scope = `${accessKeyId}/20261126/${REGION}/sns/aws4_request`;
    const response = await fetch(emulator.endpoint, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      },
      body: new URLSearchParams({ Version: '2010-03-31', ...form }),
    });
    if (!response.ok) throw new Error(await response.text());
  }

  async function letTopicBeUsedBy(principal: string): Promise<void> {
    const { accessKeyId } = await accountCredentials(emulator.endpoint, SHOP);
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: 'sns:Publish',
      Resource: TOPIC,
    };
    const AttributeValue = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await sns(accessKeyId, {
      Action: 'SetTopicAttributes',
      TopicArn: TOPIC,
      AttributeName: 'Policy',
      AttributeValue,
    });
  }

  /** Publishes as a role that may publish to one topic. */
  async function publish(allowed: string, Message: string): Promise<void> {
    const trust = trustIn(`arn:aws:iam::${SHARED}:root`, undefined);
    const Statement = [{ Effect: 'Allow', Action: 'sns:Publish', Resource: allowed }];
    const policies = [{ name: 'publisher', document: { Version: '2012-10-17', Statement } }];
    await emulator.setRoles([{ accountId: SHARED, name: 'publisher', trust, policies }]);
    const { accessKeyId } = await sessionOf(emulator.endpoint, ROLE);
    await sns(accessKeyId, { Action: 'Publish', TopicArn: TOPIC, Message });
  }

  async function told(): Promise<string[]> {
    const { Messages = [] } = (await callAction(emulator.endpoint, SHOP, 'sqs', 'AmazonSQS.ReceiveMessage', {
      QueueUrl: `${emulator.endpoint}/${SHOP}/told`,
      MaxNumberOfMessages: 10,
    })) as { readonly Messages?: ReadonlyArray<{ readonly Body: string }> };
    return Messages.map(({ Body }) => (JSON.parse(Body) as { Message: string }).Message);
  }

  test('takes a message of a role that both accounts let publish', async () => {
    await letTopicBeUsedBy(ROLE);
    await publish(TOPIC, 'refused');
    expect(await told()).toEqual(['refused']);
  });

  test('fails for a role that its own account lets publish elsewhere', async () => {
    await letTopicBeUsedBy(ROLE);
    await expect(publish(`${TOPIC}-other`, 'x')).rejects.toThrow(
      /AuthorizationError.*no identity-based policy/,
    );
    expect(await told()).toEqual([]);
  });

  test('fails for a role that the policy of the topic does not name', async () => {
    await letTopicBeUsedBy(`arn:aws:iam::${SHARED}:role/other`);
    await expect(publish(TOPIC, 'x')).rejects.toThrow(/AuthorizationError.*no resource-based policy/);
    expect(await told()).toEqual([]);
  });
});
