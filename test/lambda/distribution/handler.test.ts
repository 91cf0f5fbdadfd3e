import type * as handlers from '../../../lambda/distribution/handler';
import { DISTRIBUTION_VARIABLE, type DistributionConfiguration } from '../../../modules/core/distribution';
import { CERTIFICATE_TAG } from '../../../modules/core/rotation';
import { DistributionAws, OWNER, copyArn, copyOf } from '../../support/distribution-aws';
import { CaOutsideAws } from '../../support/issued-certificates';

const [SHOP, BLOG, NEWS] = ['222222222222', '333333333333', '444444444444'] as const;
const REGION = 'eu-west-1';
const NAMES = ['everywhere.example.com'] as const;
const CERTIFICATE = 'production/everywhere';
const FUNCTION = `arn:aws:lambda:${REGION}:${OWNER}:function:certfleet-everywhere`;
const configuration: DistributionConfiguration = {
  certificateArn: copyArn(OWNER),
  certificate: CERTIFICATE,
  roleName: 'certfleet-everywhere-copies',
  domainNames: NAMES,
  targets: [{ accountIds: [SHOP, BLOG, NEWS], regions: [REGION] }],
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
  for (const accountId of [SHOP, BLOG, NEWS]) aws.copies.set(accountId, before);
  lines = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => jest.restoreAllMocks());

const invokedBy = (alias: string) => ({
  invokedFunctionArn: `${FUNCTION}${alias}`,
  getRemainingTimeInMillis: () => 300_000,
});

/** Whether a message of a source stays in the queue. */
async function stays(source = 'aws.acm'): Promise<boolean> {
  const body = JSON.stringify({ source, 'detail-type': 'ACM Certificate Available' });
  const result = await handler({ Records: [{ messageId: '1', body }] }, invokedBy(''));
  return 'batchItemFailures' in result && result.batchItemFailures.length > 0;
}

/** What the log says, by its metric. */
const told = (metric: string) =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line[metric] === 1);

test('an account that sends a message by its alias starts nothing', async () => {
  const body = JSON.stringify({ source: 'aws.acm', 'detail-type': 'ACM Certificate Available' });
  const sent = handler({ Records: [{ messageId: '1', body }] }, invokedBy(`:account-${SHOP}`));
  await expect(sent).rejects.toThrow('an account may ask for its own copies only');
  expect([...aws.copies.values()]).toEqual([before, before, before]);
});

describe('a message', () => {
  test('brings up every copy with one export, and goes', async () => {
    expect(await stays()).toBe(false);
    expect([...aws.copies.values()]).toEqual([original, original, original]);
    expect(aws.count('ExportCertificate')).toBe(1);
    expect(
      told('DistributionImported')
        .map(({ accountId }) => accountId)
        .sort(),
    ).toEqual([SHOP, BLOG, NEWS]);
  });

  test('goes where a role cannot be assumed, and the others have theirs', async () => {
    aws.closed.add(SHOP);
    expect(await stays()).toBe(false);
    expect([...aws.copies.values()]).toEqual([before, original, original]);
    expect(told('DistributionAbsent')).toMatchObject([{ accountId: SHOP, region: REGION }]);
    expect(told('DistributionFailed')).toEqual([]);
  });

  test('stays where a role may do nothing, once all others have theirs', async () => {
    aws.closed.add(SHOP);
    aws.powerless.add(BLOG);
    expect(await stays()).toBe(true);
    expect([...aws.copies.values()]).toEqual([before, before, original]);
    expect(told('DistributionAbsent')).toHaveLength(1);
    expect(told('DistributionImported')).toMatchObject([{ accountId: NEWS }]);
    expect(told('DistributionFailed')).toMatchObject([
      { certificate: CERTIFICATE, reason: expect.stringContaining('acm:ListCertificates') as string },
    ]);
  });

  test('stays where the function itself may not read the certificate', async () => {
    aws.powerless.add(OWNER);
    expect(await stays()).toBe(true);
    expect(told('DistributionFailed')).toHaveLength(1);
  });

  test('goes where a copy must not be replaced, and the log says why', async () => {
    const key = 'ec -pkeyopt ec_paramgen_curve:prime256v1';
    aws.copies.set(SHOP, copyOf(ca.issue({ names: NAMES, key }), CERTIFICATE));
    expect(await stays()).toBe(false);
    expect(told('DistributionRefused')).toMatchObject([{ accountId: SHOP, decision: 'refused' }]);
    expect(told('DistributionImported')).toHaveLength(2);
  });

  test('of another source stays, and nothing is asked', async () => {
    expect(await stays('aws.secretsmanager')).toBe(true);
    expect(aws.asked).toEqual([]);
  });
});

describe('an account that invokes', () => {
  const tags = { Name: NAMES[0], [CERTIFICATE_TAG]: CERTIFICATE };
  const asking = (action: 'create' | 'delete', region = REGION) => ({ region, tags, tf: { action } });

  test('gets its own copy, whatever it says', async () => {
    aws.copies.clear();
    const event = { ...asking('create'), accountId: BLOG };
    await expect(handler(event, invokedBy(`:account-${SHOP}`))).resolves.toEqual({
      certificateArn: copyArn(SHOP),
    });
    expect([...aws.copies]).toEqual([[SHOP, { ...original, tags }]]);
  });

  test('has its own copy deleted, and nobody else’s', async () => {
    await expect(handler(asking('delete'), invokedBy(`:account-${SHOP}`))).resolves.toEqual({});
    expect([...aws.copies.keys()]).toEqual([BLOG, NEWS]);
  });

  test.each(['', ':$LATEST', ':account-1'])('by the name%s is refused', (alias) => {
    expect(() => handler(asking('create'), invokedBy(alias))).toThrow('by the alias of an account');
    expect(aws.asked).toEqual([]);
  });

  test('gets no copy where none is declared', async () => {
    const elsewhere = handler(asking('create', 'us-east-1'), invokedBy(`:account-${SHOP}`));
    await expect(elsewhere).rejects.toThrow('the certificate is in eu-west-1, got us-east-1');
    const stranger = handler(asking('create'), invokedBy(':account-999999999999'));
    await expect(stranger).rejects.toThrow('the certificate is in');
    expect(aws.asked).toEqual([]);
  });

  test('learns the reasons where nothing may be imported', async () => {
    aws.copies.clear();
    aws.status = 'PENDING_VALIDATION';
    await expect(handler(asking('create'), invokedBy(`:account-${SHOP}`))).rejects.toThrow(
      `${copyArn(OWNER)} holds nothing to import: it is not issued, or not any more`,
    );
  });
});

test('no key is in the log', async () => {
  await stays();
  expect(lines.join('\n')).not.toMatch(/PRIVATE KEY|BEGIN CERTIFICATE/);
});
