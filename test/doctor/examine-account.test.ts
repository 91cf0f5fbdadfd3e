import { type DoctorOptions, examineCertificates } from '../../doctor';
import type { Environment } from '../../environments';
import local from '../support/small-local';
import { type FakeAws, type FakeCall, startFakeAws } from '../support/fake-aws';

const { shop } = local.applications;
const SHARED = local.sharedServices.accountId;
const SHOP = shop.accountId;
const UNIT = 'ou-ab12-guests01';
const UNIT_ARN = `arn:aws:organizations::999999999999:ou/${local.organization.id}/${UNIT}`;
const MANAGEMENT = '999999999999';
const HOME = 'eu-west-1';
const role = (accountId: string) => `arn:aws:iam::${accountId}:role/certfleet-deploy`;

/** One application, in two Regions. */
const environment: Environment = {
  ...local,
  sharedServices: { ...local.sharedServices, deployRoleArn: role(SHARED) },
  applications: {
    shop: { accountId: SHOP, regions: [HOME, 'us-east-1'], deployRoleArn: role(SHOP) },
  },
  dnsValidation: {},
};
const withUnit: Environment = {
  ...environment,
  dnsValidation: {
    requesters: {
      guests: {
        organizationalUnitArns: [UNIT_ARN],
        regions: [HOME],
        domains: ['example.com'],
        stackSets: {},
      },
    },
  },
};

type Others = Readonly<Record<string, (call: FakeCall) => object>>;

/** A trail of the account that says all it may, in every Region. */
const trail = {
  Name: 'audit',
  TrailARN: `arn:aws:cloudtrail:${HOME}:${SHOP}:trail/audit`,
  HomeRegion: HOME,
  IsMultiRegionTrail: true,
  IsOrganizationTrail: false,
};
const EVERYTHING = { EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }] };

function cloudTrail(trails: readonly object[], selectors: object = EVERYTHING, IsLogging = true): Others {
  return {
    DescribeTrails: () => ({ trailList: trails }),
    GetTrailStatus: () => ({ IsLogging }),
    GetEventSelectors: () => selectors,
  };
}

const OPEN: Others = {
  ...cloudTrail([trail]),
  ListAccountsForParent: () => ({ Accounts: [] }),
  DescribeOrganizationsAccess: () => ({ Status: 'ENABLED' }),
};

let fake: FakeAws | undefined;
const callersEnvironment = { ...process.env };
afterEach(async () => {
  process.env = { ...callersEnvironment };
  await fake?.stop();
  fake = undefined;
});

async function examined(others: Others, of: Environment = environment, options: DoctorOptions = {}) {
  await fake?.stop();
  fake = await startFakeAws({ summaries: {}, others });
  process.env = { ...callersEnvironment, ...fake.environment };
  const resolver = { address: '127.0.0.1', port: 1 };
  return examineCertificates([], { resolver, aws: {}, environments: [of], ...options });
}

async function findings(others: Others, of?: Environment) {
  return (await examined(others, of)).flatMap((each) => each.findings);
}

test('is content with a trail, and tells each account by its name', async () => {
  expect(await examined(OPEN, withUnit)).toEqual([
    expect.objectContaining({ account: 'shared-services', state: 'checked', findings: [], names: [] }),
    expect.objectContaining({ environment: 'local', account: 'shop', state: 'checked', findings: [] }),
  ]);
});

test('asks nobody where nothing needs it, or where AWS is not to be asked', async () => {
  const others = { ...environment, dnsValidation: undefined, census: { bucketName: 'census' } };
  expect(await examined({}, others)).toEqual([]);
  expect(await examined({}, withUnit, { aws: undefined })).toEqual([]);
  const { shop: former } = environment.applications;
  const retired = { ...environment, applications: { shop: { ...former!, retired: true } } };
  expect(await examined({}, retired)).toEqual([]);
  expect(fake!.calls).toEqual({});
});

