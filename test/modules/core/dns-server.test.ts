import { getServers, setServers } from 'node:dns';
import { parseDnsServer, serverText, systemDnsServer } from '../../../modules/core';

test.each([
  ['192.0.2.1', '192.0.2.1:53'],
  ['192.0.2.1:5353', '192.0.2.1:5353'],
  ['2001:db8::1', '[2001:db8::1]:53'],
  ['[2001:db8::1]:5353', '[2001:db8::1]:5353'],
])('%s is the server %s', (text, shown) => {
  expect(serverText(parseDnsServer(text)!)).toBe(shown);
});

test.each(['one.one.one.one', '', '192.0.2.1:0', '192.0.2.1:70000', '192.0.2.1:x', '[192.0.2.1'])(
  '"%s" is no server',
  (text) => {
    expect(parseDnsServer(text)).toBeUndefined();
  },
);

describe('the resolver of the system', () => {
  const servers = getServers();
  afterEach(() => setServers(servers));

  test('is the first of them', () => {
    setServers(['192.0.2.7:5353', '192.0.2.8']);
    expect(systemDnsServer()).toEqual({ address: '192.0.2.7', port: 5353 });
  });

  test('fails to be found where there is none', () => {
    setServers([]);
    expect(systemDnsServer).toThrow('the system must have a DNS resolver, got none; name another');
  });
});
