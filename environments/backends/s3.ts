import { z } from 'zod';
import { parseArn } from '../../modules/core';
import { formOf, region, roleArn, text } from '../form';

/** S3 with S3's own lock file (Terraform 1.10, OpenTofu 1.10), encrypted. */
export interface S3Backend {
  readonly type: 's3';
  readonly bucket: string;
  readonly region: string;
  /** @default 'certfleet' */
  readonly keyPrefix?: string;
  /** @default - the bucket's default encryption key */
  readonly kmsKeyArn?: string;
  /** @default - the caller's own credentials */
  readonly roleArn?: string;
}

export const s3Backend = {
  form: formOf<S3Backend>()({
    type: z.literal('s3'),
    bucket: text('the name of an S3 bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'use the bare name'),
    region,
    keyPrefix: text(
      'a key prefix without leading or trailing slash',
      /^[^/].*[^/]$|^[^/]$/,
      'for example "certfleet"',
    ).optional(),
    kmsKeyArn: text(
      'the ARN of a KMS key',
      (value) => parseArn(value)?.service === 'kms',
      'copy it from KMS',
    ).optional(),
    roleArn: roleArn.optional(),
  }),
};
