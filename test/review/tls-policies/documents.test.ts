import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { pagesOf, readTable } from '../../../review/tls-policies/documents';
import { temporaryFolder } from '../../support/temporary-folder';

const YES = '![](https://docs.example/images/success_icon.png) Yes';
const NO = '![](https://docs.example/images/negative_icon.png) No';
const cells = (...all: string[]) => `| ${all.join(' | ')} |`;

const loadBalancers = (...more: string[]) =>
  [
    'Words, and a [link](somewhere.md).',
    '',
    cells('Security policies', 'TLS 1.3', 'TLS 1.2', 'TLS 1.1'),
    cells('---', '---', '---', '---'),
    cells('Policy-1-2', YES, YES, NO),
    cells('Policy-1-2-PQ-2025', YES, YES, NO),
    '',
    '### Ciphers by policy',
    '',
    cells('Security policy', 'Ciphers'),
    cells('---', '---'),
    cells('Policy-1-2<br />Policy-1-2-PQ-2025', ' + TLS\\_AES\\_128\\_GCM\\_SHA256<br />+ AES128-SHA '),
    ...more,
    '',
    cells('Cipher name', 'Security policies', 'Cipher suite'),
    cells('---', '---', '---'),
    cells('**OpenSSL** – AES128-SHA<br />**IANA** – TLS\\_RSA', ' + Policy-1-2', '2f'),
  ].join('\n');

const row = (...all: string[]) => `<tr>${all.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

/** Pages in the forms of AWS's documentation, with policies of our own. */
const PAGES: Readonly<Record<string, string>> = {
  'elasticloadbalancing/latest/application/describe-ssl-policies': loadBalancers(),
  'elasticloadbalancing/latest/network/describe-ssl-policies': loadBalancers(),
  'elasticloadbalancing/latest/classic/elb-security-policy-table': loadBalancers(),
  'AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers': `<table>
<thead><tr><th></th><th colspan="2">Security policy</th></tr><tr><th></th><th>SSLv3</th><th>TLSv1.2_2030</th></tr></thead>
<tbody>
<tr><td colspan="3"><b>Supported SSL/TLS protocols</b></td></tr>
${row('TLSv1.3', '♦', '♦')}${row('TLSv1', '♦', '')}${row('SSLv3', '♦', '')}
<tr><td colspan="3"><b>Supported RSA ciphers</b></td></tr>
${row('TLS_AES_128_GCM_SHA256', '♦', '♦')}${row('RC4-MD5', '♦', '')}
</tbody></table>
Quantum-safe: \`X25519MLKEM768\`
<table><thead><tr><th>Signature schemes</th><th>SSLv3</th></tr></thead><tbody>${row('TLS_SIGNATURE_SCHEME_RSA', '♦')}</tbody></table>`,
  'apigateway/latest/developerguide/apigateway-security-policies-list': [
    cells('**Security policy**', '**Supported TLS versions**', '**Supported ciphers**'),
    cells('---', '---', '---'),
    cells('TLS\\_1\\_2', 'TLS1.3<br />TLS1.2', ' + TLS\\_AES\\_128\\_GCM\\_SHA256 + AES128-SHA '),
    cells('Policy\\_PQ\\_2025', 'TLS1.3', ' + TLS\\_AES\\_128\\_GCM\\_SHA256 '),
    '',
    '## Edge',
    '',
    cells('**Security policy name**', '**Supported TLS versions**', '**Supported ciphers**'),
    cells('---', '---', '---'),
    cells('TLS\\_1\\_2 (edge-optimized only)', 'TLS1.2', ' + AES256-SHA '),
  ].join('\n'),
  'transfer/latest/userguide/security-policies': [
    cells(
      'Security policy',
      '[TransferSecurityPolicy-2030-01](#one)',
      ' **[TransferSecurityPolicy-2020-01 and TransferSecurityPolicy-Restricted-2020-01](#two)** ',
    ),
    '| --- |--- |--- |',
    '|  **SshCiphers**  |',
    '| --- |',
    cells('aes128-ctr', '♦', '♦\\*'),
    '|  **TlsCiphers**  |',
    '| --- |',
    cells('TLS\\_ECDHE\\_RSA\\_WITH\\_AES\\_128\\_GCM\\_SHA256', '♦', '♦'),
    cells('TLS\\_RSA\\_WITH\\_AES\\_128\\_CBC\\_SHA256', '', '♦'),
  ].join('\n'),
  'opensearch-service/latest/APIReference/API_DomainEndpointOptions': [
    '+  **Policy-Min-TLS-1-0-2019-07:** TLS security policy that supports TLS version 1.0 to TLS version 1.2',
    '+  **Policy-Min-TLS-1-2-2019-07:** TLS security policy that supports only TLS version 1.2',
    '+  **Policy-Min-TLS-1-2-PFS-2023-10:** supports TLS version 1.2 to TLS version 1.3 with perfect forward secrecy',
    '+  **Policy-Min-TLS-1-2-FIPS-2024-08:** TLS security policy that supports TLS version 1.3 with FIPS',
  ].join('\n'),
  'iot/latest/developerguide/transport-security': `<table><thead>
<tr><th><b>Security policy</b></th><th>TLS13_1_2_2022_10</th><th colspan="2">TLS12_1_0_2016_01*</th></tr></thead><tbody>
${row('<b>TCP Port</b>', '443', '443', '8443')}
${row('TLS 1.2', '✓', '✓', '✓')}${row('TLS 1.3', '✓', '', '')}
${row('AES128-SHA256', '✓', '', '✓')}${row('AES128-SHA', '', '✓', '')}
</tbody></table>`,
};

