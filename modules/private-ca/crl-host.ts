import type { Construct } from 'constructs';
import type { Placement } from '../core';

/** The bucket that a CA writes its lists to. */
export interface CrlOrigin {
  readonly bucketName: string;
  /** Host name of the bucket in its Region; it answers only whom the bucket's policy lets in. */
  readonly bucketDomainName: string;
  /** Account and Region of the bucket. */
  readonly at: Placement;
}

/** Who reads a bucket, in the words of its policy. */
export interface CrlReader {
  /** Service principal, for example `cloudfront.amazonaws.com`. */
  readonly service: string;
  /** ARN of the resource the service reads for. */
  readonly sourceArn: string;
}

/** What answers clients that fetch a list from the name in their certificate. */
export interface ICrlHost {
  /**
   * Defines in `scope` what serves the bucket.
   *
   * @returns who may read the lists; undefined where that is somebody else's business
   */
  serve(scope: Construct, origin: CrlOrigin): CrlReader | undefined;
}
