import type { Application, Certificate, ProviderVersion, Zone } from '../../environments';
import type { ICertificateAuthority } from '../../modules/core';
import { ApplicationZones } from '../../stacks/application-zones';
import type { CertificateContext } from '../../stacks/certificates/wiring';
import { accountStack } from './account';
import { exampleEnvironment } from './consumer-examples';

const ZONES: Record<string, Zone> = {
  'example.com': { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
  'example.org': { type: 'existing', hostedZoneId: 'Z0123456789KLMNOPQRST' },
};

/** A CA that is shared with the account. */
export const AUTHORITY: ICertificateAuthority = {
  certificateAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a1b',
  region: 'eu-west-1',
  keyAlgorithm: 'EC_prime256v1',
};

/** An account in eu-west-1 and us-east-1 with two zones and the CA `issuing`, for certificates to be wired in. */
export function certificatesOf(
  certificates: Readonly<Record<string, Certificate>>,
  changes: Partial<Application> = {},
  version?: ProviderVersion,
) {
  const { stack, providers } = accountStack(version);
  const application: Application = {
    accountId: '222222222222',
    regions: ['eu-west-1', 'us-east-1'],
    certificates,
    ...changes,
  };
  const used = new Set(Object.keys(ZONES));
  const context: CertificateContext = {
    application,
    providers,
    zones: new ApplicationZones(stack, 'Zones', {
      zones: ZONES,
      used,
      records: [],
      otherAccounts: new Map(),
      own: [],
      account: {},
      at: providers.global,
    }),
    certificateAuthorities: new Map([['issuing', AUTHORITY]]),
    environment: { ...exampleEnvironment(''), name: 'production', applications: { shop: application } },
    applicationName: 'shop',
    roles: {},
    defaultTags: { 'certfleet:environment': 'production' },
  };
  return { stack, context };
}
