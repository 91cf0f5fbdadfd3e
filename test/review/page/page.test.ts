import { createHash } from 'node:crypto';
import { type Fleet, parsePlan, plannedFleet } from '../../../fleet';
import { type PageOptions, type Review, type ReviewedFinding, renderPage } from '../../../review';
import { phrase } from '../../../review/phrase';
import { fleetCertificate, fleetOf } from '../../support/fleet';
import { reviewOf, storedPlans } from '../golden-files';

const HOSTILE = '</script></style><img src=x onerror=alert(1)>"\' onclick=alert(2) \u202e\u001b[2J';

/** A review in which everything from outside is hostile. */
function hostileReview(): Review {
  const finding: ReviewedFinding = {
    rule: 'names-dropped',
    severity: 'high',
    title: 'Names dropped that a service still serves',
    stack: HOSTILE,
    address: HOSTILE,
    what: phrase`${HOSTILE} loses ${[HOSTILE]}.`,
    remedy: phrase`Keep ${HOSTILE}.`,
    noLongerAccepted: {
      rule: 'names-dropped',
      stack: HOSTILE,
      resource: HOSTILE,
      reason: HOSTILE,
      until: '2025-01-01',
    },
  };
  const item = {
    account: HOSTILE,
    state: 'replace',
    resources: [{ stack: HOSTILE, address: HOSTILE }],
  } as const;
  return {
    findings: [finding],
    stacks: [{ stack: HOSTILE, unchanged: 0, changes: [{ type: HOSTILE, action: 'create', count: 1 }] }],
    fleet: {
      accounts: [{ id: HOSTILE, name: HOSTILE }],
      zones: [{ ...item, id: 'zone', name: HOSTILE }],
      certificateAuthorities: [{ ...item, id: 'authority', commonName: HOSTILE }],
      shares: [
        { ...item, id: 'share', name: HOSTILE, certificateAuthority: 'authority', principals: [HOSTILE] },
      ],
      certificates: [
        {
          ...item,
          id: HOSTILE,
          names: [HOSTILE],
          source: 'public',
          regions: [HOSTILE],
          records: [{ provedName: HOSTILE, recordName: HOSTILE, zone: 'zone', state: 'delete' }],
          issuer: 'share',
          expiry: HOSTILE,
        },
      ],
      consumers: [{ ...item, id: 'consumer', service: HOSTILE, name: HOSTILE, certificates: [HOSTILE] }],
    },
  };
}

