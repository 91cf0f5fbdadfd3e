import { daysLeft, isUnsettled, liveStatus, renewalText } from '../../live/live-certificate';
import { liveCertificate } from '../support/live';

const TODAY = '2026-01-01';
const WEB = ['shop.example.com', '*.shop.example.com', 'shop.example.org'];

test.each([
  ['2026-01-01', {}, 'issued', 198],
  ['2026-06-03', {}, 'issued', 45],
  ['2026-06-04', {}, 'expiring', 44],
  ['2026-05-20', { type: 'PRIVATE' }, 'expiring', 59],
  ['2026-07-19', {}, 'expired', -1],
  ['2026-01-01', { status: 'PENDING_VALIDATION', expiry: undefined }, 'pending', undefined],
  ['2026-01-01', { status: 'VALIDATION_TIMED_OUT', expiry: undefined }, 'failed', undefined],
] as const)('on %s, %j is %s', (today, changes, status, left) => {
  const certificate = liveCertificate(WEB, changes);
  expect(liveStatus(certificate, today)).toBe(status);
  expect(daysLeft(certificate, today)).toBe(left);
});

test.each([
  [{}, 'by ACM'],
  [{ inUse: false }, 'not renewed: not in use'],
  [{ type: 'IMPORTED' }, 'never renewed: imported'],
  [{ renewalStatus: 'PENDING_VALIDATION', failureReason: 'CAA_ERROR' }, 'PENDING_VALIDATION: CAA_ERROR'],
  [{ status: 'FAILED', failureReason: 'CAA_ERROR' }, 'CAA_ERROR'],
  [{ expiry: '2025-12-31T00:00:00.000Z' }, 'no more: expired'],
])('the renewal of %j is told as %s', (changes, text) => {
  expect(renewalText(liveCertificate(WEB, changes), '2026-01-01')).toBe(text);
});

test.each([
  [{}, false],
  [{ expiry: '2026-03-02T00:00:00.000Z' }, false],
  [{ expiry: '2026-03-01T00:00:00.000Z' }, true],
  [{ expiry: '2026-03-01T00:00:00.000Z', type: 'IMPORTED' }, false],
  [{ status: 'PENDING_VALIDATION' }, true],
  [{ status: 'FAILED' }, true],
])('there is more to ask of %j than the list tells: %s', (changes, asked) => {
  expect(isUnsettled(liveCertificate(WEB, changes), TODAY)).toBe(asked);
});
