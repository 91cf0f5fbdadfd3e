import type { ACMClient } from '@aws-sdk/client-acm';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3Client } from '@aws-sdk/client-s3';
import { Resolver } from '../../doctor/dns/resolver';
import type { CensusConfiguration } from '../../modules/core/census';
import { parseDnsServer, systemDnsServer } from '../../modules/core/dns-server';
import { CLIENT_SETTINGS } from '../clients';
import { type AccountRegion, acmElsewhere } from '../other-account';
import { Kept } from './kept';

/** What is asked of AWS and of the DNS. */
export interface CensusClients {
  /** ACM of another account, with the role that is there for the function. */
  readonly acm: (place: AccountRegion) => ACMClient;
  readonly kept: Kept;
  readonly organizations: OrganizationsClient;
  /** Asks each question once. */
  readonly resolver: (signal: AbortSignal) => Resolver;
}

export function awsClients({
  region,
  bucketName,
  readerRoleName,
  resolver,
}: CensusConfiguration): CensusClients {
  const settings = { ...CLIENT_SETTINGS, region };
  return {
    acm: (place) => acmElsewhere(place, { name: readerRoleName, sessionName: 'certfleet-census', region }),
    kept: new Kept(new S3Client(settings), bucketName),
    organizations: new OrganizationsClient({ ...settings, retryMode: 'adaptive' }),
    resolver: (signal) =>
      new Resolver({
        server: (resolver === undefined ? undefined : parseDnsServer(resolver)) ?? systemDnsServer(),
        signal,
      }),
  };
}
