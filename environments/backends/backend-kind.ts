import type { Form } from '../form';
import type { Permission } from '../permissions/permission';

/** What a place of Terraform's state is to the rules. */
export interface BackendKind<T> {
  readonly form: Form<T>;
  /** What reading and writing the state of a stack needs in AWS. */
  readonly permissions: (backend: T, state: State) => readonly Permission[];
}

/** The state of a stack. */
export interface State {
  /** Name of the stack when its state was created. */
  readonly stackName: string;
  /** Partition of the environment. */
  readonly partition: string;
}
