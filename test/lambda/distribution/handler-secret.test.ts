import type * as handlers from '../../../lambda/distribution/handler';
import { DISTRIBUTION_VARIABLE, type DistributionConfiguration } from '../../../modules/core/distribution';
import { DistributionAws, OWNER, copyArn, copyOf } from '../../support/distribution-aws';
import { CaOutsideAws } from '../../support/issued-certificates';

const SHOP = '222222222222';
const NAMES = ['everywhere.example.com'] as const;
const CERTIFICATE = 'production/everywhere';
const SECRET = `arn:aws:secretsmanager:eu-west-1:${OWNER}:secret:everywhere-AbCdEf`;
const FUNCTION = `arn:aws:lambda:eu-west-1:${OWNER}:function:certfleet-everywhere`;
const configuration: DistributionConfiguration = {
  certificateArn: copyArn(OWNER),
  certificate: CERTIFICATE,
  roleName: 'certfleet-everywhere-copies',
  domainNames: NAMES,
  secretArn: SECRET,
  targets: [{ accountIds: [SHOP], regions: ['eu-west-1'] }],
};

const ca = new CaOutsideAws();
const issued = ca.issue({ names: NAMES });
const before = copyOf(ca.issue({ names: NAMES, days: 30 }), CERTIFICATE);
const original = copyOf(issued, CERTIFICATE);

let aws: DistributionAws;
let handler: typeof handlers.handler;
let lines: string[];

beforeAll(async () => {
  aws = await DistributionAws.start(issued);
  Object.assign(process.env, aws.environment, { [DISTRIBUTION_VARIABLE]: JSON.stringify(configuration) });
  // It reads its variables when it is loaded.
  ({ handler } = jest.requireActual<typeof handlers>('../../../lambda/distribution/handler'));
});
afterAll(() => aws?.stop());

beforeEach(() => {
  aws.reset();
  aws.copies.set(SHOP, before);
  lines = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => jest.restoreAllMocks());

const invokedBy = (alias: string) => ({
  invokedFunctionArn: `${FUNCTION}${alias}`,
  getRemainingTimeInMillis: () => 300_000,
});

/** Whether a message of ACM stays in the queue. */
async function stays(): Promise<boolean> {
  const body = JSON.stringify({ source: 'aws.acm', 'detail-type': 'ACM Certificate Available' });
  const result = await handler({ Records: [{ messageId: '1', body }] }, invokedBy(''));
  return 'batchItemFailures' in result && result.batchItemFailures.length > 0;
}

/** What the log says, by its metric. */
const told = (metric: string) =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line[metric] === 1);

describe('a message', () => {
  test('brings copies and the secret up with one export, and a second one neither', async () => {
    expect(await stays()).toBe(false);
    expect(aws.copies.get(SHOP)).toEqual(original);
    expect([aws.secret.puts, aws.count('ExportCertificate')]).toEqual([1, 1]);
    expect(told('DistributionWritten')).toMatchObject([
      { certificate: CERTIFICATE, decision: 'written', secretArn: SECRET },
    ]);
    expect(await stays()).toBe(false);
    expect([aws.secret.puts, aws.count('ExportCertificate')]).toEqual([1, 1]);
    expect(told('DistributionUnchanged')).toHaveLength(2);
  });

  test('writes the secret where an account’s role may do nothing, and stays', async () => {
    aws.powerless.add(SHOP);
    expect(await stays()).toBe(true);
    expect(aws.secret.puts).toBe(1);
  });

  test('stays where the secret cannot be written, once the copies are brought up', async () => {
    aws.secret.isClosed = true;
    expect(await stays()).toBe(true);
    expect(aws.copies.get(SHOP)).toEqual(original);
    expect(told('DistributionFailed')).toMatchObject([
      { reason: expect.stringContaining('AccessDenied') as string },
    ]);
  });
});

describe('the first version', () => {
  test.each(['', ':$LATEST'])('is written for the own stack, by the name%s', async (qualifier) => {
    const event = { secretArn: 'another', certificateArn: 'another' };
    const result = await handler(event, invokedBy(qualifier));
    expect(result).toEqual({ versionId: [...aws.secret.versions.keys()][0] });
    expect(aws.copies.get(SHOP)).toEqual(before);
    expect(told('DistributionWritten')).toMatchObject([{ secretArn: SECRET }]);
  });

  test('is not written for another account', async () => {
    const event = { secretArn: SECRET, tf: { action: 'create' as const }, region: 'eu-west-1', tags: {} };
    await expect(handler(event, invokedBy(`:account-${SHOP}`))).rejects.toThrow(
      'only the stack of its own account may ask for the secret',
    );
    expect(aws.asked).toEqual([]);
  });
});

test('no key is in the log', async () => {
  await stays();
  expect(aws.secret.at('AWSCURRENT')).toContain('PRIVATE KEY');
  expect(lines.join('\n')).not.toMatch(/PRIVATE KEY|BEGIN CERTIFICATE/);
});
