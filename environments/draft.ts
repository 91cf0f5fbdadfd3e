/**
 * A value whose form was checked, with everything ill-formed left out: what is there has the right type.
 *
 * Lets the checks that compare values run, and report, beside the problems of form.
 */
export type Draft<T> = T extends string | number | boolean
  ? T
  : T extends readonly unknown[]
    ? ReadonlyArray<Draft<T[number]> | undefined>
    : { readonly [Key in keyof T]?: Draft<T[Key]> };

/** A copy of `value` in which the values at `paths` are undefined; their keys stay, so they count as declared. */
export function withoutPaths(value: unknown, paths: ReadonlyArray<readonly PropertyKey[]>): unknown {
  if (paths.some((path) => path.length === 0)) return undefined;
  if (typeof value !== 'object' || value === null || paths.length === 0) return value;
  const below = (key: PropertyKey) => paths.filter(([first]) => first === key).map((path) => path.slice(1));
  if (Array.isArray(value)) return value.map((item, index) => withoutPaths(item, below(index)));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutPaths(item, below(key))]),
  );
}

/** The entries of a record that may be missing. */
export function entriesOf<T>(record: Readonly<Record<string, T>> | undefined): Array<[string, T]> {
  return Object.entries(record ?? {});
}

/** The items of a list that may be missing, without the ill-formed ones; each with its index. */
export function itemsOf<T>(list: ReadonlyArray<T | undefined> | undefined): Array<[number, T]> {
  return (list ?? []).flatMap((item, index) => (item === undefined ? [] : [[index, item] as [number, T]]));
}

/** Looks a name up among a record's own entries: `constructor` is a name like any other. */
export function entry<T>(
  record: Readonly<Record<string, T>> | undefined,
  name: string | undefined,
): T | undefined {
  return record !== undefined && name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
