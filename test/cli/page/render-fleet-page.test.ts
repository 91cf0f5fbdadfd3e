import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { renderFleetPage } from '../../../cli/page/render-fleet-page';
import { defineEnvironment } from '../../../environments';
import { SEED, hostileText } from '../../support/hostile-text';
import { PAGE_DAY, pageEnvironment, pageLine, pageLines, pageOf } from '../../support/page-fleet';

const HOSTILE = '</script></style><img src=x onerror=alert(1)>"\' onclick=alert(2) \u202e\u001b[2J';

/** The text of a page, or of a part of it, as people read it. */
const textOf = (html: string) =>
  html
    .replace(/<(style|script)>[^]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const rowsOf = (html: string) => html.match(/<tr role="row" class[^]*?<\/tr>/g) ?? [];
const rowOf = (html: string, name: string) =>
  textOf(rowsOf(html).find((row) => row.includes(`<b>${name}</b>`))!).trim();

const page = renderFleetPage(pageOf(pageLines));

test('says first how many need somebody, and when all was seen', () => {
  const head = textOf(page.slice(page.indexOf('<header>'), page.indexOf('</header>')));
  expect(head).toContain('Certificates: 5 of 12 need somebody');
  expect(head).toContain('As the census saw them at 2026-11-28 08:05 UTC.');
  expect(head).toContain('12 certificates in 3 accounts');
  expect(head).toContain('5 need somebody 1 expired, 1 overdue, 1 missing, 1 would fail, 1 pending too long');
  expect(head).toContain('4 renew by themselves 3 by ACM, 1 by a function');
  expect(head).toContain('3 do not, and may wait 1 not in use, 1 email, 1 imported by people');
  expect(page).toContain(`<title>Certificates: 5 of 12 need somebody · production · ${PAGE_DAY}</title>`);
});

test('has a row for each, the most urgent first, then by expiry', () => {
  const states = rowsOf(page).map((row) => /data-state="(.*?)"/.exec(row)![1]);
  expect(states.slice(0, 5)).toEqual(['expired', 'overdue', 'missing', 'would fail', 'pending too long']);
  const days = rowsOf(page)
    .slice(5)
    .map((row) => Number(/<b>(\d+) days left/.exec(row)![1]));
  expect(days).toEqual([37, 74, 96, 151, 165, 212, 341]);
});

test('puts an expired one that nothing uses after the others that need somebody', () => {
  const { certificates } = pageOf([
    pageLine('unused.example.com', -5, { inUse: false }),
    pageLine('late.example.com', 10),
    pageLine('used.example.com', -1),
  ]);
  const needing = certificates.filter(({ outlook }) => outlook.needsSomebody && outlook.state !== 'missing');
  expect(needing.map(({ names }) => names[0])).toEqual([
    'used.example.com',
    'late.example.com',
    'unused.example.com',
  ]);
});

test.each([
  [
    'api.example.com',
    '! would fail api.example.com api 122 days left 2027-03-30 shop 222222222222 owner shop-team eu-west-1 ' +
      'API Gateway REGIONAL domain name api Does not renew by itself: caa-forbids in the rehearsal ' +
      'api.example.com: CAA records of example.com must allow amazon.com, got letsencrypt.org. ' +
      'What to do: add 0 issue &#34;amazon.com&#34;.',
  ],
  [
    'bank.example.com',
    '✓ issued bank.example.com bank 74 days left 2027-02-10 payments 333333333333 owner payments-team eu-west-1 in use A function renews it',
  ],
  [
    'old.example.com',
    '– issued old.example.com not declared 96 days left 2027-03-04 555555555555 eu-west-1 not in use ' +
      'Does not renew by itself: not in use What to do: attach it to a service, or delete it.',
  ],
  [
    'forgotten.example.com',
    '! expired forgotten.example.com not declared expired 12 days ago 2026-11-16 555555555555 eu-west-1 in use ' +
      'Does not renew by itself: expired A service still uses it. What to do: import the next one to the same ARN.',
  ],
])('says of %s whose it is, who uses it, how it renews and what to do', (name, text) => {
  expect(rowOf(page, name)).toBe(text);
});

test('gives a certificate the services of its own Region', () => {
  const shop = rowsOf(page).filter((row) => row.includes('<b>shop.example.com</b>'));
  const used = Object.fromEntries(
    shop.map((row) => [
      /(eu-west-1|us-east-1)/.exec(row)![1],
      textOf(row).includes('Application Load Balancer'),
    ]),
  );
  expect(used).toEqual({ 'eu-west-1': true, 'us-east-1': false });
});

test('draws each bar from today to its expiry, on the same line of time', () => {
  const [bar] = rowsOf(
    renderFleetPage(pageOf([pageLine('a.example.com', 200), pageLine('b.example.com', 400)])),
  ).filter((row) => row.includes('<b>a.example.com</b>'));
  // Of the 92 percent after today a half; of that the last 45 days are those in which ACM renews it.
  expect(bar).toContain('<rect class="itself" x="8.00%" y="4" width="35.65%" height="10" />');
  expect(bar).toContain('<rect class="begun" x="43.65%" y="4" width="10.35%" height="10" />');
});

test('offers the services, accounts and states that there are, with how many', () => {
  const options = (id: string) =>
    [...new RegExp(`id="${id}">([^]*?)</select>`).exec(page)![1]!.matchAll(/<option[^>]*>(.*?)</g)].map(
      ([, text]) => text,
    );
  expect(options('filter-use')).toEqual([
    'all',
    'API Gateway REGIONAL domain name (1)',
    'Application Load Balancer (1)',
    'in use, by what no file says (7)',
    'not in use (2)',
  ]);
  expect(options('filter-account')).toEqual([
    'all',
    'shop 222222222222',
    'payments 333333333333',
    '555555555555',
  ]);
  expect(options('filter-state').slice(0, 5)).toEqual([
    'all',
    'needs somebody (5)',
    'renews by itself (4)',
    'does not renew by itself (3)',
    'expired (1)',
  ]);
});

test('says what is not known', () => {
  const unknown = ['account shop of production in eu-west-1 did not answer: TimeoutError'];
  expect(textOf(renderFleetPage(pageOf(pageLines, undefined, unknown)))).toContain(`Not known ${unknown[0]}`);
  expect(page).not.toContain('Not known');
});

test('says that there are no certificates, and that nobody is needed', () => {
  const bare = defineEnvironment({ ...pageEnvironment, applications: {} });
  const empty = renderFleetPage(pageOf([], bare));
  expect(textOf(empty)).toContain('Certificates: there are none');
  expect(textOf(empty)).toContain('There are no certificates.');
  expect(empty).not.toContain('<table');
  const good = textOf(renderFleetPage(pageOf([pageLine('a.example.com', 150)], bare)));
  expect(good).toContain('Certificates: none of 1 needs anybody');
  expect(good).toContain('1 certificate in 1 account');
});

test('names the environment of an account where there are several', () => {
  const { environments, ...one } = pageOf(pageLines);
  const text = textOf(renderFleetPage({ ...one, environments: [...environments, 'staging'] }));
  expect(text).toContain('production payments 333333333333');
});

test('shows more names, and more problems, where they are opened', () => {
  const names = Array.from({ length: 9 }, (_, index) => `n${index}.example.com`);
  const problem = (id: number) => ({
    id: 'record-missing',
    name: `n${id}`,
    problem: 'has none',
    remedy: 'add it',
  });
  const at = '2026-11-28T08:00:00.000Z';
  const line = pageLine('n0.example.com', 150, {
    names,
    rehearsal: { at, problems: [0, 1, 2, 3, 4].map(problem) },
  });
  const row = rowOf(renderFleetPage(pageOf([line])), 'n0.example.com');
  expect(row).toContain('and 8 more names n1.example.com');
  expect(row).toContain('n8.example.com');
  expect(row).toMatch(/n2: has none\. What to do: add it\. and 2 more n3: has none\./);
});

test('stays below five megabytes, and shows thousands, the most urgent of all', () => {
  const many = Array.from({ length: 6_000 }, (_, index) =>
    pageLine(`n${index}.example.com`, 100 + (index % 90)),
  );
  const large = renderFleetPage(pageOf([...many, pageLine('late.example.com', 3)]));
  const shown = rowsOf(large).length;
  expect(Buffer.byteLength(large)).toBeLessThan(5_000_000);
  expect(shown).toBeGreaterThan(2_500);
  expect(rowsOf(large)[0]).toContain('late.example.com');
  // Four of the declared ones are missing, and one is there twice.
  expect(textOf(large)).toContain(`${6_001 + 6 - shown} more certificates, too many for this page`);
});

test('allows its own style and script by their digest, and nothing else', () => {
  const digest = (element: string) => {
    const [, text = ''] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(page)!;
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  };
  expect(page).toContain(
    `default-src 'none'; style-src ${digest('style')}; script-src ${digest('script')}; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/ style=| on[a-z]+=|https?:\/\//);
});

/** A certificate in which every text is the same. */
const hostileLine = (text: string) =>
  pageLine(text, 100, {
    ...{ region: text, names: [text, text], renewalStatus: text, failureReason: text, certificateArn: text },
    rehearsal: { at: text, problems: [{ id: text, name: text, problem: text, remedy: text }] },
  });

test('lets no text of a certificate become markup', () => {
  const failed = pageLine(HOSTILE, 0, { status: HOSTILE, failureReason: HOSTILE, accountId: '555555555555' });
  const html = renderFleetPage(pageOf([hostileLine(HOSTILE), failed], undefined, [HOSTILE]));
  expect(html).not.toContain('<img');
  expect(html).not.toContain('\u202e');
  expect(html).not.toContain('\u001b');
  // Attributes are quoted, so a quote in a value must not end one.
  expect(html).not.toMatch(/["'] onclick=/);
});

test('is made of the same elements, whatever requesters wrote', () => {
  const tags = (text: string) => {
    const html = renderFleetPage(pageOf([hostileLine(text)], undefined, [text]));
    return html.match(/<[^>]*>/g)!.map((tag) => tag.replace(/"[^"]*"/g, '""'));
  };
  const plain = tags('plain');
  for (const text of fc.sample(hostileText, { seed: SEED, numRuns: 200 })) expect(tags(text)).toEqual(plain);
});
