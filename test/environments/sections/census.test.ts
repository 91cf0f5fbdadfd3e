import { type Census, defineEnvironment } from '../../../environments';
import { censusedAccounts } from '../../../environments/sections/censused-accounts';
import local from '../../support/small-local';
import { draft, problems } from '../../support/spoilt-environment';

const UNIT = 'arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-11111111';
const census: Census = { bucketName: 'company-census' };
const said = (changes: object) => problems({ ...draft(), census: { ...census, ...changes } });
const ofAccounts = (changes: object) =>
  said({ accounts: { sandbox: { accountIds: ['777777777777'], regions: ['eu-west-1'], ...changes } } });

test('takes a bucket alone, and all that it may say', () => {
  expect(said({})).toEqual([]);
  expect(said({ resolver: '192.0.2.53', metricsBy: ['account', 'region', 'source'] })).toEqual([]);
  expect(said({ resolver: '[2001:db8::1]:5353', metricsBy: [], alarmActions: [] })).toEqual([]);
  expect(ofAccounts({ organizationalUnitArns: [UNIT] })).toEqual([]);
});

test.each([
  [{ bucketName: undefined }, 'census.bucketName: must'],
  [{ bucketName: 'Company' }, 'census.bucketName: must be the name of an S3 bucket'],
  [{ resolver: 'dns.example.com' }, 'census.resolver: must be an IP address, with : and a port'],
  [{ resolver: '192.0.2.53:99999' }, 'census.resolver: must be an IP address'],
  [{ metricsBy: ['owner'] }, 'census.metricsBy[0]: must be'],
  [{ metricsBy: ['region', 'region'] }, 'census.metricsBy[1]: must be there once, got "region"'],
])('refuses %j', (changes, message) => {
  expect(said(changes)).toEqual([expect.stringContaining(message)]);
});

test.each([
  [{ accountIds: undefined }, 'sandbox: must name an account or an organizational unit'],
  [{ accountIds: ['7'] }, 'sandbox.accountIds[0]: must be 12 digits'],
  [{ regions: [] }, 'sandbox.regions[0]: must be an AWS Region'],
  [{ accountIds: ['222222222222'] }, 'must be of one entry, while applications.shop has it too'],
  [{ accountIds: ['111111111111'] }, 'must be of one entry, while sharedServices has it too'],
  [{ accountIds: ['777777777777', '777777777777'] }, 'while census.accounts.sandbox has it too'],
  [
    { organizationalUnitArns: [UNIT.replace('o-certfleet01', 'o-other00001')] },
    'sandbox.organizationalUnitArns[0]: must be of organization o-certfleet01',
  ],
])('refuses accounts with %j', (changes, message) => {
  expect(ofAccounts(changes)).toEqual([expect.stringContaining(message)]);
});

test('refuses accounts with the name of a requester, as each name has one template', () => {
  const { accountIds, regions } = { accountIds: ['777777777777'], regions: ['eu-west-1'] };
  const requesters = { guests: { accountIds, regions, domains: ['guests.example.com'] } };
  const others = { accountIds: ['777777777778'], regions };
  const withRequesters = (accounts: object) =>
    problems({ ...draft(), dnsValidation: { requesters }, census: { ...census, accounts } });
  expect(withRequesters({ sandbox: others })).toEqual([]);
  expect(withRequesters({ guests: others })).toEqual([
    'census.accounts.guests: must have a name that no requester of dnsValidation has: those are counted already, ' +
      'got "guests"; rename it, or take it out where they are the same accounts',
  ]);
});

test('its bucket is its own', () => {
  const environment = draft();
  environment.sharedServices.caCertificatesBundle = { bucketName: 'company-census' };
  expect(problems({ ...environment, census })).toEqual([
    expect.stringMatching(/S3 bucket "company-census".*(census|bundle)/),
  ]);
});

test('counts shared services, applications, those whose requests are validated, and those that it names', () => {
  const environment = defineEnvironment({
    ...local,
    dnsValidation: {
      requesters: {
        guests: {
          accountIds: ['777777777777'],
          organizationalUnitArns: [UNIT],
          regions: ['us-east-1'],
          domains: ['guests.example.com'],
        },
      },
    },
    census: {
      ...census,
      accounts: { sandbox: { accountIds: ['777777777778'], regions: ['eu-west-1'], owner: 'platform' } },
    },
  });
  expect(censusedAccounts(environment.census!, environment)).toEqual([
    { ids: ['111111111111'], regions: ['eu-west-1'], account: 'shared services' },
    ...Object.entries(environment.applications).map(([account, { accountId, regions, owner }]) => ({
      ids: [accountId],
      regions,
      account,
      owner,
    })),
    { ids: ['777777777777', 'ou-ab12-11111111'], regions: ['us-east-1'], account: 'guests' },
    { ids: ['777777777778'], regions: ['eu-west-1'], account: 'sandbox', owner: 'platform' },
  ]);
});

test('a retired application is counted no more', () => {
  const [name, application] = Object.entries(local.applications)[0]!;
  const environment = defineEnvironment({
    ...local,
    applications: { ...local.applications, [name]: { ...application, retired: true } },
    census,
  });
  const ids = censusedAccounts(census, environment).flatMap((each) => each.ids);
  expect(ids).not.toContain(application.accountId);
});
