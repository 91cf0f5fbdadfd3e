import type { Form } from '../form';

/** What a type of zone is to the rules. */
export interface ZoneKind<T> {
  readonly form: Form<T>;
}
