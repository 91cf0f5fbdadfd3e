import { WEAKNESSES, compareTlsPolicies } from '../../../review/tls-policies/comparison';
import {
  TLS_SERVICES,
  type TlsPolicy,
  tlsPolicy,
  tlsPolicyTable,
} from '../../../review/tls-policies/policies';

type Verdict = ReturnType<typeof compareTlsPolicies>['verdict'];

const verdict = (after: TlsPolicy, before: TlsPolicy) => compareTlsPolicies(after, before).verdict;

/**
 * The TLS policies of load balancers, by what their names and AWS's words about them say: the oldest TLS 1.x, whether
 * there is TLS 1.3, whether there is PQ, and how far the ciphers go. Each step takes the ones before it.
 */
const CIPHERS = ['TLS 1.3 alone', 'GCM', 'CBC', 'no forward secrecy', 'SHA-1'] as const;
const NAMED: Readonly<Record<string, readonly [number, '1.3' | '1.2', 'PQ' | '', (typeof CIPHERS)[number]]>> =
  {
    'TLS13-1-3-2021-06': [3, '1.3', '', 'TLS 1.3 alone'],
    'TLS13-1-3-PQ-2025-09': [3, '1.3', 'PQ', 'TLS 1.3 alone'],
    'TLS13-1-2-2021-06': [2, '1.3', '', 'CBC'],
    'TLS13-1-2-PQ-2025-09': [2, '1.3', 'PQ', 'CBC'],
    'TLS13-1-2-Res-2021-06': [2, '1.3', '', 'GCM'],
    'TLS13-1-2-Res-PQ-2025-09': [2, '1.3', 'PQ', 'GCM'],
    'TLS13-1-2-Ext2-2021-06': [2, '1.3', '', 'SHA-1'],
    'TLS13-1-2-Ext2-PQ-2025-09': [2, '1.3', 'PQ', 'SHA-1'],
    'TLS13-1-2-Ext1-2021-06': [2, '1.3', '', 'no forward secrecy'],
    'TLS13-1-2-Ext1-PQ-2025-09': [2, '1.3', 'PQ', 'no forward secrecy'],
    'TLS13-1-1-2021-06': [1, '1.3', '', 'SHA-1'],
    'TLS13-1-0-2021-06': [0, '1.3', '', 'SHA-1'],
    'TLS13-1-0-PQ-2025-09': [0, '1.3', 'PQ', 'SHA-1'],
    'TLS-1-2-Ext-2018-06': [2, '1.2', '', 'SHA-1'],
    'TLS-1-2-2017-01': [2, '1.2', '', 'no forward secrecy'],
    'TLS-1-1-2017-01': [1, '1.2', '', 'SHA-1'],
    '2016-08': [0, '1.2', '', 'SHA-1'],
  };

/** Larger is better, in each place by itself. */
function placesOf(name: string): number[] {
  const [oldest, newest, exchange, ciphers] = NAMED[name]!;
  return [oldest, Number(newest === '1.3'), Number(exchange === 'PQ'), -CIPHERS.indexOf(ciphers)];
}

function expected(after: string, before: string): Verdict {
  const steps = placesOf(after).map((place, index) => Math.sign(place - placesOf(before)[index]!));
  if (steps.includes(1)) return steps.includes(-1) ? 'not comparable' : 'stronger';
  return steps.includes(-1) ? 'weaker' : 'equal';
}

const pairs = Object.keys(NAMED).flatMap((before) =>
  Object.keys(NAMED)
    .filter((after) => after !== before)
    .map((after) => [before, after] as const),
);

test('the pairs are all of 17 policies', () => {
  expect(pairs).toHaveLength(272);
});

test.each(pairs)('from %s to %s is what the names say', (before, after) => {
  const [old, next] = [before, after].map((name) => tlsPolicy('load-balancer', `ELBSecurityPolicy-${name}`)!);
  expect(verdict(next!, old!)).toBe(expected(after, before));
});

test.each<[Verdict, number]>([
  ['equal', 0],
  ['not comparable', 52],
  ['stronger', 110],
  ['weaker', 110],
])('of the pairs, %s are %d', (word, count) => {
  expect(pairs.filter(([before, after]) => expected(after, before) === word)).toHaveLength(count);
});

