import { reviewPlans } from '../../../review';
import { certificateValues, findingsOf, listenerValues, onlyFinding, planOf } from '../../support/plan';

const values = certificateValues('web', ['a.example.com']);
const lost = (address: string, before: object) => ({ address, before: before as never, after: null });
const web = lost('aws_acm_certificate.web', values);
const listener = lost('aws_lb_listener.web', listenerValues('web'));
const again = (...all: ReadonlyArray<{ address: string }>) =>
  all.map(({ address }) => ({ address, after: {} }));

test('is critical where nothing is found, and suspects where the provider looks', () => {
  const finding = onlyFinding('no-longer-found', { drift: [web, listener], resources: again(web, listener) });
  expect(finding).toMatchObject({
    severity: 'critical',
    address: 'aws_acm_certificate.web',
    what: expect.stringContaining('Nothing of "a.example.com" is found any more'),
    remedy: expect.stringContaining('credentials, the role and the Region'),
  });
});

test('is critical where only some of it is gone, and asks who did it', () => {
  const other = {
    address: 'aws_acm_certificate.other',
    before: certificateValues('other', ['b.example.com']),
  };
  const zone = lost('aws_route53_zone.main', { name: 'example.com' });
  const { what, remedy } = onlyFinding('no-longer-found', {
    drift: [zone],
    resources: [other, ...again(zone)],
  });
  expect(what).toContain('"example.com" of the stack is no longer found, and is made again');
  expect(remedy).toContain('who deleted it');
});

test('is the only finding about what it explains', () => {
  const plan = planOf({ drift: [web, listener], resources: again(web, listener) });
  const { findings } = reviewPlans([plan], { today: '2026-01-01' });
  expect(findings.map(({ rule }) => rule)).toEqual(['no-longer-found']);
});

test('leaves to others what another account or Region explains', () => {
  const accounts = { aws: '333333333333' };
  const plan = { accounts, drift: [web], resources: again(web) };
  expect(findingsOf('no-longer-found', plan)).toEqual([]);
  expect(findingsOf('provider-account-changed', plan)).toHaveLength(1);
});

test('says nothing of what is gone and not made again, nor of what nobody relies on', () => {
  expect(findingsOf('no-longer-found', { drift: [web] })).toEqual([]);
  expect(findingsOf('no-longer-found', { drift: [listener], resources: again(listener) })).toEqual([]);
});
