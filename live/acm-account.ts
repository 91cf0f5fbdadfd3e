import type { ACMClient, CertificateDetail, CertificateSummary } from '@aws-sdk/client-acm';
import pLimit from 'p-limit';
import { KEY_ALGORITHMS, nameToProve, normalizeDomainName, plainSerial } from '../modules/core';
import { Pace, call } from './calls';
import type { LiveCertificate, LiveRecord } from './live-certificate';

export interface AcmQuestion {
  readonly client: ACMClient;
  readonly signal: AbortSignal;
  /** Whether details are wanted of a certificate that the list knows so far: one more call each. */
  readonly isDescribed: (certificate: ListedCertificate) => boolean;
}

/** A certificate as the list has it: without records, renewal and reasons. */
export interface ListedCertificate extends LiveCertificate {
  /** Whether it has more names than the hundred of the list. */
  readonly hasMoreNames: boolean;
}

/** Calls a second that ACM takes of an account in a Region (ACM User Guide, quotas). */
const LISTS_PER_SECOND = 8;
const DESCRIPTIONS_PER_SECOND = 10;
const CONCURRENT_DESCRIPTIONS = 4;

/** The certificates of one account and Region: one call for a thousand, and one for each that is described. */
export async function certificatesIn({
  client,
  signal,
  isDescribed,
}: AcmQuestion): Promise<LiveCertificate[]> {
  const { DescribeCertificateCommand, ResourceNotFoundException } = await import('@aws-sdk/client-acm');
  const listed = (await allSummaries(client, signal)).map(fromSummary);
  const pace = new Pace(DESCRIPTIONS_PER_SECOND);
  const limit = pLimit(CONCURRENT_DESCRIPTIONS);
  const describe = async ({ certificateArn }: ListedCertificate): Promise<LiveCertificate[]> => {
    await pace.turn(signal);
    const command = new DescribeCertificateCommand({ CertificateArn: certificateArn });
    try {
      const { Certificate } = await call(signal, (abortSignal) => client.send(command, { abortSignal }));
      return Certificate ? [fromDetail(Certificate)] : [];
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return []; // Deleted since it was listed.
      throw error;
    }
  };
  const certificates = listed.map(async (each) => (isDescribed(each) ? limit(() => describe(each)) : [each]));
  return (await Promise.all(certificates)).flat();
}

async function allSummaries(client: ACMClient, signal: AbortSignal): Promise<CertificateSummary[]> {
  const { ListCertificatesCommand } = await import('@aws-sdk/client-acm');
  const pace = new Pace(LISTS_PER_SECOND);
  const summaries: CertificateSummary[] = [];
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    await pace.turn(signal);
    // Without key types, ACM lists RSA_2048 only.
    const command = new ListCertificatesCommand({
      MaxItems: 1000,
      NextToken: token,
      Includes: { keyTypes: [...KEY_ALGORITHMS] },
    });
    const page = await call(signal, (abortSignal) => client.send(command, { abortSignal }));
    summaries.push(...(page.CertificateSummaryList ?? []));
    token = page.NextToken;
    if (token !== undefined && tokens.has(token)) {
      throw new Error('the pages of the list must lead on, got the same page twice; ask again later');
    }
    if (token !== undefined) tokens.add(token);
  } while (token !== undefined);
  return summaries;
}

function fromSummary(summary: CertificateSummary): ListedCertificate {
  return {
    certificateArn: summary.CertificateArn ?? '',
    names: namesOf(summary.DomainName, summary.SubjectAlternativeNameSummaries),
    type: summary.Type ?? '',
    status: summary.Status ?? '',
    createdAt: momentOf(summary.CreatedAt ?? summary.ImportedAt) ?? '',
    expiry: momentOf(summary.NotAfter),
    inUse: summary.InUse === true,
    hasMoreNames: summary.HasAdditionalSubjectAlternativeNames === true,
    renewalEligibility: summary.RenewalEligibility,
  };
}

function fromDetail(detail: CertificateDetail): LiveCertificate {
  return {
    certificateArn: detail.CertificateArn ?? '',
    names: namesOf(detail.DomainName, detail.SubjectAlternativeNames),
    type: detail.Type ?? '',
    status: detail.Status ?? '',
    createdAt: momentOf(detail.CreatedAt ?? detail.ImportedAt) ?? '',
    expiry: momentOf(detail.NotAfter),
    inUse: (detail.InUseBy ?? []).length > 0,
    renewalEligibility: detail.RenewalEligibility,
    renewalStatus: detail.RenewalSummary?.RenewalStatus,
    failureReason: detail.FailureReason ?? detail.RenewalSummary?.RenewalStatusReason,
    serial: plainSerial(detail.Serial),
    records: recordsOf(detail),
  };
}

/** A name and its wildcard are proved by one record. */
function recordsOf({ DomainValidationOptions = [] }: CertificateDetail): LiveRecord[] {
  const records = DomainValidationOptions.flatMap(
    ({ DomainName = '', ResourceRecord, ValidationStatus }): LiveRecord[] =>
      ResourceRecord === undefined
        ? []
        : [
            {
              provedName: nameToProve(normalizeDomainName(DomainName)),
              name: ResourceRecord.Name ?? '',
              type: ResourceRecord.Type ?? '',
              value: ResourceRecord.Value ?? '',
              status: ValidationStatus ?? '',
            },
          ],
  );
  return [...new Map(records.map((record) => [record.name, record])).values()];
}

function namesOf(domainName: string | undefined, others: readonly string[] = []): string[] {
  return [...new Set([domainName ?? '', ...others].map(normalizeDomainName))];
}

function momentOf(date: Date | undefined): string | undefined {
  return date?.toISOString();
}
