import { causeOf, denialFindings, signatureFindings } from '../../../doctor/dns/failed-answer';
import { resolverOf, stopDnsServers } from '../../support/dns-resolver';
import { TOP } from '../../support/dns-server';

afterEach(stopDnsServers);

test('tells signatures that do not hold from name servers that fail', async () => {
  const { resolver } = await resolverOf({
    records: TOP,
    brokenSignatures: ['shop.example.com'],
    failures: { 'www.example.com A': 2 },
  });
  expect(await causeOf(resolver, 'shop.example.com', 'A', 'SERVFAIL')).toBe('signatures');
  expect(await causeOf(resolver, 'www.example.com', 'A', 'SERVFAIL')).toBe('zone');
});

test.each(['REFUSED', 'NOTIMP', 'FORMERR'])('fails where the resolver answers %s', async (code) => {
  const { resolver } = await resolverOf({ records: TOP });
  await expect(causeOf(resolver, 'shop.example.com', 'CAA', code)).rejects.toThrow(`got ${code}`);
});

test('fails where the resolver fails for the root too', async () => {
  const { resolver } = await resolverOf({ records: TOP, resolverCode: 2 });
  await expect(causeOf(resolver, 'shop.example.com', 'CAA', 'SERVFAIL')).rejects.toThrow('got SERVFAIL');
});

test('finds a zone whose signatures do not hold, and none whose do or that fails unchecked too', async () => {
  const broken = await resolverOf({ records: TOP, brokenSignatures: ['example.com'] });
  expect(await signatureFindings(broken.resolver, 'example.com')).toMatchObject([
    { id: 'dnssec-broken', severity: 'error', subject: 'zone example.com' },
  ]);
  const mended = await resolverOf({ records: TOP });
  expect(await signatureFindings(mended.resolver, 'example.com')).toEqual([]);
  const failing = await resolverOf({ records: TOP, failures: { 'example.com SOA': 2 } });
  expect(await signatureFindings(failing.resolver, 'example.com')).toEqual([]);
});

test.each([
  [3, 'NXDOMAIN'],
  [0, 'no SOA record'],
])('suspects a resolver that answers %i for the root', async (resolverCode, got) => {
  const { resolver } = await resolverOf({ records: TOP, resolverCode });
  expect(await denialFindings(resolver, 'web')).toMatchObject([
    { id: 'resolver-denies', severity: 'unknown', problem: expect.stringContaining(`got ${got}`) },
  ]);
});

test.each([undefined, 2, 5])('suspects no resolver of denial that answers %p', async (resolverCode) => {
  const { resolver } = await resolverOf({ records: TOP, resolverCode });
  expect(await denialFindings(resolver, 'web')).toEqual([]);
});
