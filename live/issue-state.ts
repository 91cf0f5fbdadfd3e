import { type LiveCertificate, type LiveRecord, liveStatus } from './live-certificate';
import type { CertificateState } from './live-fleet';

/** How far a declared certificate is on the way to being issued, in one Region. */
export interface IssueState {
  readonly environment: string;
  readonly account: string;
  readonly certificate: string;
  readonly region: string;
  /** ACM's word, or `MISSING` where it was not requested yet. */
  readonly status: string;
  readonly failureReason?: string;
  /** Records that ACM does not see yet. */
  readonly missingRecords: readonly LiveRecord[];
}

/** The states of the certificates that files declare, on a day. */
export function issueStates(certificates: readonly CertificateState[], today: string): IssueState[] {
  return certificates.flatMap(({ environment, account, region, declared, live }): IssueState[] => {
    if (!declared) return [];
    const pending = live?.status === 'PENDING_VALIDATION' ? (live.records ?? []) : [];
    return [
      {
        environment,
        account,
        certificate: declared.certificate,
        region,
        status: live ? statusOn(live, today) : 'MISSING',
        failureReason: live?.failureReason,
        missingRecords: pending.filter(({ status }) => status !== 'SUCCESS'),
      },
    ];
  });
}

/** ACM may say `ISSUED` of one whose day has passed. */
function statusOn(certificate: LiveCertificate, today: string): string {
  return liveStatus(certificate, today) === 'expired' ? 'EXPIRED' : certificate.status;
}

export function isIssued({ status }: IssueState): boolean {
  return status === 'ISSUED';
}

/** Whether waiting is pointless: ACM does not try again, the certificate has to be requested anew. */
export function hasFailed({ status }: IssueState): boolean {
  return ['FAILED', 'VALIDATION_TIMED_OUT', 'REVOKED', 'EXPIRED', 'INACTIVE'].includes(status);
}
