import { certificateFacts } from '../environments/certificates';
import { isSameSerial } from '../modules/core';
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
  /** What ACM has, where the certificate is distributed or a copy. @default - it is neither, or nothing is issued */
  readonly serial?: string;
  /** Of a copy. @default - it is none */
  readonly original?: OriginalState;
}

/** The certificate that another one is a copy of. */
export interface OriginalState {
  /** As `<application>/<certificate>`. */
  readonly name: string;
  /** @default - nothing is issued, or it was not asked for */
  readonly serial?: string;
}

/** The states of the certificates that files declare, on a day. */
export function issueStates(certificates: readonly CertificateState[], today: string): IssueState[] {
  const serials = new Map(certificates.map((state) => [nameOf(state), state.live?.serial]));
  return certificates.flatMap(({ environment, account, region, declared, live }): IssueState[] => {
    if (!declared) return [];
    const { copyOf, distribution } = certificateFacts(declared.definition) ?? {};
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
        serial: (copyOf ?? distribution) ? live?.serial : undefined,
        original:
          copyOf === undefined
            ? undefined
            : { name: copyOf, serial: serials.get(`${environment} ${copyOf}`) },
      },
    ];
  });
}

function nameOf({ environment, account, declared }: CertificateState): string {
  return `${environment} ${account}/${declared?.certificate ?? ''}`;
}

/** ACM may say `ISSUED` of one whose day has passed. */
function statusOn(certificate: LiveCertificate, today: string): string {
  return liveStatus(certificate, today) === 'expired' ? 'EXPIRED' : certificate.status;
}

export function isIssued({ status }: IssueState): boolean {
  return status === 'ISSUED';
}

/** Whether it is what it is a copy of, as far as that is known. */
export function isCurrent({ serial, original }: IssueState): boolean {
  return original?.serial === undefined || (serial !== undefined && isSameSerial(serial, original.serial));
}

/** Whether waiting is pointless: ACM does not try again, the certificate has to be requested anew. */
export function hasFailed({ status }: IssueState): boolean {
  return ['FAILED', 'VALIDATION_TIMED_OUT', 'REVOKED', 'EXPIRED', 'INACTIVE'].includes(status);
}
