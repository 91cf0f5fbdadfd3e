import type { TerraformStack } from 'cdktf';
import type { Backend } from '../../environments';

/**
 * Says where the state of a stack is.
 *
 * @param name of the state, as the stack's at its first apply
 */
export type Wiring<T extends Backend> = (stack: TerraformStack, backend: T, name: string) => void;
