import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROTOCOLS, TLS_SERVICES, tlsPolicy, tlsPolicyTable } from '../../../review/tls-policies/policies';
import { tableText } from '../../../review/tls-policies/table-text';

const FILE = join(__dirname, '../../../review/tls-policies/policies.json');
const table = tlsPolicyTable();
const all = TLS_SERVICES.flatMap((service) =>
  Object.entries(table[service].policies).map(([name, policy]) => ({ service, name, policy })),
);

test('the file is as its command wrote it', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(tableText(table));
});

test('a change by hand shows in the sum', () => {
  const { policies, ...about } = table.cloudfront;
  const changed = {
    ...table,
    cloudfront: { ...about, policies: { ...policies, TLSv1: policies['TLSv1.2_2021']! } },
  };
  const [sum, other] = [table, changed].map((each) => /"sha256": "(\w+)"/.exec(tableText(each))?.[1]);
  expect(sum).not.toBe(other);
});

test.each(TLS_SERVICES)('%s says where its policies are from, and when they were read', (service) => {
  const { source, read, policies } = table[service];
  expect(source).toMatch(/^[A-Z].*, /);
  expect(read).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(Object.keys(policies).length).toBeGreaterThan(3);
});

test.each(all)('$service: $name has known versions and ciphers', ({ policy }) => {
  expect(policy.protocols.length).toBeGreaterThan(0);
  expect(PROTOCOLS).toEqual(expect.arrayContaining([...policy.protocols]));
  for (const cipher of policy.ciphers ?? []) {
    expect(cipher).toMatch(
      /^(TLS_)?((ECDHE|DHE)[-_](ECDSA|RSA|DSS)[-_]|RSA_)?(WITH_)?(AES_?(128|256)|CHACHA20|DES[-_]CBC3|RC4)[-_A-Z0-9]*$/,
    );
  }
  // A version without a cipher, or a cipher without its version, is a page read wrongly.
  const hasNewCiphers = policy.ciphers?.some((cipher) => /^TLS_(AES|CHACHA20)/.test(cipher));
  if (policy.ciphers) expect(hasNewCiphers).toBe(policy.protocols.includes('TLS 1.3'));
});

test.each([
  ['load-balancer', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', ['TLS 1.3', 'TLS 1.2'], 7],
  ['load-balancer', 'ELBSecurityPolicy-2016-08', ['TLS 1.2', 'TLS 1.1', 'TLS 1.0'], 18],
  ['load-balancer', 'ELBSecurityPolicy-TLS13-1-2-Ext0-RFC9151-FIPS-2023-07', ['TLS 1.3', 'TLS 1.2'], 4],
  ['classic-load-balancer', 'ELBSecurityPolicy-2015-05', ['TLS 1.2', 'TLS 1.1', 'TLS 1.0'], 19],
  ['cloudfront', 'TLSv1.2_2021', ['TLS 1.3', 'TLS 1.2'], 9],
  ['api-gateway', 'TLS_1_2', ['TLS 1.3', 'TLS 1.2'], 15],
  ['api-gateway-edge', 'TLS_1_2', ['TLS 1.3', 'TLS 1.2'], 16],
  ['transfer', 'TransferSecurityPolicy-Restricted-2018-11', ['TLS 1.2'], 10],
  ['opensearch', 'Policy-Min-TLS-1-0-2019-07', ['TLS 1.2', 'TLS 1.1', 'TLS 1.0'], undefined],
  ['iot', 'IoTSecurityPolicy_TLS12_1_0_2015_01', ['TLS 1.2'], 19],
] as const)('%s: %s takes %j and %p ciphers', (service, name, protocols, ciphers) => {
  const policy = tlsPolicy(service, name);
  expect(policy?.protocols).toEqual(protocols);
  expect(policy?.ciphers?.length).toBe(ciphers);
});

test.each(['ELBSecurityPolicy-Next', 'TLS_1_2', 'toString', '__proto__'])(
  '%s is no policy of a load balancer',
  (name) => expect(tlsPolicy('load-balancer', name)).toBeUndefined(),
);
