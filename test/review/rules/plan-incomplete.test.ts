import { findingsOf, onlyFinding } from '../../support/plan';

test('is high where planning failed', () => {
  expect(onlyFinding('plan-incomplete', { more: { errored: true, complete: false } })).toMatchObject({
    severity: 'high',
    stack: 'test-shop',
    address: '',
    what: 'Terraform stopped planning "test-shop" with an error: what follows is part of what would change.',
  });
});

test('is medium where changes are put off', () => {
  const deferred = [{ resource_change: { address: 'aws_acm_certificate.web' } }, {}];
  expect(
    onlyFinding('plan-incomplete', { more: { complete: false, deferred_changes: deferred } }),
  ).toMatchObject({
    severity: 'medium',
    what: expect.stringContaining('leaves 2 changes to a later plan'),
  });
});

test('is medium where it was limited, and counts no changes', () => {
  const { severity, what } = onlyFinding('plan-incomplete', { more: { complete: false } });
  expect(severity).toBe('medium');
  expect(what).toBe(
    'The plan of "test-shop" was limited to some resources, as by "-target": what else would change is not in it.',
  );
});

test('says nothing of a whole plan, and of one by a Terraform that does not say', () => {
  expect(findingsOf('plan-incomplete', { more: { complete: true, errored: false } })).toEqual([]);
  expect(findingsOf('plan-incomplete', {})).toEqual([]);
});
