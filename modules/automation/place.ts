import type { Construct } from 'constructs';
import { type Placement, ValidationError, Words, regionOf } from '../core/constructs';

/**
 * Region and account of a placement, of which names and rights are made.
 *
 * @throws ValidationError where it does not say both
 */
export function placeOf(scope: Construct, at: Placement): { region: string; accountId: string } {
  const [region, { accountId }] = [regionOf(at), at];
  if (region !== undefined && accountId !== undefined) return { region, accountId };
  throw new ValidationError(scope, {
    subject: 'placements',
    rule: 'must each say Region and account, of which the rights of the function are made',
    got: region ?? new Words('none'),
    remedy: 'give region (or providerRegion) and accountId',
  });
}