/** By the words of the pages: each is weaker than the one before it, or equal where it is in one row. */
test.each<[(typeof TLS_SERVICES)[number], string[][]]>([
  [
    'load-balancer',
    [
      ['ELBSecurityPolicy-FS-1-2-Res-2020-10'],
      ['ELBSecurityPolicy-FS-1-2-Res-2019-08'],
      ['ELBSecurityPolicy-FS-1-2-2019-08'],
      ['ELBSecurityPolicy-FS-1-1-2019-08'],
      ['ELBSecurityPolicy-FS-2018-06'],
      ['ELBSecurityPolicy-2016-08', 'ELBSecurityPolicy-2015-05'],
    ],
  ],
  [
    'load-balancer',
    [
      ['ELBSecurityPolicy-TLS13-1-3-RFC9151-FIPS-2023-07', 'ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04'],
      [
        'ELBSecurityPolicy-TLS13-1-2-RFC9151-FIPS-2023-07',
        'ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07',
        'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04',
        'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
      ],
      [
        'ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07',
        'ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04',
      ],
      [
        'ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07',
        'ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-2023-04',
      ],
      [
        'ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07',
        'ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-2023-04',
      ],
      ['ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04'],
      ['ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04'],
    ],
  ],
  [
    'classic-load-balancer',
    [
      ['ELBSecurityPolicy-TLS-1-2-2017-01'],
      ['ELBSecurityPolicy-TLS-1-1-2017-01'],
      ['ELBSecurityPolicy-2016-08', 'ELBSecurityPolicy-2015-02'],
      ['ELBSecurityPolicy-2015-05', 'ELBSecurityPolicy-2015-03'],
    ],
  ],
  [
    'cloudfront',
    [
      ['TLSv1.3_2025'],
      ['TLSv1.2_2025', 'TLSv1.2_2021'],
      ['TLSv1.2_2019'],
      ['TLSv1.2_2018'],
      ['TLSv1.1_2016'],
      ['TLSv1_2016'],
      ['TLSv1'],
      ['SSLv3'],
    ],
  ],
  [
    'api-gateway',
    [
      ['SecurityPolicy_TLS13_1_3_2025_09', 'SecurityPolicy_TLS13_1_3_FIPS_2025_09'],
      ['TLS_1_2', 'SecurityPolicy_TLS13_1_2_2021_06'],
      ['TLS_1_0'],
    ],
  ],
  [
    'api-gateway-edge',
    [
      ['SecurityPolicy_TLS13_2025_EDGE'],
      ['SecurityPolicy_TLS12_PFS_2025_EDGE'],
      ['SecurityPolicy_TLS12_2018_EDGE'],
      ['TLS_1_2'],
      ['TLS_1_0'],
    ],
  ],
  [
    'transfer',
    [
      ['TransferSecurityPolicy-2025-03', 'TransferSecurityPolicy-2020-06'],
      ['TransferSecurityPolicy-2018-11', 'TransferSecurityPolicy-Restricted-2018-11'],
    ],
  ],
  [
    'opensearch',
    [
      ['Policy-Min-TLS-1-2-PFS-2023-10'],
      ['Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08'],
      ['Policy-Min-TLS-1-2-2019-07'],
      ['Policy-Min-TLS-1-0-2019-07'],
    ],
  ],
  [
    'iot',
    [
      ['IoTSecurityPolicy_TLS13_1_3_2022_10'],
      ['IoTSecurityPolicy_TLS13_1_2_2022_10', 'IoTSecurityPolicy_TLS13_1_2_2022_01'],
      ['IoTSecurityPolicy_TLS12_1_2_2022_10', 'IoTSecurityPolicy_TLS12_1_0_2015_01'],
    ],
  ],
])('%s: each row is weaker than those above it', (service, rows) => {
  const ranked = rows.flatMap((names, rank) => names.map((name) => ({ name, rank })));
  for (const a of ranked) {
    for (const b of ranked) {
      const word = a.rank === b.rank ? 'equal' : a.rank > b.rank ? 'weaker' : 'stronger';
      const [after, before] = [a, b].map(({ name }) => tlsPolicy(service, name)!);
      expect([a.name, verdict(after!, before!), b.name]).toEqual([a.name, word, b.name]);
    }
  }
});

const OPPOSITE: Readonly<Record<Verdict, Verdict>> = {
  equal: 'equal',
  stronger: 'weaker',
  weaker: 'stronger',
  'not comparable': 'not comparable',
};

