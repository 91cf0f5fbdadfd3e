import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { S3Client } from '@aws-sdk/client-s3';
import { parseArn } from '../../modules/core/arn';
import type { RevocationConfiguration } from '../../modules/core/revocation';
import { CLIENT_SETTINGS } from '../clients';
import { Record } from './record';
import { TrustStore } from './trust-store';

/** What is asked of AWS, all with the function's own role. */
export interface RevocationClients {
  readonly store: TrustStore;
  /** Of the trust store, as it is read next. */
  readonly record: () => Record;
  /** Where lists are. */
  readonly s3: (region: string) => S3Client;
}

export function awsClients(configuration: RevocationConfiguration): RevocationClients {
  const { region } = parseArn(configuration.trustStoreArn)!;
  const s3 = new S3Client({ ...CLIENT_SETTINGS, region });
  const elb = new ElasticLoadBalancingV2Client({ ...CLIENT_SETTINGS, region });
  return {
    store: new TrustStore(elb, s3, configuration),
    record: () => new Record(s3, configuration),
    s3: (where) => new S3Client({ ...CLIENT_SETTINGS, region: where }),
  };
}
