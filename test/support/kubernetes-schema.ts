import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';

const FOLDER = join(__dirname, '../modules/kubernetes/schemas');

interface ObjectSchema {
  readonly scope: 'Cluster' | 'Namespaced';
  readonly schema: Schema;
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

/** Annotations that AWS Load Balancer Controller documents, with what each takes. */
export const ANNOTATION_TYPES = JSON.parse(readFileSync(join(FOLDER, 'annotations.json'), 'utf8')) as {
  readonly ingress: Readonly<Record<string, string>>;
  readonly service: Readonly<Record<string, string>>;
};

/** What an API server with strict field validation says of an object. */
export function schemaErrors(object: any): string[] {
  const { scope, schema } = JSON.parse(
    readFileSync(join(FOLDER, `${object.kind}.json`), 'utf8'),
  ) as ObjectSchema;
  const ajv = new Ajv({ allErrors: true, unknownFormats: ['int32'] });
  ajv.validate(strict(schema), object);
  const hasNamespace = object.metadata.namespace !== undefined;
  return [
    ...(ajv.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`),
    ...(hasNamespace === (scope === 'Namespaced') ? [] : [`metadata.namespace of a ${scope} object`]),
  ];
}

/** A schema of fields lets others pass; the server warns of them and drops them. */
function strict(schema: Schema): Schema {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, strict(each)])),
      additionalProperties: false,
    }),
    ...(items && { items: strict(items) }),
  };
}
