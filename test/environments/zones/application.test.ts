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
  expect(withZone({ delegation: 'withdrawn' })).toEqual([]);
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
