import { readAggregator } from '../../live';
import { type FakeAws, type FakeAwsProps, startFakeAws } from '../support/fake-aws';
import { countedEnvironment } from '../support/inventory';

const callersEnvironment = { ...process.env };
let aws: FakeAws | undefined;

afterEach(async () => {
  process.env = { ...callersEnvironment };
  await aws?.stop();
});

async function read(aggregated: FakeAwsProps['aggregated'], manners: FakeAwsProps['manners'] = {}) {
  aws = await startFakeAws({ summaries: {}, aggregated, manners });
  process.env = { ...callersEnvironment, ...aws.environment };
  return readAggregator(countedEnvironment(), 'organization', { timeoutMilliseconds: 2_000 });
}

const result = (configuration: object = {}) => ({
  arn: 'arn:aws:acm:eu-west-1:222222222222:certificate/web',
  accountId: '222222222222',
  awsRegion: 'eu-west-1',
  configuration: {
    domainName: 'Shop.Example.com',
    subjectAlternativeNames: ['shop.example.com', '*.shop.example.com'],
    type: 'AMAZON_ISSUED',
    status: 'ISSUED',
    createdAt: 1_764_288_000_000,
    notAfter: 1_790_208_000_000,
    inUseBy: ['arn:aws:elasticloadbalancing:…'],
    renewalEligibility: 'ELIGIBLE',
    renewalSummary: { renewalStatus: 'PENDING_AUTO_RENEWAL', domainValidationOptions: [] },
    ...configuration,
  },
});

test('has each certificate as ACM would list it, from all pages, in one session', async () => {
  const certificate = {
    accountId: '222222222222',
    region: 'eu-west-1',
    certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/web',
    names: ['shop.example.com', '*.shop.example.com'],
    type: 'AMAZON_ISSUED',
    status: 'ISSUED',
    createdAt: '2025-11-28T00:00:00.000Z',
    expiry: '2026-09-24T00:00:00.000Z',
    inUse: true,
    renewalEligibility: 'ELIGIBLE',
    renewalStatus: 'PENDING_AUTO_RENEWAL',
    failureReason: undefined,
  };
  expect(await read([[result(), result()], [result()]])).toEqual([certificate, certificate, certificate]);
  expect(aws!.calls).toEqual({ AssumeRole: 1, SelectAggregateResourceConfig: 2 });
});

test.each<[string, unknown]>([
  ['milliseconds', 1_790_208_000_000],
  ['seconds', 1_790_208_000],
  ['text', '2026-09-24T00:00:00.000Z'],
])('reads moments in %s', async (_what, notAfter) => {
  expect((await read([[result({ notAfter })]]))[0]!.expiry).toBe('2026-09-24T00:00:00.000Z');
});

test('knows what is missing or null as not said', async () => {
  const imported = {
    type: 'IMPORTED',
    createdAt: null,
    importedAt: 1_764_288_000_000,
    notAfter: undefined,
    inUseBy: null,
    subjectAlternativeNames: undefined,
    renewalSummary: null,
  };
  expect((await read([[result(imported)]]))[0]).toMatchObject({
    names: ['shop.example.com'],
    createdAt: '2025-11-28T00:00:00.000Z',
    expiry: undefined,
    inUse: false,
    renewalStatus: undefined,
  });
});

const START = 'aggregator organization of account 111111111111 in eu-west-1 must answer for counted, got ';

test('fails where there is none of the name', async () => {
  await expect(read(undefined)).rejects.toThrow(
    `${START}NoSuchConfigurationAggregatorException: said by AWS Config; name one that is there, give the role`,
  );
});

test('fails where the account refuses or is silent', async () => {
  await expect(read([[]], { '111111111111': 'late' })).rejects.toThrow(`${START}AccessDeniedException`);
  await aws!.stop();
  await expect(read([[]], { '111111111111': 'silent' })).rejects.toThrow(`${START}OutOfTime: no answer`);
});

test('fails where its pages lead nowhere', async () => {
  await expect(read([[result()]], { '111111111111': 'turning' })).rejects.toThrow(
    `${START}Error: the pages of the answer must lead on, got the same page twice`,
  );
});

test.each<[string, object, string]>([
  ['no configuration', { ...result(), configuration: undefined }, 'configuration: '],
  ['an account that is none', { ...result(), accountId: '\u202e' }, 'accountId: '],
  [
    'names that are none',
    result({ subjectAlternativeNames: [7] }),
    'configuration.subjectAlternativeNames.0: ',
  ],
  ['a moment that is none', result({ notAfter: 'soon' }), 'configuration.notAfter: no moment'],
])('fails on a result with %s', async (_what, bad, message) => {
  await expect(read([[result(), bad]])).rejects.toThrow(
    `${START}Error: no certificate as result 2, ${message}`,
  );
});
