import type { Fleet } from '../../../fleet';
import { type Diagram, diagramOf, renderMermaid, renderSvg } from '../../../fleet/picture';
import { reviewOf, storedPlans } from '../../review/golden-files';
import { fleetCertificate, fleetOf } from '../../support/fleet';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"]; click n0 "javascript:alert(1)" %% end',
  '`end` subgraph',
  'a\nb\u2028c',
  '\u202eevil\u200b',
  '&quot;<!--',
  'x'.repeat(10_000),
];

const golden = () => reviewOf(storedPlans('share-changed')).fleet;

type Place = Diagram['nodes'][number] | Diagram['accounts'][number];
const contains = (outer: Place, inner: Place) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const overlap = (a: Place, b: Place) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the layout', () => {
  test('puts everything into the box of its account, and nothing on top of another', async () => {
    const { accounts, nodes } = await diagramOf(golden());
    for (const node of nodes) {
      expect(
        contains(
          accounts.find(({ id }) => id === node.account)!,
          node,
        ),
      ).toBe(true);
      expect(nodes.filter((other) => other !== node && overlap(node, other))).toEqual([]);
    }
    expect(accounts.filter((box) => accounts.some((other) => other !== box && overlap(box, other)))).toEqual(
      [],
    );
  });

  test('goes from what others stand on, on the left, to what is served, on the right', async () => {
    const { links, nodes } = await diagramOf(golden());
    const x = (id: string) => nodes.find((node) => node.id === id)!.x;
    expect(links.length).toBeGreaterThan(8);
    for (const { from, to } of links) expect(x(from)).toBeLessThan(x(to));
  });

  test('is as wide as its texts, but not as wide as anyone can write', async () => {
    const width = async (name: string, account: string) =>
      (await diagramOf(fleetOf([fleetCertificate(name, { account })]))).nodes[1]!.width;
    expect(await width('0'.repeat(32), 'shop')).toBeGreaterThan(await width('i'.repeat(32), 'shop'));
    const hostile = 'W'.repeat(10_000);
    expect((await diagramOf(fleetOf([fleetCertificate(hostile, { account: hostile })]))).width).toBeLessThan(
      3000,
    );
  });

  test('is the same each time', async () => {
    expect(await diagramOf(golden())).toEqual(await diagramOf(golden()));
  });
});

describe('a fleet too large to be looked at', () => {
  const many = (count: number, state: 'unchanged' | 'replace', account: string) =>
    Array.from({ length: count }, (_, index) =>
      fleetCertificate(`${state}-${index}.example.com`, { account, state }),
    );

  test('counts what does not change, account by account, and draws what does', async () => {
    const fleet = fleetOf([
      ...many(200, 'unchanged', 'shop'),
      ...many(3, 'replace', 'shop'),
      ...many(40, 'unchanged', 'blog'),
    ]);
    const { nodes, caption } = await diagramOf(fleet);
    expect(
      nodes.filter(({ kind }) => kind === 'folded').map(({ account, label }) => `${account}: ${label}`),
    ).toEqual(['shop: 200 certificates', 'blog: 40 certificates']);
    expect(nodes.filter(({ kind }) => kind === 'certificate')).toHaveLength(3);
    expect(caption).toBe('Certificates that do not change are counted, not drawn.');
  });

  test('counts everything where too much changes, ten thousand certificates included', async () => {
    const { nodes, links, caption } = await diagramOf(
      fleetOf([...many(9000, 'replace', 'shop'), ...many(1000, 'unchanged', 'shop')]),
    );
    expect(nodes.map(({ label, state }) => `${label} ${state}`)).toEqual([
      'example.com unchanged',
      '9000 certificates replace',
      '1000 certificates unchanged',
    ]);
    expect(links).toHaveLength(2);
    expect(caption).toBe('There are too many certificates to draw: they are counted.');
  });

  test('counts accounts too where they are too many', async () => {
    const { accounts, nodes, caption } = await diagramOf(
      fleetOf([
        ...Array.from({ length: 400 }, (_, index) => many(1, 'unchanged', `account-${index}`)).flat(),
        ...Array.from({ length: 100 }, (_, index) => many(2, 'replace', `changed-${index}`)).flat(),
      ]),
    );
    expect(accounts.map(({ name }) => name)).toEqual(['test-dns', '100 accounts', '400 accounts']);
    expect(nodes.filter(({ kind }) => kind === 'folded').map(({ label }) => label)).toEqual([
      '400 certificates',
      '200 certificates',
    ]);
    expect(caption).toBe('There are too many certificates and accounts to draw: they are counted.');
  });

  test('counts certificates whose links are too many, however few they are', async () => {
    const fleet = fleetOf(many(40, 'unchanged', 'shop'));
    const certificates = fleet.certificates.map(({ id }) => id);
    const { nodes } = await diagramOf({
      ...fleet,
      consumers: fleet.consumers.map((consumer) => ({ ...consumer, certificates })),
    });
    expect(nodes.map(({ label }) => label)).toEqual(['example.com', '40 certificates']);
  });

  test('counts zones, and the accounts that have them, where they are too many', async () => {
    const fleet = fleetOf(many(2, 'unchanged', 'shop'));
    const zones = (count: number, account: (index: number) => string) => ({
      ...fleet,
      accounts: [
        ...fleet.accounts,
        ...Array.from({ length: count }, (_, index) => ({ id: account(index), name: account(index) })),
      ].filter(({ id }, index, all) => all.findIndex((each) => each.id === id) === index),
      zones: [
        ...fleet.zones,
        ...Array.from({ length: count }, (_, index) => ({
          ...fleet.zones[0]!,
          id: `zone-${index}`,
          name: `${index}.example.com`,
          account: account(index),
        })),
      ],
    });
    const one = await diagramOf(zones(200, () => 'dns'));
    expect(one.nodes.filter(({ kind }) => kind === 'zone').map(({ label }) => label)).toEqual(['201 zones']);
    expect(one.links.filter(({ kind }) => kind === 'proves')).toHaveLength(2);
    const each = await diagramOf({
      ...zones(200, (index) => `dns-${index}`),
      certificates: many(300, 'unchanged', 'shop'),
    });
    expect(each.accounts.map(({ name }) => name)).toEqual(['202 accounts']);
    expect(each.nodes.map(({ label }) => label)).toEqual(['201 zones', '300 certificates']);
  });

  test('draws as many as it is told', async () => {
    const fleet = fleetOf(many(10, 'unchanged', 'shop'));
    expect((await diagramOf(fleet, { limit: 20 })).caption).toBe('');
    expect((await diagramOf(fleet, { limit: 19 })).caption).not.toBe('');
  });
});

