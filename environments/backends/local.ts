import { z } from 'zod';
import { formOf, text } from '../form';
import type { BackendKind } from './backend-kind';

export interface LocalBackend {
  readonly type: 'local';
  /** Folder of the state files, relative to the folder of the synthesized stack. */
  readonly directory: string;
}

export const localBackend: BackendKind<LocalBackend> = {
  form: formOf<LocalBackend>()({
    type: z.literal('local'),
    directory: text(
      'a relative path',
      /^(?!\/|[A-Za-z]:|~).+/,
      'start it with "../../../" to reach the project folder',
    ),
  }),
  permissions: () => [],
};
