import { type ApiPathLevels, apiPathProblem, repeatedPaths } from '../../modules/core';
import { itemsOf } from '../draft';
import { formOf, text, word } from '../form';
import type { Problem } from '../problem';

export const restStageName = text('a stage name', /^\w[\w-]{0,127}$/, 'use its name in API Gateway');

/** The form of the path of a mapping. */
export function apiPath(levels: ApiPathLevels) {
  return text(
    levels === 'one'
      ? "a path of one level, of letters, digits and $ - _ . + ! * ' ( )"
      : "a path of letters, digits and $ - _ . + ! * ' ( ), with single slashes between levels",
    (value) => apiPathProblem(value, levels) === undefined,
    `write it as ${levels === 'one' ? '"orders"' : '"orders/v1"'}, or leave it out for the whole name`,
  );
}

/** A REST API under a custom domain name. */
export interface RestApiMapping {
  readonly restApiName: string;
  /** @default - callers name the stage in the path */
  readonly stageName?: string;
  /** First part of the path that leads to the API. @default - every path that no other mapping has */
  readonly basePath?: string;
}

export const restApiMapping = formOf<RestApiMapping>()({
  restApiName: word,
  stageName: restStageName.optional(),
  basePath: apiPath('one').optional(),
});

/** Mappings of one path, of which API Gateway takes one. */
export function repeatedPathProblems<Property extends string>(
  property: Property,
  mappings: ReadonlyArray<{ readonly [Key in Property]?: string } | undefined> | undefined,
): Problem[] {
  // An ill-formed path has its own problem, and is not the whole name.
  const placed = itemsOf(mappings).filter(
    ([, mapping]) => mapping[property] !== undefined || !Object.hasOwn(mapping, property),
  );
  return repeatedPaths(placed.map(([, mapping]) => mapping[property])).flatMap((place) => {
    const [index, mapping] = placed[place]!;
    const path = mapping[property];
    return path === undefined
      ? {
          path: ['mappings', index],
          rule: `must have a ${property}, as a mapping before it has the whole name`,
          remedy: `give it a ${property}, or take it out`,
        }
      : {
          path: ['mappings', index, property],
          rule: `must have another ${property} than the mappings before it`,
          got: path,
          remedy: 'change it, or take the mapping out',
        };
  });
}
