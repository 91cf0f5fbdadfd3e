import type { Environment } from '../../environments';
import { nameToProve, normalizeDomainName } from '../../modules/core';
import type { DeletedRecord, KnownCertificate } from '../../review';
import type { ListedCertificate } from './acm-account';
import { liveStatus } from './live-certificate';
import { type LiveOptions, type Place, type UnansweredPlace, askPlaces, placesOf } from './places';

export interface RenewedCertificates {
  readonly certificates: readonly KnownCertificate[];
  readonly unanswered: readonly UnansweredPlace[];
  /** Stacks of records that are no application of an environment. */
  readonly unknownStacks: readonly string[];
}

/**
 * Asks the accounts of records, in all their Regions, which certificates renew by them, whoever requested those: none
 * that has expired.
 */
export async function certificatesRenewedBy(
  records: readonly DeletedRecord[],
  environments: readonly Environment[],
  today: string,
  options: LiveOptions,
): Promise<RenewedCertificates> {
  const stacks = new Set(records.map(({ stack }) => stack));
  const places = placesOf(environments).filter((place) => stacks.has(stackOf(place)));
  const isDescribed = (place: Place, { names }: ListedCertificate) =>
    records.some(
      ({ stack, provedName }) => stack === stackOf(place) && names.map(nameToProve).includes(provedName),
    );
  const { answers, unanswered } = await askPlaces(places, isDescribed, options);
  const certificates = answers.flatMap((answer) =>
    answer.certificates
      .filter((each) => ['issued', 'expiring', 'pending'].includes(liveStatus(each, today)))
      .map(({ certificateArn, names: [domainName = certificateArn], records: proofs = [], expiry }) => ({
        certificateArn,
        domainName,
        recordNames: proofs.map(({ name }) => normalizeDomainName(name)),
        expiry,
      })),
  );
  const known = new Set(places.map(stackOf));
  return { certificates, unanswered, unknownStacks: [...stacks].filter((stack) => !known.has(stack)) };
}

function stackOf({ environment, account }: Place): string {
  return `${environment.name}-${account}`;
}
