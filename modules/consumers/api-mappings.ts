import type { IConstruct } from 'constructs';
import {
  type ApiPathLevels,
  ValidationError,
  Words,
  apiPathProblem,
  isKnown,
  repeatedPaths,
} from '../core/constructs';

/** A REST API under a custom domain name, or under a path of it. */
export interface RestApiMapping {
  readonly restApiId: string;
  /**
   * Stage of the API.
   *
   * @default - clients name the stage in the path
   */
  readonly stageName?: string;
  /**
   * First part of the path that leads to the API. It is part of the mapping's address.
   *
   * @default - every path that no other mapping has
   */
  readonly basePath?: string;
}

/** Construct id of the mapping of a path: part of its address, which stays when another API is put behind the path. */
export function mappingConstructId(path: string | undefined): string {
  return path === undefined ? 'Mapping' : `Mapping-${encodeURIComponent(path)}`;
}

/** Refuses paths that API Gateway refuses, or that have no address. `property` is what the caller calls a path. */
export function checkMappingPaths(
  scope: IConstruct,
  property: string,
  paths: ReadonlyArray<string | undefined>,
  levels: ApiPathLevels,
): void {
  for (const path of paths) {
    if (path === undefined) continue;
    const problem = isKnown(path)
      ? apiPathProblem(path, levels)
      : {
          rule: 'must be known at synth',
          got: new Words('a token'),
          remedy: 'write it out, as the address of the mapping is made of it',
        };
    if (problem) throw new ValidationError(scope, { subject: property, ...problem });
  }
  const [repeated] = repeatedPaths(paths);
  if (repeated === undefined) return;
  throw new ValidationError(scope, {
    subject: 'mappings',
    rule: 'must have each path once',
    got: paths[repeated] ?? new Words('two of the whole name'),
    remedy: `give one of them another ${property}`,
  });
}