describe('the SVG', () => {
  test('names every change by a sign and a class, so that colour is not needed', async () => {
    const svg = renderSvg(await diagramOf(golden()));
    const share = svg
      .split('<g class="node')
      .find((node) => node.includes('certfleet-local-issuing-external'))!;
    expect(share).toContain(' share update"');
    expect(share).toContain('>~</text>');
  });

  test('explains the signs and lines that it has, and no others', async () => {
    const legend = async (fleet: Fleet) =>
      [
        ...renderSvg(await diagramOf(fleet))
          .split('class="legend"')[1]!
          .split('</g>')[0]!
          .matchAll(/>([^<>]+)<\/text>/g),
      ].map(([, text]) => text);
    const unplanned = fleetOf([fleetCertificate('a.example.com')]);
    expect(await legend(unplanned)).toEqual(['proves', 'serves']);
    expect(await legend(golden())).toEqual(['~', 'updated', 'proves', 'issues', 'serves']);
    expect(await legend(fleetOf([fleetCertificate('a.example.com', { state: 'delete' })]))).toEqual([
      '−',
      'deleted',
      'proves',
      'serves',
    ]);
  });

  test('has whole, below it, what a box has no room for, and nothing else twice', async () => {
    const name = `${'a-long-label.'.repeat(18)}example.com`;
    const texts = async (certificate: string) =>
      renderSvg(await diagramOf(fleetOf([fleetCertificate(certificate)]))).replace(/<[^>]*>/g, '\n');
    const below = (await texts(name))
      .split('\n')
      .filter((line) => line.startsWith('a-long') || line.endsWith('example.com'));
    expect(below.join('')).toContain(name);
    expect((await texts('short.example.com')).match(/^short\.example\.com$/gm)).toHaveLength(1);
  });

  test('is well-formed, and lets no text become markup', async () => {
    for (const hostile of HOSTILE) {
      const fleet = fleetOf([fleetCertificate(hostile, { account: hostile, regions: [hostile] })]);
      const svg = renderSvg(await diagramOf(fleet));
      expect(unbalanced(svg)).toEqual([]);
      expect(svg).not.toMatch(/<script|<!--|[\u2028\u202e\u200b]/);
    }
  });

  test('brings its styles as a file of its own, and leaves them to the page otherwise', async () => {
    const diagram = await diagramOf(golden());
    expect(renderSvg(diagram)).toContain('prefers-color-scheme: dark');
    expect(renderSvg(diagram, { standalone: false })).not.toMatch(/<style|style=/);
  });
});

/** Elements that are closed without having been opened, or never. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name, selfClosed] of xml.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
    if (selfClosed) continue;
    if (!close) open.push(name!);
    else if (open.pop() !== name) return [name!];
  }
  return open;
}

describe('the Mermaid text', () => {
  const fleet: Fleet = golden();

  test('has a subgraph for each account, and a class for what changes', () => {
    const text = renderMermaid(fleet);
    expect(text).toMatch(/^flowchart LR\n/);
    expect(text.match(/subgraph account\d+\["/g)).toHaveLength(4);
    expect(text).toMatch(/class n\d+ update/);
    expect(text).toMatch(/n\d+ -\. proves \.-> n\d+/);
  });

  test('has every name whole: there is nothing beside it', () => {
    const name = `${'a-long-label.'.repeat(18)}example.com`;
    expect(renderMermaid(fleetOf([fleetCertificate(name)]))).toContain(`["${name}<br/>`);
  });

  test.each([
    ['a web address', 'www.example.com', '"www#46;example.com<'],
    ['an icon', 'fa:fa-user', '"fa: fa-user<'],
    ['a list', '- a', '"#45; a<'],
    ['a numbered list', '1. a', '"1#46; a<'],
    ['code', '    a', '"#32;   a<'],
    ['a style', '*.style.example.com', '"#42;.styl#101;.example.com<'],
    ['a class', 'classDef a', '"classDe#102; a<'],
  ])('lets no name become %s', (_what, name, text) => {
    expect(renderMermaid(fleetOf([fleetCertificate(name)]))).toContain(text);
  });

  test.each(HOSTILE)('keeps hostile names as text: %#', (hostile) => {
    const text = renderMermaid(fleetOf([fleetCertificate(hostile, { account: hostile })]));
    const form =
      /^(flowchart LR| {2}subgraph account\d+\["[^"]*"\]| {4}n\d+[[({/]+"[^"]*"[\])}/]+| {2}end| {2}n\d+ (-\. proves \.->|==>) n\d+)$/;
    expect(text.split('\n').filter((line) => !form.test(line))).toEqual([]);
    expect(text.replace(/<br\/>|\.->|==>/g, '')).not.toMatch(/[<>`;]{2}|[<>\u202e\u200b\u2028]/);
  });
});
