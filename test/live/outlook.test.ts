import fc from 'fast-check';
import { type JudgedCertificate, type JudgedState, NEEDS, outlookOf } from '../../live';
import { certificateState, liveCertificate } from '../support/live';

const TODAY = '2026-01-01';
const OPTIONS = { today: TODAY, now: '2026-01-01T12:00:00.000Z' };
const WEB = ['shop.example.com', '*.shop.example.com', 'shop.example.org'];

/** A certificate with so many days left. */
function state(days: number, changes: Partial<JudgedCertificate> = {}): JudgedState {
  const expiry = new Date(Date.parse(TODAY) + days * 86_400_000).toISOString();
  return { ...certificateState(undefined), live: { ...liveCertificate(WEB, { expiry }), ...changes } };
}

const outlook = (days: number, changes: Partial<JudgedCertificate> = {}) =>
  outlookOf(state(days, changes), OPTIONS);

const problem = (id: string) => ({
  id,
  name: 'shop.example.com',
  problem: 'must allow amazon.com, got letsencrypt.org',
  remedy: 'add a record',
});
const rehearsal = (...ids: string[]) => ({ at: `${TODAY}T08:00:00.000Z`, problems: ids.map(problem) });
const UNISSUED = { status: 'PENDING_VALIDATION', expiry: undefined, inUse: false };

test.each([
  ['one in use', 198, {}, 'issued', 'acm', undefined],
  ['one whose renewal has begun', 44, {}, 'renewing', 'acm', undefined],
  ['one that should have been renewed', 29, {}, 'overdue', undefined, 'its renewal is late'],
  ['one whose last day is over', -1, {}, 'expired', undefined, 'expired'],
  ['one that nothing uses', 198, { inUse: false }, 'issued', undefined, 'not in use'],
  ['one that nothing uses, with few days', 5, { inUse: false }, 'expiring', undefined, 'not in use'],
  ['one that was exported', 198, { inUse: false, exported: true }, 'issued', 'acm', undefined],
  ['one of a private CA', 44, { type: 'PRIVATE' }, 'overdue', undefined, 'its renewal is late'],
  ['one that people import', 46, { type: 'IMPORTED' }, 'issued', undefined, 'imported by people'],
  ['one that people should import', 44, { type: 'IMPORTED' }, 'overdue', undefined, 'imported by people'],
  [
    'one that a function imports',
    25,
    { type: 'IMPORTED', isRotated: true },
    'expiring',
    'function',
    undefined,
  ],
  [
    'one that a function should have imported',
    19,
    { type: 'IMPORTED', isRotated: true },
    'overdue',
    undefined,
    'its function is late',
  ],
  [
    'an imported one of 90 days, of which a third is left',
    30,
    { type: 'IMPORTED', notBefore: '2025-11-02T00:00:00.000Z' },
    'expiring',
    undefined,
    'imported by people',
  ],
  ['one proved by mail', 198, { validationMethod: 'EMAIL' }, 'issued', undefined, 'email'],
  [
    'one proved by mail, as rehearsed',
    198,
    { rehearsal: rehearsal('email-validation') },
    'issued',
    undefined,
    'email',
  ],
  ['one proved by mail that is late', 29, { validationMethod: 'EMAIL' }, 'overdue', undefined, 'email'],
  [
    'one whose renewal would fail',
    198,
    { rehearsal: rehearsal('caa-forbids', 'caa-forbids', 'record-missing') },
    'would fail',
    undefined,
    'caa-forbids, record-missing in the rehearsal',
  ],
  [
    'one that nothing uses and that would fail',
    198,
    { inUse: false, rehearsal: rehearsal('caa-forbids') },
    'issued',
    undefined,
    'not in use',
  ],
  [
    'one whose renewal failed',
    40,
    { renewalStatus: 'FAILED' },
    'renewal failed',
    undefined,
    'its renewal has failed',
  ],
  [
    'one whose renewal waits',
    40,
    { renewalStatus: 'PENDING_VALIDATION' },
    'renewal waits',
    undefined,
    'its renewal waits for a proof',
  ],
  ['one that failed', 0, { ...UNISSUED, status: 'FAILED' }, 'failed', undefined, 'not issued'],
  [
    'one requested just now',
    0,
    { ...UNISSUED, createdAt: '2026-01-01T11:00:00Z' },
    'pending',
    undefined,
    'not issued',
  ],
  [
    'one requested this morning',
    0,
    { ...UNISSUED, createdAt: '2026-01-01T10:00:00Z' },
    'pending too long',
    undefined,
    'not issued',
  ],
  [
    'one requested shortly before it was seen',
    0,
    { ...UNISSUED, createdAt: '2026-01-01T07:00:00Z', seenAt: '2026-01-01T08:00:00Z' },
    'pending',
    undefined,
    'not issued',
  ],
] as const)('%s is judged', (_what, days, changes, expected, renewer, reason) => {
  const { state: judged, renewer: who, reason: why } = outlook(days, changes);
  expect({ judged, who, why }).toEqual({ judged: expected, who: renewer, why: reason });
});

