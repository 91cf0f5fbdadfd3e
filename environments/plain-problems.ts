import type { Path, Problem } from './problem';

/** In an object literal, `__proto__: …` sets the prototype: the entry would silently not be there. */
export function plainProblems(value: unknown, path: Path): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  const prototype = Object.getPrototypeOf(value) as object | null;
  const isPlain = Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
  const hidden = !isPlain || Object.hasOwn(value, '__proto__');
  const here: Problem[] = hidden
    ? [{ path, rule: 'must have no entry named __proto__', remedy: 'choose another name' }]
    : [];
  const below = Object.entries(value).flatMap(([key, item]) =>
    plainProblems(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...here, ...below];
}
