import { createHash } from 'node:crypto';
import { parsePlan, plannedFleet } from '../../../fleet';
import { type Review, type ReviewedFinding, renderPage } from '../../../review';
import { phrase } from '../../../review/phrase';
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
});
