import { type FormedBy, formOfKinds } from '../form';
import type { BackendKind, State } from './backend-kind';
import type { Permission } from '../permissions/permission';
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

/** What whoever keeps the state of a stack needs, beside the right to work in its account. */
export function statePermissions(backend: Backend, state: State): readonly Permission[] {
  const { permissions }: Pick<BackendKind<never>, 'permissions'> = KINDS[backend.type];
  return permissions(backend as never, state);
}