test('warns of each Region that no trail records', async () => {
  expect(await findings(cloudTrail([]))).toEqual(
    [HOME, 'us-east-1'].map((name) => ({
      id: 'trail-missing',
      severity: 'warning',
      name,
      subject: `account ${SHOP}`,
      problem: expect.stringContaining('the daily look alone finds them, got none') as string,
      remedy: 'have a trail of the account, or of the organization, record them in this Region',
      records: [],
    })),
  );
  const here = await findings(cloudTrail([{ ...trail, IsMultiRegionTrail: false }]));
  expect(here.map(({ name }) => name)).toEqual(['us-east-1']);
});

test.each<[string, object, boolean]>([
  ['is stopped', EVERYTHING, false],
  ['records what reads alone', { EventSelectors: [{ ReadWriteType: 'ReadOnly' }] }, true],
  ['records data alone', { EventSelectors: [{ IncludeManagementEvents: false }] }, true],
  ['has no selector', {}, true],
  ['has a selector of data', advanced({ Field: 'eventCategory', Equals: ['Data'] }), true],
  [
    'has one of what reads',
    advanced({ Field: 'eventCategory', Equals: ['Management'] }, { Field: 'readOnly', Equals: ['true'] }),
    true,
  ],
  [
    'leaves ACM out',
    advanced(
      { Field: 'eventCategory', Equals: ['Management'] },
      { Field: 'eventSource', NotEquals: ['kms.amazonaws.com', 'acm.amazonaws.com'] },
    ),
    true,
  ],
  ['looks at what a request has not', advanced({ Field: 'resources.ARN', StartsWith: ['arn:'] }), true],
])('a trail that %s records no request', async (_, selectors, isLogging) => {
  const found = await findings(cloudTrail([trail], selectors, isLogging));
  expect(found.map(({ id }) => id)).toEqual(['trail-missing', 'trail-missing']);
  expect(found[0]!.problem).toMatch(/, got audit, which records none$/);
});

test.each<[string, object]>([
  [
    'what writes alone',
    { EventSelectors: [{ IncludeManagementEvents: false }, { ReadWriteType: 'WriteOnly' }] },
  ],
  ['all, by an advanced selector', advanced({ Field: 'eventCategory', Equals: ['Management'] })],
  [
    'all but keys, by an advanced selector',
    advanced(
      { Field: 'eventCategory', Equals: ['Management'] },
      { Field: 'readOnly', Equals: ['false'] },
      { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] },
    ),
  ],
])('a trail that records %s is enough', async (_, selectors) => {
  expect(await findings(cloudTrail([trail], selectors))).toEqual([]);
});

test('a trail of the organization is enough, of which CloudTrail tells this account no more', async () => {
  const ofOrganization = {
    ...trail,
    TrailARN: trail.TrailARN.replace(SHOP, MANAGEMENT),
    IsOrganizationTrail: true,
  };
  const { DescribeTrails } = cloudTrail([ofOrganization]);
  expect(await findings({ DescribeTrails: DescribeTrails! })).toEqual([]);
});

test('asks a trail of another Region there', async () => {
  const asked: string[] = [];
  const noted = (name: string, body: object) => (call: FakeCall) => {
    asked.push(`${name} ${call.region} ${String(call.input['Name'] ?? call.input['TrailName'])}`);
    return body;
  };
  await findings({
    ...cloudTrail([trail]),
    GetTrailStatus: noted('GetTrailStatus', { IsLogging: true }),
    GetEventSelectors: noted('GetEventSelectors', EVERYTHING),
  });
  expect(new Set(asked)).toEqual(
    new Set([`GetTrailStatus ${HOME} ${trail.TrailARN}`, `GetEventSelectors ${HOME} ${trail.TrailARN}`]),
  );
});

