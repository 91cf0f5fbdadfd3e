import { z } from 'zod';
import { environmentSchema } from './checks/schema';

/**
 * The form of an environment as JSON Schema, draft 7, for editors and for programs that write environment files.
 *
 * It says what each value looks like by itself; how values fit together, `certfleet check` says.
 */
export function environmentJsonSchema(): object {
  const schema = z.toJSONSchema(environmentSchema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
  });
  const { properties } = schema;
  // The file of an environment may say where its schema is.
  return {
    ...schema,
    title: 'certfleet environment',
    properties: { $schema: { type: 'string' }, ...properties },
  };
}
