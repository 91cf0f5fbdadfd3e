import type { CertificateDetail, CertificateSummary, Tag } from '@aws-sdk/client-acm';
import type { InventoryLine, InventoryRecord } from '../../modules/core/census';
import { nameToProve, normalizeDomainName } from '../../modules/core/domain-name';
import { ROTATED_TAG } from '../../modules/core/rotation';
import { ENVIRONMENT_TAG } from '../../modules/core/tags';
import type { CountedPlace } from './places';

/** A certificate may have hundreds of users, and somebody who reads of it wants to know where to look. */
const USERS = 5;

/** What ACM was asked beside its list. */
export interface Asked {
  /** @default - it was not asked, as nothing can have changed */
  readonly detail?: CertificateDetail;
  /** @default - it was not asked, as nothing is looked for in them */
  readonly tags?: readonly Tag[];
}

/** What a line is made of beside the list. */
export interface LineSources {
  readonly asked: Asked;
  /** The line of the last census. @default - the certificate is new */
  readonly before?: InventoryLine;
  readonly now: Date;
}

/** What of a line only a description says. */
type Described = Pick<
  InventoryLine,
  | 'names'
  | 'renewalStatus'
  | 'renewingSince'
  | 'failureReason'
  | 'validationMethod'
  | 'managedBy'
  | 'records'
  | 'usedBy'
>;

/** The line of a certificate: from the list, from what was asked, and otherwise from the last census. */
export function lineOf(
  { accountId, region, account, owner }: CountedPlace,
  summary: CertificateSummary,
  { asked: { detail, tags }, before, now }: LineSources,
): InventoryLine {
  return {
    accountId,
    region,
    account,
    owner,
    certificateArn: summary.CertificateArn!,
    ...(detail === undefined ? describedBefore(summary, before) : described(summary, detail, before, now)),
    type: summary.Type ?? '',
    status: summary.Status ?? '',
    createdAt: (summary.CreatedAt ?? summary.ImportedAt ?? now).toISOString(),
    expiry: summary.NotAfter?.toISOString(),
    notBefore: summary.NotBefore?.toISOString(),
    inUse: summary.InUse === true,
    exported: summary.Exported === true,
    // ACM answers `RSA-2048`, and documents `RSA_2048`, which it takes.
    keyAlgorithm: (summary.KeyAlgorithm ?? '').replace('-', '_'),
    renewalEligibility: summary.RenewalEligibility,
    environment: tags === undefined ? before?.environment : valueOf(tags, ENVIRONMENT_TAG),
    isRotated: tags === undefined ? before?.isRotated : isRotated(summary, tags),
    rehearsal: before?.rehearsal,
    seenAt: now.toISOString(),
  };
}

function described(
  { Status }: CertificateSummary,
  detail: CertificateDetail,
  before: InventoryLine | undefined,
  now: Date,
): Described {
  const renewalStatus = detail.RenewalSummary?.RenewalStatus;
  // ACM renews none that has expired, though it may still say that it waits.
  const isRenewing =
    Status === 'ISSUED' &&
    (renewalStatus === 'PENDING_AUTO_RENEWAL' || renewalStatus === 'PENDING_VALIDATION');
  return {
    names: namesOf(detail.DomainName, detail.SubjectAlternativeNames),
    renewalStatus,
    renewingSince: isRenewing
      ? (before?.renewingSince ?? (detail.RenewalSummary?.UpdatedAt ?? now).toISOString())
      : undefined,
    failureReason: detail.FailureReason ?? detail.RenewalSummary?.RenewalStatusReason,
    validationMethod: detail.DomainValidationOptions?.[0]?.ValidationMethod,
    managedBy: detail.ManagedBy,
    records: recordsOf(detail),
    usedBy: usersOf(detail),
  };
}

/** What a description has said stands until the next; an imported one may have other names. */
function describedBefore(summary: CertificateSummary, before: InventoryLine | undefined): Described {
  const listed = namesOf(summary.DomainName, summary.SubjectAlternativeNameSummaries);
  const isWhole = summary.HasAdditionalSubjectAlternativeNames !== true;
  return {
    names: isWhole ? listed : (before?.names ?? listed),
    renewalStatus: before?.renewalStatus,
    renewingSince: before?.renewingSince,
    validationMethod: before?.validationMethod,
    managedBy: before?.managedBy,
    records: before?.records,
    usedBy: summary.InUse === true ? before?.usedBy : undefined,
    failureReason: before?.failureReason,
  };
}

/** A name and its wildcard are proved by one record. */
function recordsOf({ DomainValidationOptions = [] }: CertificateDetail): InventoryRecord[] | undefined {
  const records = DomainValidationOptions.flatMap(({ DomainName = '', ResourceRecord }): InventoryRecord[] =>
    ResourceRecord === undefined
      ? []
      : [
          {
            provedName: nameToProve(normalizeDomainName(DomainName)),
            name: normalizeDomainName(ResourceRecord.Name ?? ''),
            value: normalizeDomainName(ResourceRecord.Value ?? ''),
          },
        ],
  );
  return records.length === 0
    ? undefined
    : [...new Map(records.map((record) => [record.name, record])).values()];
}

function usersOf({ InUseBy = [] }: CertificateDetail): string[] | undefined {
  return InUseBy.length === 0 ? undefined : InUseBy.slice(0, USERS);
}

function isRotated({ Type }: CertificateSummary, tags: readonly Tag[]): boolean | undefined {
  return Type === 'IMPORTED' ? valueOf(tags, ROTATED_TAG) !== undefined : undefined;
}

function valueOf(tags: readonly Tag[], key: string): string | undefined {
  const tag = tags.find(({ Key }) => Key === key);
  return tag === undefined ? undefined : (tag.Value ?? '');
}

function namesOf(domainName: string | undefined, others: readonly string[] = []): string[] {
  return [...new Set([domainName ?? '', ...others].map(normalizeDomainName))];
}
