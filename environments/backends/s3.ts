import { z } from 'zod';
import { BUCKET_NAME, parseArn } from '../../modules/core';
import { formOf, region, roleArn, text } from '../form';
import { literal } from '../permissions/arns';
import { roleAssumption } from '../permissions/services/roles';
import type { BackendKind, State } from './backend-kind';
import type { Permission } from '../permissions/permission';

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

export const s3Backend: BackendKind<S3Backend> = {
  form: formOf<S3Backend>()({
    type: z.literal('s3'),
    bucket: text('the name of an S3 bucket', BUCKET_NAME, 'use the bare name'),
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
  permissions: s3Permissions,
};

/**
 * Only the state itself and its lock (Terraform, S3 backend: permissions), and finding whether there are workspaces, which
 * every `terraform init` does.
 */
function s3Permissions(backend: S3Backend, { stackName, partition }: State): readonly Permission[] {
  const { bucket, keyPrefix = 'certfleet', kmsKeyArn, roleArn: stateRoleArn } = backend;
  if (stateRoleArn !== undefined) return [roleAssumption('reach the state', [stateRoleArn])];
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  const key = literal(`${keyPrefix}/${stackName}.tfstate`);
  return [
    {
      purpose: 'find the state',
      access: 'read',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringEquals: { 's3:prefix': [key, 'env:/'] } },
    },
    {
      purpose: 'read the state',
      access: 'read',
      actions: ['s3:GetObject'],
      resources: [`${bucketArn}/${key}`],
    },
    {
      purpose: 'write the state',
      access: 'write',
      actions: ['s3:PutObject'],
      resources: [`${bucketArn}/${key}`],
    },
    {
      purpose: 'lock the state',
      access: 'write',
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [`${bucketArn}/${key}.tflock`],
    },
    ...(kmsKeyArn === undefined ? [] : keyPermissions(kmsKeyArn)),
  ];
}

function keyPermissions(kmsKeyArn: string): Permission[] {
  return [
    { purpose: 'decrypt the state', access: 'read', actions: ['kms:Decrypt'], resources: [kmsKeyArn] },
    {
      purpose: 'encrypt the state',
      access: 'write',
      actions: ['kms:GenerateDataKey'],
      resources: [kmsKeyArn],
    },
  ];
}
