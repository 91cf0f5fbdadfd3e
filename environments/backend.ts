import { z } from 'zod';
import { parseArn } from '../modules/core';
import { object, region, roleArn, text, word, zoneName } from './form';
import { ruleMessage } from './rule-message';

export type Backend =
  | {
      readonly type: 'local';
      /** Folder of the state files, relative to the folder of the synthesized stack. */
      readonly directory: string;
    }
  | {
      /** S3 with S3's own lock file (Terraform 1.10, OpenTofu 1.10), encrypted. */
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
  | {
      /** HCP Terraform; the workspace of a stack has the stack's name. */
      readonly type: 'cloud';
      readonly organization: string;
      /** @default 'app.terraform.io' */
      readonly hostname?: string;
      /** @default - the organization's default project */
      readonly project?: string;
    };

/** The form of a backend. */
export const backendForm: z.ZodType<Backend> = z.discriminatedUnion(
  'type',
  [
    object({
      type: z.literal('local'),
      directory: text(
        'a relative path',
        /^(?!\/|[A-Za-z]:|~).+/,
        'start it with "../../../" to reach the project folder',
      ),
    }),
    object({
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
    object({
      type: z.literal('cloud'),
      organization: word,
      hostname: zoneName.optional(),
      project: word.optional(),
    }),
  ],
  { error: ruleMessage({ rule: 'must have the type local, s3 or cloud', remedy: 'choose one' }) },
);
