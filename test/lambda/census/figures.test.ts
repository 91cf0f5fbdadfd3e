import { Figures } from '../../../lambda/census/figures';
import type { CensusDimension, InventoryLine } from '../../../modules/core/census';
import { CENSUS_NOW, inDays, inventoryLine } from '../../support/inventory-line';

interface Logged extends Readonly<Record<string, unknown>> {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: ReadonlyArray<{
      readonly Namespace: string;
      readonly Dimensions: readonly string[][];
      readonly Metrics: ReadonlyArray<{ readonly Name: string; readonly Unit: string }>;
    }>;
  };
}

/** Lately, and nothing was found. */
const REHEARSED = { at: CENSUS_NOW.toISOString(), problems: [] };

function logged(
  certificates: ReadonlyArray<Partial<InventoryLine>>,
  metricsBy: readonly CensusDimension[] = [],
): Logged[] {
  const figures = new Figures('production', metricsBy, CENSUS_NOW.getTime());
  certificates.forEach((each) => figures.add(inventoryLine({ rehearsal: REHEARSED, ...each })));
  return figures.logLines().map((line) => JSON.parse(line) as Logged);
}

/** The figures of all, without what CloudWatch reads them by. */
function figuresOf(...certificates: ReadonlyArray<Partial<InventoryLine>>) {
  const [line] = logged(certificates);
  return Object.fromEntries(
    Object.entries(line!).filter(([name]) => name !== '_aws' && name !== 'environment'),
  );
}

const NONE = {
  Issued: 0,
  PendingValidation: 0,
  PendingOverdue: 0,
  Failed: 0,
  Expired: 0,
  NotInUse: 0,
  ImportedWithoutRotation: 0,
  RenewalWouldFail: 0,
  NotRehearsed: 0,
  RenewalOverdue: 0,
  CertificateRenewalElapsedTime: 0,
};
const PROBLEM = { id: 'caa-forbids', name: 'shop.example.com', problem: 'must', remedy: 'add' };
const ended = { expiry: inDays(-1).toISOString() };
const left = (days: number) => ({ expiry: inDays(days).toISOString() });
/** Minutes after it was requested. */
const pending = (minutes: number) => ({
  status: 'PENDING_VALIDATION',
  expiry: undefined,
  createdAt: inDays(-minutes / 1440).toISOString(),
});

test('where there is no certificate every count is 0, and no day of an expiry is told', () => {
  expect(figuresOf()).toEqual(NONE);
});

test('CloudWatch is told of every figure that a line has, with its unit', () => {
  const [{ _aws: aws, environment, ...figures }] = logged([{}]) as [Logged];
  expect(environment).toBe('production');
  expect(aws.Timestamp).toBe(CENSUS_NOW.getTime());
  const [{ Namespace, Dimensions, Metrics }] = aws.CloudWatchMetrics as [
    Logged['_aws']['CloudWatchMetrics'][0],
  ];
  expect(Namespace).toBe('Certfleet');
  expect(Dimensions).toEqual([['environment']]);
  expect(Metrics.map(({ Name }) => Name)).toEqual(Object.keys(figures));
  expect(Metrics).toContainEqual({ Name: 'Issued', Unit: 'Count' });
  expect(Metrics).toContainEqual({ Name: 'CertificateRenewalElapsedTime', Unit: 'Seconds' });
  expect(Metrics).toContainEqual({ Name: 'DaysToFirstExpiry', Unit: 'None' });
});

test.each<[string, Partial<InventoryLine>, object]>([
  ['issued', {}, { Issued: 1, DaysToFirstExpiry: 180 }],
  ['waited for', { ...pending(60) }, { PendingValidation: 1 }],
  ['waited for longer than an hour', { ...pending(61) }, { PendingValidation: 1, PendingOverdue: 1 }],
  ['failed', { status: 'FAILED', expiry: undefined }, { Failed: 1 }],
  ['timed out', { status: 'VALIDATION_TIMED_OUT', expiry: undefined }, { Failed: 1 }],
  ['expired', { status: 'EXPIRED', ...ended }, { Expired: 1 }],
  ['expired, though ACM does not say so yet', ended, { Expired: 1 }],
  ['revoked', { status: 'REVOKED' }, {}],
  ['used by nothing', { inUse: false }, { Issued: 1, NotInUse: 1 }],
  [
    'exported and used by no service',
    { inUse: false, exported: true },
    { Issued: 1, DaysToFirstExpiry: 180 },
  ],
])('one that is %s counts as such', (_, certificate, counted) => {
  expect(figuresOf(certificate)).toEqual({ ...NONE, ...counted });
});

test.each<[string, Partial<InventoryLine>, number]>([
  ['with a function that imports the next', { isRotated: true }, 0],
  ['with nobody but people', { isRotated: false }, 1],
  ['whose tags nobody knows', {}, 1],
  ['that has expired', { isRotated: false, ...ended }, 0],
])('an imported one %s is without rotation: %j → %i', (_, more, ImportedWithoutRotation) => {
  expect(figuresOf({ type: 'IMPORTED', ...more })).toMatchObject({ ImportedWithoutRotation });
});

