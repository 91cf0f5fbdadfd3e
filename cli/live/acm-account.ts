import type { ACMClient, CertificateDetail, CertificateSummary } from '@aws-sdk/client-acm';
import { KEY_ALGORITHMS, nameToProve, normalizeDomainName } from '../../modules/core';
import type { LiveCertificate, LiveRecord } from './live-certificate';

export interface AcmQuestion {
  readonly client: ACMClient;
  readonly signal: AbortSignal;
  /** Whether details are wanted of a certificate with these names, the first first: one more call each. */
  readonly isWanted: (names: readonly string[]) => boolean;
}

/** The certificates of one account and Region: one call for a thousand, and one for each that is wanted. */
export async function certificatesIn({ client, signal, isWanted }: AcmQuestion): Promise<LiveCertificate[]> {
  const { DescribeCertificateCommand, paginateListCertificates } = await import('@aws-sdk/client-acm');
  const pages = paginateListCertificates(
    { client, pageSize: 1000 },
    // Without key types, ACM lists RSA_2048 only.
    { Includes: { keyTypes: [...KEY_ALGORITHMS] } },
    { abortSignal: signal },
  );
  const certificates: LiveCertificate[] = [];
  for await (const { CertificateSummaryList = [] } of pages) {
    for (const summary of CertificateSummaryList) {
      const certificate = fromSummary(summary);
      if (!isWanted(certificate.names)) {
        certificates.push(certificate);
        continue;
      }
      const { Certificate = {} } = await client.send(
        new DescribeCertificateCommand({ CertificateArn: summary.CertificateArn }),
        { abortSignal: signal },
      );
      certificates.push(fromDetail(Certificate));
    }
  }
  return certificates;
}

function fromSummary(summary: CertificateSummary): LiveCertificate {
  return {
    certificateArn: summary.CertificateArn ?? '',
    names: namesOf(summary.DomainName, summary.SubjectAlternativeNameSummaries),
    type: summary.Type ?? '',
    status: summary.Status ?? '',
    createdAt: momentOf(summary.CreatedAt ?? summary.ImportedAt) ?? '',
    expiry: momentOf(summary.NotAfter),
    inUse: summary.InUse === true,
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
