import { type FormedBy, formOfKinds } from '../form';
import { cloudBackend } from './cloud';
import { localBackend } from './local';
import { s3Backend } from './s3';

export type { CloudBackend } from './cloud';
export type { LocalBackend } from './local';
export type { S3Backend } from './s3';

/** Every place of Terraform's state. */
const KINDS = {
  local: localBackend,
  s3: s3Backend,
  cloud: cloudBackend,
};

export type Backend = FormedBy<typeof KINDS>;

/** The form of a backend of any type. */
export const backendForm = formOfKinds<Backend>()('type', KINDS);