test.each<[string, Partial<InventoryLine>, number]>([
  ['used', {}, 1],
  ['exported', { inUse: false, exported: true }, 1],
  ['used by nothing, as ACM would not renew it', { inUse: false }, 0],
  ['expired', ended, 0],
])('a renewal that would fail counts where the certificate is %s', (_, more, RenewalWouldFail) => {
  const rehearsal = { ...REHEARSED, problems: [PROBLEM, PROBLEM], since: inDays(-1).toISOString() };
  expect(figuresOf({ ...more, rehearsal })).toMatchObject({ RenewalWouldFail });
});

test.each<[string, InventoryLine['rehearsal']]>([
  ['nothing was found', REHEARSED],
  ['something was found once', { ...REHEARSED, problems: [PROBLEM], since: REHEARSED.at }],
  [
    'somebody has to answer mail',
    { ...REHEARSED, problems: [{ ...PROBLEM, id: 'email-validation' }], since: inDays(-1).toISOString() },
  ],
])('no renewal would fail where %s', (_, rehearsal) => {
  expect(figuresOf({ rehearsal })).toMatchObject({ RenewalWouldFail: 0 });
});

test('one counts of which the DNS has said nothing for two days', () => {
  const at = (days: number) => ({ rehearsal: { at: inDays(-days).toISOString(), problems: [] } });
  expect(figuresOf(at(2))).toMatchObject({ NotRehearsed: 0 });
  expect(figuresOf(at(2.1))).toMatchObject({ NotRehearsed: 1 });
  const never = { rehearsal: undefined, createdAt: inDays(-3).toISOString() };
  expect(figuresOf(never)).toMatchObject({ NotRehearsed: 1 });
  expect(figuresOf({ ...never, createdAt: inDays(-1).toISOString() })).toMatchObject({ NotRehearsed: 0 });
  for (const more of [{ type: 'PRIVATE' }, { managedBy: 'CLOUDFRONT' }, { inUse: false }])
    expect(figuresOf({ ...never, ...more })).toMatchObject({ NotRehearsed: 0 });
});

test('an imported one that lives short is overdue when a sixth of its life is left', () => {
  const life = (days: number) => ({
    type: 'IMPORTED',
    isRotated: false,
    ...left(days),
    notBefore: inDays(days - 90).toISOString(),
  });
  expect(figuresOf(life(16))).toMatchObject({ RenewalOverdue: 0 });
  expect(figuresOf(life(14))).toMatchObject({ RenewalOverdue: 1 });
});

describe('a renewal is overdue', () => {
  test.each<[string, Partial<InventoryLine>, number]>([
    ['public', { type: 'AMAZON_ISSUED' }, 30],
    ['private', { type: 'PRIVATE' }, 45],
    ['imported, with rotation', { type: 'IMPORTED', isRotated: true }, 20],
    ['imported by people', { type: 'IMPORTED', isRotated: false }, 45],
  ])('below the days of its kind: %s', (_, certificate, days) => {
    expect(figuresOf({ ...certificate, ...left(days - 0.1) })).toMatchObject({ RenewalOverdue: 1 });
    expect(figuresOf({ ...certificate, ...left(days) })).toMatchObject({ RenewalOverdue: 0 });
  });

  test('of one alone that something uses and that has not expired', () => {
    expect(figuresOf({ inUse: false, ...left(1) })).toMatchObject({ RenewalOverdue: 0 });
    expect(figuresOf(ended)).toMatchObject({ RenewalOverdue: 0 });
  });
});

test('the oldest renewal under way says how long one takes', () => {
  const since = (days: number) => ({ renewingSince: inDays(-days).toISOString() });
  expect(figuresOf({}, since(1), since(3), since(2))).toMatchObject({
    CertificateRenewalElapsedTime: 3 * 86_400,
  });
});

test('the first expiry is that of a used one, in whole days', () => {
  expect(figuresOf(left(90), left(40.9), { inUse: false, ...left(5) })).toMatchObject({
    DaysToFirstExpiry: 40,
  });
  expect(figuresOf({ inUse: false, ...left(5) })).not.toHaveProperty('DaysToFirstExpiry');
});

test('what is asked for is told apart, each by metrics of its own beside those of all', () => {
  const certificates: Array<Partial<InventoryLine>> = [
    {},
    { region: 'us-east-1', type: 'PRIVATE' },
    { accountId: '333333333333', type: 'IMPORTED' },
    { type: 'OF_TOMORROW' },
  ];
  const lines = logged(certificates, ['account', 'region', 'source']);
  const told = lines.map(({ _aws, account, region, source, Issued }) => [
    _aws.CloudWatchMetrics[0]!.Dimensions[0]!.join(),
    account ?? region ?? source,
    Issued,
  ]);
  expect(told).toEqual([
    ['environment', undefined, 4],
    ['environment,account', '222222222222', 3],
    ['environment,region', 'eu-west-1', 3],
    ['environment,source', 'public', 1],
    ['environment,region', 'us-east-1', 1],
    ['environment,source', 'private', 1],
    ['environment,account', '333333333333', 1],
    ['environment,source', 'imported', 1],
    ['environment,source', 'OF_TOMORROW', 1],
  ]);
  expect(new Set(lines.map(({ environment }) => environment))).toEqual(new Set(['production']));
});