test('lets no text of a plan become markup', async () => {
  const page = await renderPage(hostileReview());
  expect(page).not.toContain('<img');
  expect(page).not.toContain('\u202e');
  expect(page).not.toContain('\u001b');
  // Attributes are quoted, so a quote in a value must not end one.
  expect(page).not.toMatch(/["'] onclick=/);
});

test('allows its own style and script by their digest, and nothing else', async () => {
  const page = await renderPage(reviewOf(storedPlans('name-dropped')));
  const digest = (element: string) => {
    const [, text = ''] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(page)!;
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  };
  expect(page).toContain(
    `default-src 'none'; style-src ${digest('style')}; script-src ${digest('script')}; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/ style=| on[a-z]+=|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
});

test('shows no sensitive value', async () => {
  const secret = 'do-not-show-this';
  const { plan } = storedPlans('name-dropped').find(({ stack }) => stack === 'local-shop')!;
  const marked = JSON.parse(JSON.stringify(plan)) as typeof plan;
  for (const { type, change } of marked.resource_changes!) {
    if (type !== 'aws_acm_certificate') continue;
    for (const values of [change.before, change.after])
      Object.assign(values ?? {}, { private_key: secret, domain_name: secret });
    Object.assign(change, {
      before_sensitive: { private_key: true, domain_name: true },
      after_sensitive: { private_key: true, domain_name: true },
    });
  }
  const plans = [{ stack: 'local-shop', plan: parsePlan(JSON.stringify(marked), 'plan') }];
  const page = await renderPage(reviewOf(plans));
  expect(JSON.stringify(marked)).toContain(secret);
  expect(page).not.toContain(secret);
  expect(JSON.stringify(plannedFleet(plans))).not.toContain(secret);
});

test('opens every certificate to its names, Regions, records, consumers and expiry', async () => {
  const page = await renderPage(reviewOf(storedPlans('harmless')));
  const details = page
    .split('<details class="certificate')
    .find((text) => text.includes('<b>shop.example.com</b>'))!;
  const text = details.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toContain('Names shop.example.com *.shop.example.com shop.example.org');
  expect(text).toContain('Regions eu-west-1 us-east-1');
  expect(text).toMatch(/Records _[0-9a-f]{32}\.shop\.example\.com in example\.com/);
  expect(text).toContain('Consumers load balancer listener shop:443');
  expect(text).toMatch(/Expiry 2026-07-1\d/);
  expect(text).toMatch(/local-shop, eu-west-1, us-east-1 expires 2026-07-1\d Names/);
});

/** The text of a page, or of a part of it. */
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

const emptyReview = (fleet: Fleet, findings: ReviewedFinding[] = []): Review => ({
  findings,
  stacks: [],
  fleet,
});

test('says in its title which environment, pull request, commit and day it is of', async () => {
  const titleOf = async (options?: PageOptions) =>
    /<title>(.*)<\/title>/.exec(await renderPage(emptyReview(fleetOf([])), options))![1];
  expect(
    await titleOf({
      environments: ['production'],
      pullRequest: 12,
      commit: '0123456789abcdef0123456789abcdef01234567',
      day: '2026-01-01',
    }),
  ).toBe('Certificates: no changes · production · pull request 12 · commit 0123456789 · 2026-01-01');
  expect(await titleOf()).toBe('Certificates: no changes');
});

test.each([
  ['a new one', { state: 'create' }, 'Expiry known once it is issued Resources', undefined],
  [
    'one that is replaced',
    { state: 'replace', replacedExpiry: '2026-03-01T00:00:00Z' },
    'Expiry known once it is issued; the one it replaces: 2026-03-01 Resources',
    'old one expires 2026-03-01',
  ],
  ['one that is only looked up', { source: 'existing' }, 'Expiry the plans do not say Resources', undefined],
] as const)('says of %s when it expires, as far as that is known', async (_what, changes, text, row) => {
  const page = textOf(await renderPage(emptyReview(fleetOf([fleetCertificate('a.example.com', changes)]))));
  expect(page).toContain(text);
  if (row === undefined) expect(page).not.toContain('expires');
  else expect(page).toContain(row);
});

test('lists days of expiry, with the days left and a link to each certificate', async () => {
  const certificate = (name: string, expiry: string) =>
    fleetCertificate(name, { expiry: `${expiry}T00:00:00Z` });
  const fleet = fleetOf([
    certificate('a.example.com', '2025-12-30'),
    certificate('b.example.com', '2026-02-01'),
    certificate('c.example.com', '2026-02-01'),
    certificate('d.example.com', '2026-07-01'),
  ]);
  const page = await renderPage(emptyReview(fleet), { day: '2026-01-01' });
  const section = page.split('<section id="expiry"')[1]!.split('</section>')[0]!;
  const rows = [...section.matchAll(/<tr class="(\w+)">([^]*?)<\/tr>/g)];
  expect(rows.map(([, urgency, row = '']) => `${urgency}:${textOf(row)}`)).toEqual([
    'expired: 2025-12-30 expired 2 days ago a.example.com in test-shop ',
    'soon: 2026-02-01 31 days b.example.com in test-shop c.example.com in test-shop ',
    'later: 2026-07-01 181 days d.example.com in test-shop ',
  ]);
  expect(section.match(/<circle /g)).toHaveLength(3);
  for (const [, id] of section.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
  expect(await renderPage(emptyReview(fleetOf([])))).not.toContain('<section id="expiry"');
});

test('leads from a finding to its rule, and from the rule back to each of its findings', async () => {
  const page = await renderPage(reviewOf(storedPlans('share-changed')));
  expect(page).toMatch(/id="finding-1"[^]*?<a href="#rule-share-widened">/);
  const rule = page.split('id="rule-share-widened"')[1]!.split('<dt')[0]!;
  expect([...rule.matchAll(/href="#(finding-\d)"/g)].map(([, id]) => id)).toEqual(['finding-1', 'finding-3']);
  expect(textOf(rule)).toContain('high in local-shared-services on aws_ram_principal_association.');
  expect(await renderPage(emptyReview(fleetOf([])))).not.toContain('<section id="rules"');
});

test('stays below five megabytes whatever the plans hold, and says what it leaves out', async () => {
  const count = 12_000;
  const certificates = Array.from({ length: count }, (_, index) =>
    fleetCertificate(`${index}.${'long-label.'.repeat(9)}example.com`, {
      account: `account-${index}`,
      expiry: new Date(Date.UTC(2026, 0, 1 + (index % 3000))).toISOString(),
    }),
  );
  const finding: ReviewedFinding = {
    rule: 'names-dropped',
    severity: 'high',
    title: 'Names dropped',
    stack: 'test-shop',
    address: 'aws_acm_certificate.web',
    what: phrase`${certificates[0]!.names[0]!} is dropped.`,
    remedy: phrase`Keep it.`,
  };
  const page = await renderPage({
    ...emptyReview(
      fleetOf(certificates),
      Array.from({ length: count }, () => finding),
    ),
    stacks: Array.from({ length: count }, (_, index) => ({
      stack: `test-${index}`,
      unchanged: 1,
      changes: [],
    })),
  });
  expect(page.length).toBeLessThan(5_000_000);
  const text = textOf(page);
  const shown = (pattern: RegExp) => page.match(pattern)!.length;
  const left = (noun: string) =>
    Number(new RegExp(`(\\d+) more ${noun}s, too many for this page`).exec(text)![1]);
  expect(shown(/<article/g) + left('finding')).toBe(count);
  expect(shown(/<details\s+class="certificate/g) + left('certificate')).toBe(count);
  expect(left('day')).toBeGreaterThan(0);
  expect(left('stack')).toBeGreaterThan(0);
  for (const [, id] of page.matchAll(/href="#([^"]+)"/g))
    if (!page.includes(`id="${id}"`)) throw new Error(id);
});
