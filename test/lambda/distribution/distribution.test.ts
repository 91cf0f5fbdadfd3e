import { X509Certificate } from 'node:crypto';
import { awsClients } from '../../../lambda/distribution/clients';
import { type Distribution, distribute } from '../../../lambda/distribution/distribution';
import { CERTIFICATE_TAG } from '../../../modules/core/rotation';
import { DistributionAws, OWNER, copyArn, copyOf } from '../../support/distribution-aws';
import { CaOutsideAws } from '../../support/issued-certificates';

const [SHOP, BLOG] = ['222222222222', '333333333333'] as const;
const NAMES = ['everywhere.example.com'] as const;
const CERTIFICATE = 'production/everywhere';
const configuration = {
  certificateArn: copyArn(OWNER),
  certificate: CERTIFICATE,
  roleName: 'certfleet-everywhere-copies',
  domainNames: NAMES,
  targets: [{ accountIds: [SHOP, BLOG], regions: ['eu-west-1'] }],
};

const ca = new CaOutsideAws();
const issued = ca.issue({ names: NAMES, days: 60 });
const { serialNumber } = new X509Certificate(issued.certificate);
const before = copyOf(ca.issue({ names: NAMES, days: 30 }), CERTIFICATE);
const original = copyOf(issued, CERTIFICATE);

let aws: DistributionAws;

beforeAll(async () => {
  aws = await DistributionAws.start(issued);
  Object.assign(process.env, aws.environment);
});
afterAll(() => aws?.stop());
beforeEach(() => aws.reset());

/** Distributes to an account, as a sweep does it. */
function distributed(accountId: string, props: Partial<Distribution> = {}) {
  const clients = awsClients(configuration);
  const target = { accountId, region: 'eu-west-1' };
  return distribute({
    configuration,
    target,
    original: clients.original(),
    client: clients.acm(target),
    now: new Date(),
    ...props,
  });
}

test.each([
  ['as certificates write it', serialNumber],
  ['in small letters with colons, as ACM writes it', serialNumber.toLowerCase().match(/../g)!.join(':')],
  ['with zeros in front', `00:${serialNumber}`],
])('a copy that has the serial, %s, is left alone and nothing is exported', async (_, serial) => {
  aws.copies.set(SHOP, original);
  aws.serial = serial;
  expect(await distributed(SHOP)).toEqual({
    decision: 'unchanged',
    accountId: SHOP,
    region: 'eu-west-1',
    certificateArn: copyArn(SHOP),
    serial: serialNumber,
  });
  expect([aws.count('ExportCertificate'), aws.count('ImportCertificate')]).toEqual([0, 0]);
});

test('a copy that is another is replaced under its ARN, in the account of its role', async () => {
  aws.copies.set(SHOP, before);
  expect(await distributed(SHOP)).toMatchObject({
    decision: 'imported',
    accountId: SHOP,
    certificateArn: copyArn(SHOP),
    serial: serialNumber,
  });
  expect(aws.copies.get(SHOP)).toEqual(original);
  expect(aws.asked[0]).toBe(`${SHOP} AssumeRole arn:aws:iam::${SHOP}:role/certfleet-everywhere-copies`);
});

test('several copies are one export', async () => {
  for (const accountId of [SHOP, BLOG]) aws.copies.set(accountId, before);
  const shared = awsClients(configuration).original();
  await Promise.all([SHOP, BLOG].map((accountId) => distributed(accountId, { original: shared })));
  expect([...aws.copies.values()]).toEqual([original, original]);
  expect([aws.count('ExportCertificate'), aws.count('ImportCertificate')]).toEqual([1, 2]);
});

test('it may end before the copy, for somebody may have put it in the place of one that ends later', async () => {
  aws.copies.set(SHOP, copyOf(ca.issue({ names: NAMES, days: 300 }), CERTIFICATE));
  expect(await distributed(SHOP)).toMatchObject({ decision: 'imported' });
});

test('the first copy gets the tags by which it is found', async () => {
  const tagsOfFirst = { Name: NAMES[0], [CERTIFICATE_TAG]: CERTIFICATE };
  expect(await distributed(SHOP, { tagsOfFirst })).toMatchObject({ decision: 'imported' });
  expect(aws.copies.get(SHOP)).toEqual({ ...original, tags: tagsOfFirst });
});

describe('nothing is imported', () => {
  async function refusal(accountId = SHOP) {
    const { decision, problems } = await distributed(accountId);
    expect([decision, aws.count('ImportCertificate')]).toEqual(['refused', 0]);
    return problems;
  }

  test('where no copy stands, which only a stack makes; nothing is asked of the certificate', async () => {
    expect(await refusal()).toEqual(['no copy stands there; apply its stack']);
    expect(aws.asked.filter((each) => each.startsWith(OWNER))).toEqual([]);
  });

  test.each(['PENDING_VALIDATION', 'REVOKED'])('of a certificate that is %s', async (status) => {
    aws.copies.set(SHOP, before);
    aws.status = status;
    expect(await refusal()).toEqual(['it is not issued, or not any more']);
    expect(aws.count('ExportCertificate')).toBe(0);
  });

  test('over a copy with a key of another type', async () => {
    const key = 'ec -pkeyopt ec_paramgen_curve:prime256v1';
    const other = copyOf(ca.issue({ names: NAMES, key }), CERTIFICATE);
    aws.copies.set(SHOP, other);
    expect(await refusal()).toEqual([expect.stringMatching(/^its key is rsa 2048, where .* ec prime256v1/)]);
    expect(aws.copies.get(SHOP)).toEqual(other);
  });

  test('of an export without its chain, even where the copy has none', async () => {
    aws.copies.set(SHOP, { ...before, chain: '' });
    aws.spoilt = { CertificateChain: '' };
    expect(await refusal()).toEqual([expect.stringMatching(/^it comes without its chain/)]);
  });

  test('of an export that cannot be read', async () => {
    aws.copies.set(SHOP, before);
    aws.spoilt = { Certificate: 'none' };
    expect(await refusal()).toEqual(['its export holds no certificate']);
  });
});
