import { DnsRouter, type IDnsProvider } from '../../../modules/dns';
import { testStack } from '../../support/synth';

/** A DNS service that answers with its own name. */
function service(name: string): IDnsProvider {
  return { publish: (_scope, id) => ({ fqdn: `${id} at ${name}`, published: true }) };
}

const com = service('com');
const shop = service('shop');
const elsewhere = service('elsewhere');
const zones = { 'example.com': com, 'shop.example.com': shop };

test('a name goes to the zone with the longest matching suffix', () => {
  const router = new DnsRouter({ zones });

  expect(router.find('example.com')).toBe(com);
  expect(router.find('a.example.com')).toBe(com);
  expect(router.find('shop.example.com')).toBe(shop);
  expect(router.find('a.b.shop.example.com')).toBe(shop);
  expect(router.find('workshop.example.com')).toBe(com);
});

test('a wildcard goes where the name it stands under goes', () => {
  expect(new DnsRouter({ zones }).find('*.shop.example.com')).toBe(shop);
});

test('an explicit name wins over every zone, for itself and its wildcard only', () => {
  const router = new DnsRouter({ zones, names: { 'a.shop.example.com': elsewhere } });

  expect(router.find('a.shop.example.com')).toBe(elsewhere);
  expect(router.find('*.a.shop.example.com')).toBe(elsewhere);
  expect(router.find('b.a.shop.example.com')).toBe(shop);
});

test('an explicit wildcard stands for the name whose record proves it', () => {
  const router = new DnsRouter({ zones, names: { '*.a.example.com': elsewhere } });

  expect(router.find('*.a.example.com')).toBe(elsewhere);
  expect(router.find('a.example.com')).toBe(elsewhere);
});

test('an explicit name needs no zone', () => {
  expect(new DnsRouter({ zones: {}, names: { 'example.org': elsewhere } }).find('example.org')).toBe(
    elsewhere,
  );
});

test('names and zones may be written in any case, with a trailing dot or in another script', () => {
  const router = new DnsRouter({ zones: { 'Example.COM.': com, 'bücher.example': shop } });

  expect(router.find('A.EXAMPLE.com.')).toBe(com);
  expect(router.find('www.xn--bcher-kva.example')).toBe(shop);
});

test('a record is published by the service its name goes to, under the same id', () => {
  const published = new DnsRouter({ zones }).publish(testStack(), '111111111111-shop.example.com', {
    domainName: 'shop.example.com',
    recordName: '_token.shop.example.com',
    recordValue: '_value',
  });

  expect(published.fqdn).toBe('111111111111-shop.example.com at shop');
});

test.each([
  [zones, 'example.com, shop.example.com'],
  [{}, 'none'],
])('fails for a name of no zone and lists the zones', (known, listed) => {
  const record = { domainName: 'badexample.com', recordName: '_token', recordValue: '_value' };

  expect(() => new DnsRouter({ zones: known }).publish(testStack(), 'Record', record)).toThrow(
    `every name must lie in a known zone, got "badexample.com" and the zones ${listed}; ` +
      'add its zone, or map the name to a DNS service explicitly',
  );
});
