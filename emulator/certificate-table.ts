import { ACMClient, DescribeCertificateCommand, paginateListCertificates } from '@aws-sdk/client-acm';
import type { Environment } from '../environments';
import { KEY_ALGORITHMS } from '../modules/core';
import { tableText } from '../modules/core/table-text';
import { accountCredentials } from './authorization/sessions';

/** A certificate as ACM describes it. */
export interface CertificateRow {
  readonly certificateArn: string;
  /** Of the certificate that stands under the ARN. */
  readonly serial: string;
  readonly type: string;
  readonly certificate: string;
  readonly account: string;
  readonly region: string;
  readonly names: string;
  readonly status: string;
  readonly expiry: string;
  readonly usedBy: string;
}

/** Every certificate in the application accounts, asked from ACM. */
export async function certificateRows(
  endpoint: string,
  { applications }: Environment,
): Promise<CertificateRow[]> {
  const rows: CertificateRow[] = [];
  for (const [account, { accountId, regions }] of Object.entries(applications)) {
    const credentials = await accountCredentials(endpoint, accountId);
    for (const region of regions) {
      const acm = new ACMClient({ endpoint, region, credentials });
      const pages = paginateListCertificates(
        { client: acm },
        { Includes: { keyTypes: [...KEY_ALGORITHMS] } },
      );
      for await (const { CertificateSummaryList = [] } of pages) {
        for (const { CertificateArn } of CertificateSummaryList) {
          const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
          rows.push({
            certificateArn: CertificateArn!,
            serial: Certificate?.Serial ?? '',
            type: Certificate?.Type ?? '',
            certificate: Certificate?.DomainName ?? '',
            account,
            region,
            names: String(Certificate?.SubjectAlternativeNames?.length ?? 0),
            status: Certificate?.Status ?? '',
            expiry: Certificate?.NotAfter?.toISOString().slice(0, 10) ?? '',
            usedBy: (Certificate?.InUseBy ?? []).map((arn) => arn.split(':')[2]).join(', '),
          });
        }
      }
    }
  }
  return rows;
}

/** Rows as text in columns. */
export function formatTable(rows: readonly CertificateRow[]): string {
  return tableText(
    ['CERTIFICATE', 'ACCOUNT', 'REGION', 'NAMES', 'STATUS', 'EXPIRY', 'USED BY'],
    rows.map(({ certificate, account, region, names, status, expiry, usedBy }) => [
      certificate,
      account,
      region,
      names,
      status,
      expiry,
      usedBy,
    ]),
  );
}
