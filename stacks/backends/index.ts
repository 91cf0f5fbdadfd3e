import type { TerraformStack } from 'cdktf';
import type { Backend } from '../../environments';
import { useCloudBackend } from './cloud';
import { useLocalBackend } from './local';
import { useS3Backend } from './s3';
import type { Wiring } from './wiring';

/** How each type of backend is wired: a type that is not here does not compile. */
const WIRINGS: { readonly [Type in Backend['type']]: Wiring<Extract<Backend, { type: Type }>> } = {
  local: useLocalBackend,
  s3: useS3Backend,
  cloud: useCloudBackend,
};

/** Says where the state of a stack is, under a name of its own. */
export function useBackend(stack: TerraformStack, backend: Backend, name: string): void {
  WIRINGS[backend.type](stack, backend as never, name);
}
