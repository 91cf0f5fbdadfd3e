import type { Fleet, FleetCertificate } from '../../fleet';
import { type CertificateState, type LiveCertificate, type LiveStatus, liveStatus } from '../../live';
import { normalizeDomainName } from '../../modules/core';

/** Worst first: of several Regions, the one that needs somebody. */
const STATUSES: readonly LiveStatus[] = ['expired', 'failed', 'pending', 'expiring', 'issued'];

/** The fleet with what AWS says of its certificates; of several Regions, the worst. */
export function withStatus(fleet: Fleet, states: readonly CertificateState[], today: string): Fleet {
  const live = new Map<string, LiveCertificate[]>();
  for (const { accountId, live: certificate } of states) {
    if (!certificate) continue;
    const key = keyOf(accountId, certificate.names);
    live.set(key, [...(live.get(key) ?? []), certificate]);
  }
  const certificates = fleet.certificates.map((certificate): FleetCertificate => {
    const found = live.get(keyOf(certificate.account, certificate.names)) ?? [];
    const statuses = found.map((each) => liveStatus(each, today));
    const expiries = found.flatMap(({ expiry }) => expiry ?? []).sort();
    return {
      ...certificate,
      status: STATUSES.find((status) => statuses.includes(status)),
      expiry: expiries[0] ?? certificate.expiry,
    };
  });
  return { ...fleet, certificates };
}

function keyOf(accountId: string, names: readonly string[]): string {
  return [accountId, ...names.map(normalizeDomainName).sort()].join(' ');
}
