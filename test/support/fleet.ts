import type { ChangeState, Fleet, FleetCertificate } from '../../fleet';

/** A certificate in the fleet of a test. */
export function fleetCertificate(name: string, changes: Partial<FleetCertificate> = {}): FleetCertificate {
  const { account = 'shop' } = changes;
  return {
    id: `${account}/certificate/${name}`,
    account,
    state: 'unchanged',
    resources: [{ stack: `test-${account}`, address: `aws_acm_certificate.${name}` }],
    names: [name],
    source: 'public',
    regions: ['eu-west-1'],
    records: [{ provedName: name, zone: 'dns/zone/example.com', state: 'unchanged' }],
    ...changes,
  };
}

/** A fleet with one zone in an account of its own, and a listener for each certificate. */
export function fleetOf(certificates: readonly FleetCertificate[]): Fleet {
  const accounts = ['dns', ...new Set(certificates.map(({ account }) => account))];
  const state: ChangeState = 'unchanged';
  return {
    accounts: accounts.map((id) => ({ id, name: `test-${id}` })),
    zones: [{ id: 'dns/zone/example.com', account: 'dns', state, resources: [], name: 'example.com' }],
    certificateAuthorities: [],
    shares: [],
    certificates,
    consumers: certificates.map(({ id, account, state: change }) => ({
      id: `${id}/listener`,
      account,
      state: change,
      resources: [],
      service: 'load balancer listener',
      name: 'web:443',
      certificates: [id],
    })),
  };
}
