import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import {
  type BrokenRule,
  type Placement,
  type Tags,
  ValidationError,
  certificatesText,
  isKnown,
} from '../core/constructs';
import { closeBucket } from '../storage/close-bucket';

/** Name of the object in its bucket. */
export const CA_CERTIFICATES_KEY = 'ca-certificates.pem';

/** What a service asks of the CAs by which it knows clients. */
export interface CaRules {
  readonly ofText: (text: string) => BrokenRule | undefined;
  /** What is wrong with well-formed texts together. */
  readonly ofAll: (texts: readonly string[]) => BrokenRule | undefined;
}

export interface CaCertificatesObjectProps {
  /** Construct ids, which are parts of the addresses. */
  readonly ids: { readonly bucket: string; readonly object: string };
  /** Certificates of the CAs in PEM; a token is not looked at. */
  readonly caCertificates: readonly string[];
  readonly rules: CaRules;
  /** @default - a unique name that begins with `bucketPrefix` */
  readonly bucketName?: string;
  /** At most 37 characters (provider source, s3/bucket.go). @default - needed where no `bucketName` is */
  readonly bucketPrefix?: string;
  readonly at?: Placement;
  readonly tags?: Tags;
}

/** Hands certificates of CAs to a service: an object of a closed bucket that keeps every version. */
export function defineCaCertificatesObject(
  scope: Construct,
  props: CaCertificatesObjectProps,
): { readonly bucket: S3Bucket; readonly object: S3Object } {
  const { ids, bucketName, bucketPrefix, at = {}, tags } = props;
  const { provider, region } = at;
  const content = contentOf(scope, props);
  const bucket = new S3Bucket(scope, ids.bucket, {
    provider,
    region,
    bucket: bucketName,
    bucketPrefix: bucketName === undefined ? bucketPrefix : undefined,
    // AWS deletes no bucket with versions in it, and they are all written from here.
    forceDestroy: true,
    tags,
  });
  const common = { provider, region, bucket: bucket.bucket };
  closeBucket(scope, common);
  const versioning = new S3BucketVersioningA(scope, 'Versioning', {
    ...common,
    versioningConfiguration: { status: 'Enabled' },
  });
  const object = new S3Object(scope, ids.object, {
    ...common,
    key: CA_CERTIFICATES_KEY,
    content,
    contentType: 'application/x-pem-file',
    tags,
    // An object that is older than the versioning has no version of its own.
    dependsOn: [versioning],
  });
  return { bucket, object };
}

function contentOf(scope: Construct, { caCertificates, rules }: CaCertificatesObjectProps): string {
  const known = caCertificates.filter((text) => isKnown(text));
  const isWhole = known.length === caCertificates.length;
  const problem =
    known.map(rules.ofText).find((each) => each !== undefined) ?? (isWhole ? rules.ofAll(known) : undefined);
  if (problem) throw new ValidationError(scope, { subject: 'caCertificates', ...problem });
  return isWhole
    ? certificatesText(known)
    : Fn.join('\n', [...caCertificates.map((text) => Fn.trimspace(text)), '']);
}
