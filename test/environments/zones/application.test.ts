import { zoneFacts } from '../../../environments/zones';
import { problemsAfter } from '../../support/spoilt-environment';

const withZone = (changes: object, spoil: (e: any) => void = () => {}) =>
  problemsAfter((e) => {
    e.sharedServices.zones['shop.example.com'] = { type: 'application', application: 'shop', ...changes };
    spoil(e);
  });

test('is a zone of Route 53 that shared services does not hold', () => {
  expect(zoneFacts({ type: 'application', application: 'shop' })).toEqual({
    owner: { application: 'shop', isCreated: true },
    isEditedByPeople: false,
  });
});

test('is right, created or existing', () => {
  expect(withZone({})).toEqual([]);
  expect(withZone({ delegation: 'published' })).toEqual([]);
  expect(withZone({ hostedZoneId: 'Z0123456789ABCDEFGHIJ' })).toEqual([]);
});

test.each([
  [
    { application: 'shpo' },
    'application: must be an application of this file, got "shpo"; did you mean "shop"?',
  ],
  [
    { application: 'partner' },
    'application: must have a domain in the zone, as its role follows its domains',
  ],
  [{ hostedZoneId: 'z1' }, 'hostedZoneId: must be the id of a hosted zone'],
  [{ delegation: 'overwrite' }, 'delegation: must be one of published, withdrawn'],
  [
    { hostedZoneId: 'Z0123456789ABCDEFGHIJ', delegation: 'published' },
    'delegation: must be left out of a zone that exists, to which others delegate',
  ],
])('refuses %j', (changes, problem) => {
  expect(withZone(changes)).toContainEqual(
    expect.stringContaining(`sharedServices.zones["shop.example.com"].${problem}`),
  );
});

test('refuses to withdraw the delegation while names lie in it', () => {
  expect(withZone({ delegation: 'withdrawn' })).toEqual([
    expect.stringMatching(
      /^sharedServices\.zones\["shop\.example\.com"\]\.delegation: must stand while applications\.shop\.certificates\.\w+ has .+; take the names out first$/,
    ),
  ]);
});

test('refuses names in it before others delegate to it, where no zone of shared services is above it', () => {
  const own = { type: 'application', application: 'shop' };
  const withName = (zone: object) =>
    problemsAfter((e) => {
      e.sharedServices.zones['example.net'] = zone;
      e.applications.shop.domains = [...(e.applications.shop.domains as string[]), 'example.net'];
      e.applications.shop.certificates.net = { source: 'public', domainName: 'www.example.net' };
    });
  expect(withName(own)).toEqual([
    'sharedServices.zones["example.net"].delegation: must stand before applications.shop.certificates.net has ' +
      'www.example.net in the zone, as no hosted zone of shared services is above it; apply without the name, delegate to ' +
      "the name servers of the stack's output, then set it to 'published'",
  ]);
  expect(withName({ ...own, delegation: 'published' })).toEqual([]);
});

test('refuses a record in it that another account keeps', () => {
  expect(
    withZone({}, (e) => (e.applications.partner.validationRecords = { 'api.shop.example.com': 'retain' })),
  ).toContainEqual(
    expect.stringContaining(
      'must have no name in the zone shop.example.com, which is in the account of another',
    ),
  );
});

test('refuses a name in it that another account would have to prove', () => {
  const certificate = { source: 'public', domainName: 'partner.shop.example.com' };
  expect(
    withZone({}, (e) => {
      e.applications.partner.domains = ['partner.shop.example.com'];
      e.applications.partner.certificates = { web: certificate };
      e.applications.partner.consumers = {};
    }),
  ).toContain(
    'applications.partner.certificates.web: must have no name in the zone shop.example.com, which is in the account of ' +
      'another application, got "partner.shop.example.com"; leave it out, or ask for it in that account',
  );
});
