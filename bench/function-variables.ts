import { CENSUS_VARIABLE, type CensusConfiguration } from '../modules/core/census';
import { DISTRIBUTION_VARIABLE, type DistributionConfiguration } from '../modules/core/distribution';
import { DNS_VALIDATION_VARIABLE, type DnsValidationConfiguration } from '../modules/core/dns-validation';
import { REVOCATION_VARIABLE, type RevocationConfiguration } from '../modules/core/revocation';
import { ROTATION_VARIABLE, type RotationConfiguration } from '../modules/core/rotation';

/** Variables without which a function does not load. */
export const FUNCTION_VARIABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  census: {
    [CENSUS_VARIABLE]: JSON.stringify({
      environment: 'bench',
      region: 'eu-west-1',
      bucketName: 'bench',
      readerRoleName: 'certfleet-census',
      metricsBy: ['source'],
    } satisfies CensusConfiguration),
  },
  distribution: {
    [DISTRIBUTION_VARIABLE]: JSON.stringify({
      certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-4000-8000-000000000001',
      certificate: 'bench/everywhere',
      roleName: 'certfleet-everywhere-copies',
      domainNames: ['everywhere.example.com'],
      targets: [{ accountIds: ['222222222222'], regions: ['eu-west-1'] }],
    } satisfies DistributionConfiguration),
  },
  'dns-validation': {
    [DNS_VALIDATION_VARIABLE]: JSON.stringify({
      environment: 'bench',
      region: 'eu-west-1',
      policyPath: '/certfleet/bench',
      readerRoleName: 'certfleet-validation',
      organizationalUnitIds: [],
    } satisfies DnsValidationConfiguration),
  },
  revocation: {
    [REVOCATION_VARIABLE]: JSON.stringify({
      name: 'certfleet-revocation',
      trustStoreArn: 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:truststore/clients/1',
      bucket: 'bench',
      caCertificatesKey: 'clients.pem',
      lists: [],
    } satisfies RevocationConfiguration),
  },
  rotation: {
    [ROTATION_VARIABLE]: JSON.stringify({
      certificate: 'bench/shop/legacy',
      source: { secretId: 'legacy' },
      sourceRegion: 'eu-west-1',
      accountId: '222222222222',
      regions: ['eu-west-1'],
      domainNames: ['legacy.example.com'],
      needsChain: true,
    } satisfies RotationConfiguration),
  },
};
