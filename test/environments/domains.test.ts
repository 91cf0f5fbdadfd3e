import { isGranted, provedNames, zoneGrants, zoneNameOf } from '../../environments/domains';
import type { Zone } from '../../environments';

const zones: Record<string, Zone> = {
  'example.com': { type: 'create' },
  'shop.example.com': { type: 'existing', hostedZoneId: 'Z1' },
  'example.net': { type: 'cloudflare', zoneId: 'c' },
  'example.org': { type: 'manual' },
};

test('a domain is granted in every Route 53 zone that may hold it or what lies below it', () => {
  expect(zoneGrants(zones, { domains: ['example.com'] })).toEqual([
    { zoneName: 'example.com', domainNames: [], subdomainsOf: ['example.com'] },
    { zoneName: 'shop.example.com', domainNames: [], subdomainsOf: ['shop.example.com'] },
  ]);
  expect(zoneGrants(zones, { domains: ['a.shop.example.com'] }).map(({ zoneName }) => zoneName)).toEqual([
    'example.com',
    'shop.example.com',
  ]);
});

test('a name alone is granted without what lies below it', () => {
  const alone = { domainName: 'example.com', includeSubdomains: false } as const;
  expect(zoneGrants(zones, { domains: [alone] })).toEqual([
    { zoneName: 'example.com', domainNames: ['example.com'], subdomainsOf: [] },
  ]);
});

test('nothing is granted in zones of other services, nor without domains', () => {
  expect(zoneGrants(zones, { domains: ['example.net', 'example.org'] })).toEqual([]);
  expect(zoneGrants(zones, {})).toEqual([]);
});

test('what is granted does not follow the certificates', () => {
  const domains = ['shop.example.com'];
  const certificates = { web: { source: 'public', domainName: 'shop.example.com' } } as const;
  expect(zoneGrants(zones, { domains, certificates })).toEqual(zoneGrants(zones, { domains }));
});

test('what lies around a zone is granted with the whole zone, and a name alone around it with nothing there', () => {
  const inner = (domains: Parameters<typeof zoneGrants>[1]['domains']) =>
    zoneGrants(zones, { domains }).filter(({ zoneName }) => zoneName === 'shop.example.com');
  expect(inner(['example.com', { domainName: 'a.shop.example.com', includeSubdomains: false }])).toEqual([
    {
      zoneName: 'shop.example.com',
      domainNames: ['a.shop.example.com'],
      subdomainsOf: ['shop.example.com'],
    },
  ]);
  expect(inner([{ domainName: 'example.com', includeSubdomains: false }])).toEqual([]);
});

test('domains are granted however they are written, and what is ill-formed is not', () => {
  expect(zoneGrants(zones, { domains: ['Example.COM.', undefined] })).toEqual(
    zoneGrants(zones, { domains: ['example.com'] }),
  );
});

test.each([
  ['example.com', true, true],
  ['a.b.example.com', true, false],
  ['badexample.com', false, false],
  ['com', false, false],
])('an account with example.com may prove %s: %p, and with it alone: %p', (name, whole, alone) => {
  expect(isGranted(name, { domainName: 'example.com', includeSubdomains: true })).toBe(whole);
  expect(isGranted(name, { domainName: 'example.com', includeSubdomains: false })).toBe(alone);
});

test('a name lies in the longest zone, unless its certificate says another', () => {
  expect(zoneNameOf(zones, 'a.shop.example.com')).toBe('shop.example.com');
  expect(zoneNameOf(zones, 'example.dev')).toBeUndefined();
  const certificate = {
    source: 'public',
    domainName: '*.shop.example.com',
    subjectAlternativeNames: ['Shop.Example.com.', 'x.shop.example.com', 'example.dev'],
    zones: { 'x.shop.example.com': 'example.com' },
  } as const;
  expect(Object.fromEntries(provedNames(zones, certificate))).toEqual({
    'shop.example.com': 'shop.example.com',
    'x.shop.example.com': 'example.com',
  });
});

test('a zone keeps the name it is written with, and holds names that are written otherwise', () => {
  const written: Record<string, Zone> = { 'Example.COM.': { type: 'create' } };
  expect(zoneNameOf(written, '*.a.EXAMPLE.com')).toBe('Example.COM.');
  expect(zoneNameOf({}, 'example.com')).toBeUndefined();
});

test('the zone that a certificate says counts for its wildcard too, and also where nobody declares it', () => {
  const certificate = {
    source: 'public',
    domainName: '*.a.example.com',
    zones: { '*.A.example.com.': 'Example.DEV' },
  } as const;
  expect([...provedNames(zones, certificate)]).toEqual([['a.example.com', 'example.dev']]);
});

test('only certificates that are validated by DNS prove names', () => {
  expect(provedNames(zones, { source: 'imported', domainName: 'example.com' }).size).toBe(0);
  expect(provedNames(zones, { source: 'public', validation: 'email', domainName: 'example.com' }).size).toBe(
    0,
  );
});
