/** A JSON Schema, as far as forms have it. */
interface Schema {
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

type Values = readonly unknown[];

/**
 * Which properties of a form a value uses, by their paths: `*` stands for a name that people choose, `[]` for the items
 * of a list, and a word in brackets for a kind. What all kinds have alike is one property, whichever of them uses it.
 */
export function usedProperties(schema: object, value: unknown): ReadonlyMap<string, boolean> {
  const used = new Map<string, boolean>();
  visit(schema, '', [value], used);
  return used;
}

function visit(schema: Schema, path: string, values: Values, used: Map<string, boolean>): void {
  const alternatives = schema.anyOf ?? schema.oneOf ?? [];
  const shared = propertiesOfAll(alternatives);
  for (const alternative of alternatives) {
    const kind = kindOf(alternative);
    const own = values.filter((value) => fits(alternative, value));
    visitProperties(alternative, own, used, (name) =>
      kind === undefined || shared.has(name) ? `${path}.${name}` : `${path}(${kind}).${name}`,
    );
    visitEntries(alternative, path, own, used);
  }
  visitProperties(schema, values, used, (name) => (path === '' ? name : `${path}.${name}`));
  visitEntries(schema, path, values, used);
}

function visitProperties(
  { properties = {} }: Schema,
  values: Values,
  used: Map<string, boolean>,
  pathOf: (name: string) => string,
): void {
  for (const [name, form] of Object.entries(properties)) {
    const path = pathOf(name);
    const found = values
      .filter(isRecord)
      .map((value) => value[name])
      .filter((value) => value !== undefined);
    used.set(path, used.get(path) === true || found.length > 0);
    visit(form, path, found, used);
  }
}

function visitEntries(
  { items, additionalProperties }: Schema,
  path: string,
  values: Values,
  used: Map<string, boolean>,
): void {
  if (items) visit(items, `${path}[]`, values.filter(Array.isArray).flat(), used);
  if (typeof additionalProperties === 'object') {
    visit(additionalProperties, `${path}.*`, values.filter(isRecord).flatMap(Object.values), used);
  }
}

/** Names of properties that all alternatives have with the same form. */
function propertiesOfAll(alternatives: readonly Schema[]): ReadonlySet<string> {
  const [first = {}, ...others] = alternatives.map(({ properties = {} }) => properties);
  const isAlike = (name: string) =>
    others.every((each) => JSON.stringify(each[name]) === JSON.stringify(first[name]));
  return new Set(Object.keys(first).filter(isAlike));
}

/** The word by which a kind is told from the others. */
function kindOf({ properties = {} }: Schema): string | undefined {
  const words = Object.values(properties).map((property) => property.const);
  return words.find((word): word is string => typeof word === 'string');
}

function fits({ properties, required = [] }: Schema, value: unknown): boolean {
  if (properties === undefined || !isRecord(value)) return properties === undefined && !isRecord(value);
  return Object.entries(properties).every(([name, form]) =>
    name in value ? form.const === undefined || form.const === value[name] : !required.includes(name),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
