import type { LiveCertificate } from '../../cli/live/live-certificate';

/** A certificate as ACM would describe it. */
export function liveCertificate(
  names: readonly string[],
  changes: Partial<LiveCertificate> = {},
): LiveCertificate {
  return {
    certificateArn: `arn:aws:acm:eu-west-1:222222222222:certificate/${names[0]}`,
    names,
    type: 'AMAZON_ISSUED',
    status: 'ISSUED',
    createdAt: '2026-01-01T00:00:00.000Z',
    expiry: '2026-07-18T00:00:00.000Z',
    inUse: true,
    renewalEligibility: 'ELIGIBLE',
    ...changes,
  };
}
