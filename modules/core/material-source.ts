import type { BrokenRule } from './broken-rule';
import { SECRET_ID, secretName } from './secrets';

/** A secret of Secrets Manager, by its name or ARN. */
export interface SecretSource {
  readonly secretId: string;
}

/** An object in S3. */
export interface ObjectSource {
  readonly bucket: string;
  readonly key: string;
}

/** What versions of a certificate with its key come from. */
export type MaterialSource = SecretSource | ObjectSource;

/** Name of a bucket (Amazon S3 User Guide, general purpose bucket naming rules). */
export const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Key of an object: of what S3 takes, characters that are no wildcard to a policy and no word of a shell. */
export const OBJECT_KEY = /^[\w/+=.@:,-]{1,1024}$/;

/** User metadata of an object that takes the place of a newer certificate on purpose: the serial number of that one. */
export const INSTEAD_OF = 'certfleet-instead-of';

/** Name of a source, of which each account has one. */
export function sourceName(source: MaterialSource): string {
  // No secret has a colon in its name.
  return 'secretId' in source ? secretName(source.secretId) : `s3:${source.bucket}/${source.key}`;
}

/** What is wrong with a source; undefined where nothing is. */
export function brokenSourceRule(source: MaterialSource): BrokenRule | undefined {
  if ('secretId' in source) {
    if (SECRET_ID.test(source.secretId)) return undefined;
    return {
      subject: 'secretId',
      rule: 'must be the name or ARN of a secret',
      got: source.secretId,
      remedy: 'write letters, digits and / _ + = . @ - only',
    };
  }
  const { bucket, key } = source;
  if (BUCKET_NAME.test(bucket) && OBJECT_KEY.test(key)) return undefined;
  return {
    subject: 'source',
    rule: 'must be the bucket and key of an object',
    got: source,
    remedy: 'write the bare name of the bucket, and letters, digits and / _ + = . @ : , - in the key',
  };
}
