import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

/** A zone goes with everything in it. */
export const hostedZoneDestroyed: Rule = {
  id: 'hosted-zone-destroyed',
  title: 'Hosted zone destroyed',
  reason: 'A zone that is made again has other name servers: the delegation no longer leads to it.',
  check: (changes) =>
    changes
      .ofType('aws_route53_zone')
      .filter(({ state, before }) => (state === 'delete' || state === 'replace') && !isPrivate(before?.vpc))
      .map((zone) => {
        const records = changes
          .ofType('aws_route53_record')
          .filter(({ before, after }) => after !== undefined && before?.zone_id === zone.before?.zone_id);
        const fate = zone.state === 'replace' ? phrase`made anew with other name servers` : phrase`destroyed`;
        return findingOf('hosted-zone-destroyed', zone, {
          severity: 'critical',
          what: phrase`The zone ${String(zone.before?.name)} is ${fate}, and with it ${records.length} of the records in these plans. Every name below it stops resolving, and no certificate below it renews.`,
          remedy: phrase`Keep the zone: prevent_destroy, or a removed block when others take it over. If it must go, move its records and the delegation first.`,
        });
      }),
};

function isPrivate(vpcs: unknown): boolean {
  return Array.isArray(vpcs) && vpcs.length > 0;
}
