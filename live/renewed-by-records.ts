import type { Environment } from '../environments';
import { nameToProve, normalizeDomainName } from '../modules/core';
import type { ListedCertificate } from './acm-account';
import { liveStatus } from './live-certificate';
import { type LiveOptions, type Place, type UnansweredPlace, askPlaces, placesOf } from './places';

/** A validation record, and the stack that has it. */
export interface RecordOfStack {
  readonly stack: string;
  /** Name it proves, without `*.`. */
  readonly provedName: string;
}

/** A certificate, and the records by which ACM renews it. */
export interface RenewedCertificate {
  readonly certificateArn: string;
  readonly domainName: string;
  /** Normalized. */
  readonly recordNames: readonly string[];
  /** As ISO moment. @default - not issued yet */
  readonly expiry?: string;
}

export interface RenewedCertificates {
  readonly certificates: readonly RenewedCertificate[];
  readonly unanswered: readonly UnansweredPlace[];
  /** Stacks of records that are no application of an environment. */
  readonly unknownStacks: readonly string[];
}

/**
 * Asks the accounts of records, in all their Regions, which certificates renew by them, whoever requested those: none
 * that has expired.
 */
export async function certificatesRenewedBy(
  records: readonly RecordOfStack[],
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
