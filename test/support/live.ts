import { chooseCertificates } from '../../environments';
import local from '../../environments/local';
import type { CertificateState, LiveCertificate } from '../../live';

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

const shop = chooseCertificates([local]).filter(({ account }) => account === 'shop');

/** What is found out about `web` of the account `shop` of the local environment. */
export function certificateState(live: LiveCertificate | undefined): CertificateState {
  return {
    environment: 'local',
    account: 'shop',
    accountId: '222222222222',
    region: 'eu-west-1',
    declared: shop.find(({ certificate }) => certificate === 'web'),
    live,
  };
}