describe.each(TLS_SERVICES)('all policies of %s', (service) => {
  const policies = Object.values(tlsPolicyTable()[service].policies);

  test('equal themselves', () => {
    for (const policy of policies) expect(verdict(policy, policy)).toBe('equal');
  });

  test('compare the other way round as the opposite', () => {
    for (const a of policies) for (const b of policies) expect(verdict(a, b)).toBe(OPPOSITE[verdict(b, a)]);
  });

  test('stay weaker over a third', () => {
    const isAtMost = (a: TlsPolicy, b: TlsPolicy) => ['weaker', 'equal'].includes(verdict(a, b));
    const broken = policies.flatMap((a) =>
      policies.flatMap((b) =>
        policies.filter((c) => isAtMost(a, b) && isAtMost(b, c) && !isAtMost(a, c)).map((c) => [a, b, c]),
      ),
    );
    expect(broken).toEqual([]);
  });
});

const MODERN: TlsPolicy = {
  protocols: ['TLS 1.3', 'TLS 1.2'],
  ciphers: ['TLS_AES_128_GCM_SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
  postQuantum: true,
};
const and = (...ciphers: string[]): TlsPolicy => ({ ...MODERN, ciphers: [...MODERN.ciphers!, ...ciphers] });

test.each<[string, TlsPolicy, Array<[string, string]>]>([
  ['SSL 3.0', { ...MODERN, protocols: ['TLS 1.3', 'TLS 1.2', 'SSL 3.0'] }, [['high', 'SSL 3.0']]],
  ['TLS 1.1', { ...MODERN, protocols: ['TLS 1.3', 'TLS 1.2', 'TLS 1.1'] }, [['high', 'TLS 1.1']]],
  ['no TLS 1.3', { ...MODERN, protocols: ['TLS 1.2'] }, [['medium', 'TLS 1.3']]],
  ['no PQ', { ...MODERN, postQuantum: undefined }, [['low', 'post-quantum key exchange']]],
  ['RSA key exchange', and('AES128-GCM-SHA256'), [['medium', 'ciphers without forward secrecy']]],
  [
    'RSA key exchange by IANA',
    and('TLS_RSA_WITH_AES_128_GCM_SHA256'),
    [['medium', 'ciphers without forward secrecy']],
  ],
  ['CBC', and('ECDHE-RSA-AES128-SHA256'), [['medium', 'ciphers in CBC mode']]],
  ['CBC by IANA', and('TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'), [['medium', 'ciphers in CBC mode']]],
  [
    'SHA-1',
    and('DHE-RSA-AES256-SHA'),
    [
      ['medium', 'ciphers in CBC mode'],
      ['low', 'ciphers with SHA-1'],
    ],
  ],
  [
    'RC4',
    and('ECDHE-RSA-RC4-SHA'),
    [
      ['high', 'broken ciphers (RC4, 3DES)'],
      ['low', 'ciphers with SHA-1'],
    ],
  ],
  [
    '3DES',
    and('ECDHE-RSA-DES-CBC3-SHA'),
    [
      ['high', 'broken ciphers (RC4, 3DES)'],
      ['medium', 'ciphers in CBC mode'],
      ['low', 'ciphers with SHA-1'],
    ],
  ],
  ['ChaCha20 and 256 bits', and('ECDHE-RSA-CHACHA20-POLY1305', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'), []],
  [
    'ciphers that are not listed',
    { protocols: ['TLS 1.3', 'TLS 1.2'], postQuantum: true },
    [['low', 'ciphers that AWS does not list, perhaps without forward secrecy']],
  ],
  ['unlisted ciphers of TLS 1.3', { protocols: ['TLS 1.3'], postQuantum: true }, []],
])('%s opens what it allows, or lacks', (_, policy, expectedWeaknesses) => {
  const { opened } = compareTlsPolicies(policy, MODERN);
  expect(opened.map(({ severity, allows, lacks }) => [severity, allows ?? lacks])).toEqual(
    expectedWeaknesses,
  );
});

test.each<[string, TlsPolicy, TlsPolicy]>([
  ['TLS 1.2 in place of 1.0', { ...MODERN, protocols: ['TLS 1.0'] }, { ...MODERN, protocols: ['TLS 1.2'] }],
  ['CBC and SHA-1 in place of RC4', and('ECDHE-RSA-RC4-MD5'), and('ECDHE-RSA-AES128-SHA')],
  [
    'the oldest version alone in place of several',
    { ...MODERN, protocols: ['TLS 1.3', 'TLS 1.2', 'SSL 2.0'] },
    MODERN,
  ],
])('%s is stronger', (_, before, after) => {
  expect(verdict(after, before)).toBe('stronger');
  expect(verdict(before, after)).toBe('weaker');
});

test('the worst weakness is first', () => {
  const order = ['high', 'medium', 'low'];
  const severities = WEAKNESSES.map(({ severity }) => order.indexOf(severity));
  expect(severities).toEqual([...severities].sort());
});
