import type { Application, Certificate, Consumer, Environment, SharedServices } from '../../../environments';

export const SHARED_SERVICES_ACCOUNT = '111111111111';
export const SHOP_ACCOUNT = '222222222222';

/** An organization with one zone and no accounts but shared services; what is handed over has tests of its own. */
export function environment(
  applications: Readonly<Record<string, Application>>,
  sharedServices: Partial<SharedServices> = {},
): Environment {
  return {
    name: 'trial',
    organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
    provider: { major: 5, version: '>= 5.82.0, < 6.0.0' },
    backend: { type: 's3', bucket: 'certfleet-trial-state', region: 'eu-west-1' },
    sharedServices: {
      accountId: SHARED_SERVICES_ACCOUNT,
      region: 'eu-west-1',
      zones: { 'example.com': { type: 'create' } },
      ...sharedServices,
    },
    applications,
    handOver: { outputs: false, parameters: false },
  };
}

/** An account that may prove everything in the zone. */
export function shop(changes: Partial<Application> = {}): Application {
  return {
    accountId: SHOP_ACCOUNT,
    regions: ['eu-west-1'],
    domains: ['example.com'],
    ...changes,
  };
}

export function publicCertificate(...names: readonly [string, ...string[]]): Certificate {
  const [domainName, ...subjectAlternativeNames] = names;
  return { source: 'public', domainName, subjectAlternativeNames };
}

/** A listener of the load balancer `shop`; the first certificate is the default. */
export function listener(
  certificates: readonly [string, ...string[]],
  hostNames?: readonly string[],
): Consumer {
  const [certificate, ...additionalCertificates] = certificates;
  return {
    type: 'load-balancer-listener',
    loadBalancerName: 'shop',
    targetGroupName: 'shop',
    certificate,
    additionalCertificates,
    hostNames,
  };
}
