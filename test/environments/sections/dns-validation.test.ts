import { type Requester, defineEnvironment } from '../../../environments';
import { policiesOf } from '../../../environments/sections/dns-validation-policies';
import local from '../../support/small-local';
import { draft, problems } from '../../support/spoilt-environment';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:certificates';
const UNIT = 'arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-11111111';
const requester = (changes: Partial<Requester> = {}): Requester => ({
  ...{ accountIds: ['777777777777'], regions: ['eu-west-1'], domains: ['guests.example.com'] },
  ...changes,
});
const said = (dnsValidation: unknown) => problems({ ...draft(), dnsValidation });
const ofRequester = (changes: object) => said({ requesters: { guests: { ...requester(), ...changes } } });

test('takes nothing but that it is there, and all that it may say', () => {
  expect(said({})).toEqual([]);
  expect(said({ topicArn: TOPIC, alarmActions: [TOPIC] })).toEqual([]);
  expect(ofRequester({ organizationalUnitArns: [UNIT], owner: 'guests', topicArn: TOPIC })).toEqual([]);
  expect(
    ofRequester({ domains: ['example.com', { domainName: 'a.example.org', includeSubdomains: false }] }),
  ).toEqual([]);
});

test.each([
  [{ accountIds: undefined }, 'guests: must name an account or an organizational unit'],
  [{ accountIds: [] }, 'guests: must name an account or an organizational unit'],
  [{ accountIds: ['7'] }, 'guests.accountIds[0]: must be 12 digits'],
  [{ domains: [] }, 'guests.domains: must be at least one'],
  [{ domains: ['elsewhere.test'] }, 'guests.domains[0]: must lie in a zone of shared services in Route 53'],
  [{ regions: [] }, 'guests.regions[0]: must be an AWS Region'],
  [
    { organizationalUnitArns: [UNIT.replace('o-certfleet01', 'o-other00001')] },
    'guests.organizationalUnitArns[0]: must be of organization o-certfleet01',
  ],
  [{ topicArn: `${TOPIC}.fifo` }, 'guests.topicArn: must be the ARN of a standard SNS topic'],
  [
    { accountIds: ['222222222222'] },
    'guests.accountIds[0]: must be of one entry, while applications.shop has it too',
  ],
  [{ accountIds: ['777777777777', '777777777777'] }, 'while dnsValidation.requesters.guests has it too'],
  [
    { domains: Array.from({ length: 300 }, (_, index) => `team-${index}.example.com`) },
    'must have domains that make at most 4096 bytes',
  ],
])('refuses a requester with %j', (changes, message) => {
  expect(ofRequester(changes)).toEqual([expect.stringContaining(message)]);
});

test('a retired application leaves its account to a requester', () => {
  const environment = draft();
  environment.applications.shop.retired = true;
  const dnsValidation = { requesters: { guests: requester({ accountIds: ['222222222222'] }) } };
  expect(problems({ ...environment, dnsValidation })).toEqual([]);
});

test('a policy names every zone that a domain touches, and the hosted zone of those of shared services', () => {
  const environment = defineEnvironment({
    ...local,
    sharedServices: {
      ...local.sharedServices,
      zones: { ...local.sharedServices.zones, 'elsewhere.example.com': { type: 'manual' } },
    },
    dnsValidation: {
      requesters: {
        all: requester({
          domains: ['example.com'],
          organizationalUnitArns: [UNIT],
          accountIds: [],
          owner: 'all',
        }),
        one: requester({ domains: [{ domainName: 'one.example.org', includeSubdomains: false }] }),
      },
    },
  });
  const policies = policiesOf(environment.dnsValidation!, environment, (zone) => `id of ${zone}`);
  const [all, one] = policies.filter(({ path }) => path.length > 0);
  expect(all).toMatchObject({
    id: 'ou-ab12-11111111',
    policy: {
      owner: 'all',
      regions: ['eu-west-1'],
      zones: [
        { zoneName: 'example.com', hostedZoneId: 'id of example.com', subdomainsOf: ['example.com'] },
        {
          zoneName: 'elsewhere.example.com',
          hostedZoneId: undefined,
          subdomainsOf: ['elsewhere.example.com'],
        },
      ],
    },
  });
  expect(one).toMatchObject({
    id: '777777777777',
    policy: { zones: [{ zoneName: 'example.org', domainNames: ['one.example.org'], subdomainsOf: [] }] },
  });
});
