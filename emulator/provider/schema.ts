import { fieldsOf } from './protocol-buffers';

/** Fields of `GetProviderSchema.Response` that map the names of types to schemas: see tfplugin5.proto. */
const SCHEMAS_BY_TYPE: ReadonlySet<number> = new Set([2, 3, 8]);

/**
 * A provider's schema with these types of resources and data sources only. Terraform reads all that it is told, for
 * each command anew: hashicorp/aws has more than two thousand.
 *
 * @param response a `GetProviderSchema.Response`
 * @throws Error where it is none
 */
export function cutSchema(response: Buffer, types: ReadonlySet<string>): Buffer {
  const kept = [...fieldsOf(response)].filter(
    ({ number, body }) => !SCHEMAS_BY_TYPE.has(number) || types.has(keyOf(body)),
  );
  return Buffer.concat(kept.map(({ whole }) => whole));
}

/** Key of a map's entry: its first field. */
function keyOf(entry: Buffer): string {
  const [key] = fieldsOf(entry);
  return key!.body.toString();
}
