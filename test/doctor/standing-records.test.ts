import type { AccountCertificate } from '../../doctor/account-certificates';
import type { AwsAnswers } from '../../doctor/aws-answers';
import { StandingRecords, unexplainedRecordFindings } from '../../doctor/standing-records';
import { chooseCertificates } from '../../environments/environment-certificates';
import local from '../../environments/local';
import type { ValidationRecordState, Zone } from '../../environments';
import { liveCertificate } from '../support/live';

const NAME = 'api.example.com';
const RECORD = '_0123456789abcdef0123456789abcdef.api.example.com';
const ROUTE53: Zone = { type: 'create' };

interface World {
  readonly records?: readonly string[];
  readonly certificates?: readonly AccountCertificate[];
  readonly validationRecords?: Readonly<Record<string, ValidationRecordState>>;
  readonly zone?: Zone;
}

/** AWS in which these records stand, and the names of which Route 53 was asked. */
function fakeAws({ records = [RECORD], certificates = [] }: World) {
  const asked: string[][] = [];
  const aws = {
    certificates: () => Promise.resolve([...certificates]),
    validationRecords: (_environment, _zoneName, _zone, names) => {
      asked.push([...names!]);
      return Promise.resolve(
        records.map((name) => ({ provedName: NAME, name, value: '_v.acm-validations.aws' })),
      );
    },
  } as Partial<AwsAnswers> as AwsAnswers;
  return { aws, asked };
}

/** What is found of `api.example.com`. */
async function examine(world: World) {
  const { zone = ROUTE53, validationRecords } = world;
  const environment = {
    ...local,
    sharedServices: { ...local.sharedServices, zones: { 'example.com': zone } },
    applications: { ...local.applications, shop: { ...local.applications.shop!, validationRecords } },
  };
  const { aws, asked } = fakeAws(world);
  const chosen = chooseCertificates([environment], 'shop/api');
  const standing = new StandingRecords(aws, chosen);
  return { findings: await unexplainedRecordFindings(chosen[0]!, aws, standing), asked };
}

const certificate = (stack?: string): AccountCertificate => ({
  ...liveCertificate([NAME]),
  stack,
  records: [
    {
      provedName: NAME,
      name: `${RECORD}.`,
      type: 'CNAME',
      value: '_v.acm-validations.aws.',
      status: 'SUCCESS',
    },
  ],
});

test('warns of a record that no certificate of the account explains, and says both what to write and when not to', async () => {
  const { findings, asked } = await examine({});
  expect(findings).toEqual([
    {
      id: 'validation-record-unexplained',
      severity: 'warning',
      name: NAME,
      subject: 'zone example.com',
      problem: `must not have the validation record that local-shop creates, got ${RECORD}, which no certificate of account 222222222222 explains`,
      remedy:
        'where an earlier life of the account left it, have the stack take it over: ' +
        "write validationRecords: { 'api.example.com': 'overwrite' } in applications.shop; " +
        'where another account made it, leave it alone, as ACM gives each account a record of its own',
      records: [],
    },
  ]);
  expect(asked).toEqual([[NAME]]);
});

test('tells of several records below a name once', async () => {
  const { findings } = await examine({ records: [RECORD, RECORD.replace('0', 'f')] });
  expect(findings.map(({ problem }) => problem)).toEqual([
    expect.stringContaining(`got ${RECORD}, ${RECORD.replace('0', 'f')}, which`),
  ]);
});

test.each<[string, World]>([
  ['a certificate of the stack explains it', { certificates: [certificate('local-shop')] }],
  ['a certificate of something else explains it', { certificates: [certificate()] }],
  ['the environment takes it over', { validationRecords: { 'API.example.com.': 'overwrite' } }],
  ['the zone is at Cloudflare', { zone: { type: 'cloudflare', zoneId: '0'.repeat(32) } }],
  ['others edit the zone', { zone: { type: 'manual' } }],
])('says nothing, and asks nothing, where %s', async (_what, world) => {
  expect(await examine(world)).toEqual({ findings: [], asked: [] });
});

test('says nothing where no record stands', async () => {
  expect((await examine({ records: [] })).findings).toEqual([]);
});

test('finds the record of a certificate that has another name of the account only', async () => {
  const other = {
    ...certificate('local-shop'),
    records: [{ ...certificate().records![0]!, provedName: 'example.com' }],
  };
  expect((await examine({ certificates: [other] })).findings).toHaveLength(1);
});

test('asks a zone once, for the names of every certificate that is proved in it', async () => {
  const { aws, asked } = fakeAws({});
  const standing = new StandingRecords(aws, chooseCertificates([local]));
  await Promise.all([
    standing.inZone(local, 'example.com', ROUTE53),
    standing.inZone(local, 'example.com', ROUTE53),
  ]);
  const [names = [], ...again] = asked;
  expect(again).toEqual([]);
  expect(names).toEqual(expect.arrayContaining([NAME, 'shop.example.com', 'partner.example.com']));
  // Another zone, and a certificate that no record proves.
  expect(names).not.toContain('shop.example.org');
  expect(names).not.toContain('orders.internal.example.com');
});
