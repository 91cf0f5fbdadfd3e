import { ACMClient } from '@aws-sdk/client-acm';
import type { RotationConfiguration } from '../../modules/core/rotation';
import { CLIENT_SETTINGS } from '../clients';
import { objectVersions } from './object-versions';
import type { RotationClients } from './rotation';
import { secretVersions } from './secret-versions';
import type { VersionSource } from './version';

/** Clients with the function's own role. */
export function awsClients(configuration: RotationConfiguration): RotationClients {
  const acm = new Map<string, ACMClient>();
  return {
    source: sourceOf(configuration),
    acm: (region) => {
      const client = acm.get(region) ?? new ACMClient({ ...CLIENT_SETTINGS, region });
      acm.set(region, client);
      return client;
    },
  };
}

function sourceOf({ source, sourceRegion, accountId }: RotationConfiguration): VersionSource {
  return 'secretId' in source
    ? secretVersions(source, sourceRegion)
    : objectVersions(source, { region: sourceRegion, accountId });
}