test('finds that shared services may not look into units, and not where the role may not', async () => {
  const denied = (message: string): Others => ({
    ...OPEN,
    ListAccountsForParent: () => ({ __type: 'AccessDeniedException', message }),
  });
  expect(await findings(denied("You don't have permissions to access this resource."), withUnit)).toEqual([
    expect.objectContaining({
      id: 'units-closed',
      severity: 'error',
      name: UNIT,
      subject: `account ${SHARED}`,
      remedy: expect.stringContaining('make it a delegated administrator of AWS Organizations') as string,
    }),
  ]);
  const role = 'User: arn:aws:sts::1:x is not authorized to perform: organizations:ListAccountsForParent';
  expect(await findings(denied(role), withUnit)).toEqual([
    expect.objectContaining({ id: 'aws-silent', severity: 'unknown' }),
  ]);
});

test('asks about units of a census too, and finds one that is not there', async () => {
  const accounts = { guests: { organizationalUnitArns: [UNIT_ARN], regions: [HOME] as const } };
  const of = { ...environment, dnsValidation: undefined, census: { bucketName: 'census', accounts } };
  const missing: Others = {
    ListAccountsForParent: ({ account, input }) => ({
      __type: 'ParentNotFoundException',
      message: `${account} asked for ${String(input['ParentId'])}`,
    }),
  };
  expect(await findings(missing, of)).toEqual([
    expect.objectContaining({
      id: 'unit-missing',
      problem: expect.stringContaining(`got ParentNotFoundException: ${SHARED} asked for ${UNIT}`) as string,
    }),
  ]);
});

test.each<[object, string]>([
  [{ Status: 'DISABLED' }, 'got DISABLED'],
  [
    { __type: 'ValidationError', message: 'Account used is not a delegated administrator' },
    'got ValidationError: Account used is not a delegated administrator',
  ],
])('finds that StackSets deploys nothing: %j', async (answer, got) => {
  const [found, ...others] = await findings({ ...OPEN, DescribeOrganizationsAccess: () => answer }, withUnit);
  expect(found).toMatchObject({ id: 'stack-sets-closed', severity: 'error', name: UNIT });
  expect(found!.problem).toContain(got);
  expect(found!.remedy).toMatch(/trusted access.*delegated administrator of StackSets/);
  expect(others).toEqual([]);
});

test('calls StackSets as the file says', async () => {
  const asked: unknown[] = [];
  const ofCaller = (callAs: 'SELF' | undefined): Environment => {
    const { guests } = withUnit.dnsValidation!.requesters!;
    return { ...withUnit, dnsValidation: { requesters: { guests: { ...guests!, stackSets: { callAs } } } } };
  };
  const others: Others = {
    ...OPEN,
    DescribeOrganizationsAccess: ({ input }) => {
      asked.push(input['CallAs']);
      return { Status: 'ENABLED' };
    },
  };
  await findings(others, ofCaller(undefined));
  await findings(others, ofCaller('SELF'));
  expect(asked).toEqual(['DELEGATED_ADMIN', 'SELF']);
});

test('lets no invisible character of AWS through, and hides no other account behind one that does not answer', async () => {
  const hostile = '\u001b[2J\u202egnp';
  const found = await findings(
    {
      ...cloudTrail([{ ...trail, Name: hostile }], {}),
      ListAccountsForParent: () => ({ __type: 'AccessDeniedException', message: hostile }),
      DescribeOrganizationsAccess: () => ({ __type: 'Odd', message: hostile }),
    },
    withUnit,
  );
  expect(found.map(({ id }) => id)).toEqual([
    ...['units-closed', 'aws-silent', 'trail-missing', 'trail-missing'],
  ]);
  // eslint-disable-next-line no-control-regex -- these are what must not be there
  expect(found.map(({ problem }) => problem).join('')).not.toMatch(/[\u0000-\u001f\u202e]/);
});

function advanced(...FieldSelectors: object[]): object {
  return { AdvancedEventSelectors: [{ FieldSelectors }] };
}
