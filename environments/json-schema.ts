import { z } from 'zod';
import { applicationFileForm } from './application-form';
import { environmentSchema } from './checks/schema';

/** What a file of the folder is. */
export const FILE_KINDS = ['environment', 'application'] as const;

const FORMS = { environment: environmentSchema, application: applicationFileForm };

/**
 * The form of an environment, or of a team's application, as JSON Schema, draft 7, for editors and for programs that
 * write such files.
 *
 * It says what each value looks like by itself; how values fit together, `certfleet check` says.
 */
export function environmentJsonSchema(kind: (typeof FILE_KINDS)[number] = 'environment'): object {
  const schema = z.toJSONSchema(FORMS[kind], { io: 'input', target: 'draft-7', unrepresentable: 'any' });
  const { properties } = schema;
  // A file may say where its schema is.
  return {
    ...schema,
    title: `certfleet ${kind}`,
    properties: { $schema: { type: 'string' }, ...properties },
  };
}
