import { parseCertificateArn } from '../../modules/core/arn';
import type { BusEvent } from '../queue';

/** A certificate that somebody requested, wherever. */
export interface Requested {
  readonly accountId: string;
  readonly region: string;
  readonly certificateArn: string;
}

interface CallDetail {
  readonly errorCode?: unknown;
  readonly responseElements?: { readonly certificateArn?: unknown } | null;
}

/**
 * The certificate of a call that CloudTrail tells of; undefined where AWS refused the call. Of the event nothing is believed but which
 * account sent it, which EventBridge says: what it says of an account that did not send it is nothing.
 */
export function requestedIn({ account, detail }: BusEvent): Requested | undefined {
  const { errorCode, responseElements } = (detail ?? {}) as CallDetail;
  const certificateArn = responseElements?.certificateArn;
  if (errorCode !== undefined || typeof certificateArn !== 'string') return undefined;
  const arn = parseCertificateArn(certificateArn);
  return arn === undefined || arn.accountId !== account
    ? undefined
    : { accountId: arn.accountId, region: arn.region, certificateArn };
}

export function certificateAt(certificateArn: string): Requested {
  const { accountId, region } = parseCertificateArn(certificateArn)!;
  return { accountId, region, certificateArn };
}
