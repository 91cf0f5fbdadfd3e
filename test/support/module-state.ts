import type { S3Backend } from '../../environments';
import { s3Backend } from '../../environments/backends/s3';
import type { Permission } from '../../environments/permissions/permission';

/** Where the states of modules are. */
export const MODULE_STATES: S3Backend = {
  type: 's3',
  bucket: 'certfleet-modules-state',
  region: 'eu-west-1',
  keyPrefix: 'modules',
};

/** As the emulator makes it, in an account that has no modules: there the bucket's policy would be enough. */
export const STATE_BUCKET = {
  accountId: '444444444444',
  region: MODULE_STATES.region,
  name: MODULE_STATES.bucket,
};

/** What reading, writing and locking the state of a stack needs. */
export function statePermissions(stackName: string): readonly Permission[] {
  return s3Backend.permissions(MODULE_STATES, { stackName, partition: 'aws' });
}
