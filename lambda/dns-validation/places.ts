import { isWithinZone } from '../../modules/core/domain-name';
import { type PolicyZone, type ValidationPolicy, mayProve } from '../../modules/core/dns-validation';
import { type Proof, isOfAcm } from './proofs';

/** A proof and where it is written. */
export interface Placed {
  readonly proof: Proof;
  readonly hostedZoneId: string;
}

/** A name that is not validated, and why, as its owner reads it. */
export interface Refusal {
  readonly name: string;
  readonly reason: string;
}

/** Where proofs are written, by the policies of the account that wants them. */
export function placesOf(
  proofs: readonly Proof[],
  policies: readonly ValidationPolicy[],
): { readonly placed: readonly Placed[]; readonly refused: readonly Refusal[] } {
  const answers = proofs.map((proof) => placeOf(proof, policies));
  return {
    placed: answers.flatMap((answer) => ('proof' in answer ? [answer] : [])),
    refused: answers.flatMap((answer) => ('reason' in answer ? [answer] : [])),
  };
}

function placeOf(proof: Proof, policies: readonly ValidationPolicy[]): Placed | Refusal {
  const { name } = proof;
  const zones = policies.flatMap((policy) => policy.zones).filter((zone) => mayProve(name, zone));
  const zone = longest(zones.filter(({ zoneName }) => isWithinZone(name, zoneName)));
  if (zone === undefined)
    return { name, reason: 'it lies in none of the domains that this account was given' };
  const { zoneName, hostedZoneId } = zone;
  if (hostedZoneId === undefined)
    return { name, reason: `the zone ${zoneName} is not one that is written into here` };
  if (!isOfAcm(proof)) return { name, reason: `ACM asks for a record of another form, ${proof.recordName}` };
  return { proof, hostedZoneId };
}

function longest(zones: readonly PolicyZone[]): PolicyZone | undefined {
  return [...zones].sort((one, other) => other.zoneName.length - one.zoneName.length)[0];
}