test('one that is declared and not there is missing', () => {
  expect(outlookOf(certificateState(undefined), OPTIONS)).toEqual({
    state: 'missing',
    needsSomebody: true,
    reason: 'missing',
    advice: [
      {
        found: 'Its file declares it, and ACM has none',
        remedy: 'deploy its stack, or take it out of the file of local',
      },
    ],
  });
});

test('a file says that a function imports it, where ACM was not asked for tags', () => {
  const shop = certificateState(undefined);
  const legacy = { ...shop.declared!, definition: shop.declared!.application.certificates!.legacy! };
  const imported = { ...state(100, { type: 'IMPORTED' }) };
  expect(outlookOf({ ...imported, declared: legacy }, OPTIONS).renewer).toBe('function');
  expect(outlookOf({ ...imported, declared: undefined }, OPTIONS).renewer).toBeUndefined();
});

test('says the day on which ACM begins to renew it', () => {
  expect(outlook(198).renewalBegins).toBe('2026-06-03');
  expect(outlook(198, { type: 'PRIVATE' }).renewalBegins).toBe('2026-05-19');
  expect(outlook(198, { type: 'IMPORTED', isRotated: true }).renewalBegins).toBeUndefined();
});

test('says what was found and what to do, for each problem of a rehearsal', () => {
  expect(outlook(198, { rehearsal: rehearsal('caa-forbids', 'record-missing') }).advice).toEqual([
    { found: 'shop.example.com: must allow amazon.com, got letsencrypt.org', remedy: 'add a record' },
    { found: 'shop.example.com: must allow amazon.com, got letsencrypt.org', remedy: 'add a record' },
  ]);
});

test('names the command that says more, of one that a file declares', () => {
  expect(outlook(29).advice).toEqual([{ remedy: 'find out what stops ACM: certfleet doctor shop/web' }]);
  expect(outlookOf({ ...state(29), declared: undefined }, OPTIONS).advice[0]!.remedy).toMatch(/in the DNS$/);
});

test("has ACM's reason", () => {
  expect(outlook(0, { ...UNISSUED, status: 'FAILED', failureReason: 'CAA_ERROR' }).advice[0]!.found).toBe(
    'ACM says FAILED: CAA_ERROR',
  );
});

test('who needs somebody does not renew by itself, has a reason, and is told what to do', () => {
  const certificates = fc.record({
    days: fc.integer({ min: -10, max: 400 }),
    status: fc.constantFrom('ISSUED', 'PENDING_VALIDATION', 'FAILED', 'EXPIRED', 'INACTIVE'),
    type: fc.constantFrom('AMAZON_ISSUED', 'PRIVATE', 'IMPORTED'),
    inUse: fc.boolean(),
    isRotated: fc.option(fc.boolean(), { nil: undefined }),
    renewalStatus: fc.constantFrom(
      undefined,
      'PENDING_AUTO_RENEWAL',
      'PENDING_VALIDATION',
      'SUCCESS',
      'FAILED',
    ),
    validationMethod: fc.constantFrom(undefined, 'DNS', 'EMAIL'),
    problems: fc.subarray(['caa-forbids', 'email-validation']),
  });
  fc.assert(
    fc.property(certificates, ({ days, problems, ...changes }) => {
      const judged = outlook(days, { ...changes, rehearsal: rehearsal(...problems) });
      expect(judged.needsSomebody).toBe((NEEDS as readonly string[]).includes(judged.state));
      expect(judged.renewer === undefined).toBe(judged.reason !== undefined);
      if (!judged.needsSomebody) return;
      expect(judged.renewer).toBeUndefined();
      expect(judged.advice.some(({ remedy }) => remedy !== undefined)).toBe(true);
    }),
  );
});
