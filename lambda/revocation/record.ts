import type { S3Client } from '@aws-sdk/client-s3';
import { REVOCATIONS_PREFIX, type RevocationConfiguration } from '../../modules/core/revocation';
import { KeptObject } from '../kept-object';
import type { ListState } from './decision';

/** A revocation of a trust store that the function has added. */
export interface Own extends ListState {
  readonly revocationId: number;
}

/** A revocation that the function is about to add. */
export interface Claim {
  readonly list: ListState;
  /** Revocations that were there before: none of them is the function's by this claim. */
  readonly before: readonly number[];
  /** In ISO 8601. */
  readonly at: string;
}

/** Which revocations of a trust store are the function's: whatever else is there, others have added. */
export interface Notes {
  readonly own: readonly Own[];
  readonly claims: readonly Claim[];
  /** Name of the function that Terraform has appointed; empty once it is taken out. @default - none was yet */
  readonly by?: string;
}

/** Notes of one trust store, beside its lists in S3. */
export class Record extends KeptObject<Notes> {
  constructor(s3: S3Client, { bucket, trustStoreArn }: RevocationConfiguration) {
    // A trust store that takes the place of another has ids of its own.
    const id = trustStoreArn.slice(trustStoreArn.lastIndexOf('/') + 1);
    super(s3, { Bucket: bucket, Key: `${REVOCATIONS_PREFIX}${id}.json` }, { own: [], claims: [] });
  }
}