const read = (changes: Readonly<Record<string, string>> = {}) =>
  readTable((page) => Promise.resolve({ ...PAGES, ...changes }[page]!), '2030-01-02');

test('reads every form that the pages have', async () => {
  const table = await read();
  expect(
    Object.fromEntries(Object.entries(table).map(([service, { policies }]) => [service, policies])),
  ).toEqual({
    'load-balancer': {
      'Policy-1-2': { protocols: ['TLS 1.3', 'TLS 1.2'], ciphers: ['TLS_AES_128_GCM_SHA256', 'AES128-SHA'] },
      'Policy-1-2-PQ-2025': {
        protocols: ['TLS 1.3', 'TLS 1.2'],
        ciphers: ['TLS_AES_128_GCM_SHA256', 'AES128-SHA'],
        postQuantum: true,
      },
    },
    'classic-load-balancer': table['load-balancer'].policies,
    cloudfront: {
      SSLv3: {
        protocols: ['TLS 1.3', 'TLS 1.0', 'SSL 3.0'],
        ciphers: ['TLS_AES_128_GCM_SHA256', 'RC4-MD5'],
        postQuantum: true,
      },
      'TLSv1.2_2030': { protocols: ['TLS 1.3'], ciphers: ['TLS_AES_128_GCM_SHA256'], postQuantum: true },
    },
    'api-gateway': {
      TLS_1_2: { protocols: ['TLS 1.3', 'TLS 1.2'], ciphers: ['TLS_AES_128_GCM_SHA256', 'AES128-SHA'] },
      Policy_PQ_2025: { protocols: ['TLS 1.3'], ciphers: ['TLS_AES_128_GCM_SHA256'], postQuantum: true },
    },
    'api-gateway-edge': { TLS_1_2: { protocols: ['TLS 1.2'], ciphers: ['AES256-SHA'] } },
    transfer: {
      'TransferSecurityPolicy-2030-01': {
        protocols: ['TLS 1.2'],
        ciphers: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
      },
      ...Object.fromEntries(
        ['2020-01', 'Restricted-2020-01'].map((name) => [
          `TransferSecurityPolicy-${name}`,
          {
            protocols: ['TLS 1.2'],
            ciphers: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_128_CBC_SHA256'],
          },
        ]),
      ),
    },
    opensearch: {
      'Policy-Min-TLS-1-0-2019-07': { protocols: ['TLS 1.2', 'TLS 1.1', 'TLS 1.0'] },
      'Policy-Min-TLS-1-2-2019-07': { protocols: ['TLS 1.2'] },
      'Policy-Min-TLS-1-2-PFS-2023-10': { protocols: ['TLS 1.3', 'TLS 1.2'], forwardSecrecy: true },
      'Policy-Min-TLS-1-2-FIPS-2024-08': { protocols: ['TLS 1.3', 'TLS 1.2'] },
    },
    iot: {
      IoTSecurityPolicy_TLS13_1_2_2022_10: { protocols: ['TLS 1.3', 'TLS 1.2'], ciphers: ['AES128-SHA256'] },
      IoTSecurityPolicy_TLS12_1_0_2016_01: {
        protocols: ['TLS 1.2'],
        ciphers: ['AES128-SHA', 'AES128-SHA256'],
      },
    },
  });
  expect(table.iot.read).toBe('2030-01-02');
});

const NETWORK = 'elasticloadbalancing/latest/network/describe-ssl-policies';
const IOT = 'iot/latest/developerguide/transport-security';

test('a policy of one kind of load balancer alone is one of both', async () => {
  const page = loadBalancers()
    .replaceAll('Policy-1-2<br />', 'Policy-old<br />')
    .replace('| Policy-1-2 |', '| Policy-old |');
  expect(Object.keys((await read({ [NETWORK]: page }))['load-balancer'].policies)).toEqual([
    'Policy-1-2',
    'Policy-1-2-PQ-2025',
    'Policy-old',
  ]);
});

test.each([
  ['a page without a table', { [IOT]: 'moved' }, 'transport-security lists policies, got none'],
  [
    'a policy without ciphers',
    { [NETWORK]: loadBalancers().replace('Policy-1-2<br />', '') },
    'Policy-1-2 has protocols and ciphers, got none of one',
  ],
  [
    'a policy that two kinds of load balancer take differently',
    { [NETWORK]: loadBalancers().replace('AES128-SHA ', 'AES256-SHA ') },
    'Policy-1-2 is the same on',
  ],
])('fails on %s', async (_, changes, message) => {
  await expect(read(changes)).rejects.toThrow(message);
});

test('reads the pages of a folder', async () => {
  const folder = temporaryFolder('pages');
  for (const [page, text] of Object.entries(PAGES)) {
    mkdirSync(dirname(join(folder, page)), { recursive: true });
    writeFileSync(join(folder, `${page}.md`), text);
  }
  expect(await readTable(pagesOf(folder), '2030-01-02')).toEqual(await read());
});

describe('a site', () => {
  const server = createServer(({ url = '' }, response) => {
    const page = PAGES[url.replace(/^\/(.*)\.md$/, '$1')];
    response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => server.close());
  const site = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  test('has the pages by their paths', async () => {
    expect(await readTable(pagesOf(site()), '2030-01-02')).toEqual(await read());
  });

  test('fails on a page that is not there', async () => {
    await expect(pagesOf(site())('gone')).rejects.toThrow(
      /gone\.md is a page, got status 404; give a folder/,
    );
  });
});
