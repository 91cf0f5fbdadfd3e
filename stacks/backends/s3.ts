import { S3Backend } from 'cdktf';
import type { S3Backend as Declared } from '../../environments';
import type { Wiring } from './wiring';

export const useS3Backend: Wiring<Declared> = (stack, backend, name) => {
  new S3Backend(stack, {
    bucket: backend.bucket,
    key: `${backend.keyPrefix ?? 'certfleet'}/${name}.tfstate`,
    region: backend.region,
    encrypt: true,
    kmsKeyId: backend.kmsKeyArn,
    assumeRole: backend.roleArn === undefined ? undefined : { roleArn: backend.roleArn },
  });
  stack.addOverride('terraform.backend.s3.use_lockfile', true);
};
