import { findingsOf, onlyFinding } from '../../support/plan';

const zone = { address: 'aws_route53_zone.main', before: { name: 'example.com', zone_id: 'Z1', vpc: [] } };
const record = { address: 'aws_route53_record.www', before: { type: 'A', zone_id: 'Z1', name: 'www' } };

test('is critical, and counts the records that stand in it', () => {
  expect(
    onlyFinding('hosted-zone-destroyed', { resources: [{ ...zone, after: null }, record] }),
  ).toMatchObject({
    severity: 'critical',
    what: 'The zone "example.com" is destroyed, and with it 1 of the records in these plans. Every name below it stops resolving, and no certificate below it renews.',
  });
});

test('is critical where it is made anew: its name servers change', () => {
  const replaced = { ...zone, after: { name: 'example.com' }, replacedFor: ['delegation_set_id'] };
  expect(onlyFinding('hosted-zone-destroyed', { resources: [replaced] }).what).toContain(
    'made anew with other name servers',
  );
});

test('says nothing of private zones, and of zones that stay', () => {
  const isPrivate = { ...zone, before: { ...zone.before, vpc: [{ vpc_id: 'vpc-1' }] }, after: null };
  expect(findingsOf('hosted-zone-destroyed', { resources: [isPrivate] })).toEqual([]);
  expect(findingsOf('hosted-zone-destroyed', { resources: [zone] })).toEqual([]);
});
