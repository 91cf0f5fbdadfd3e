import { type BrokenRule, Words } from './broken-rule';

const PATH_MAXIMUM = 300;
const SEGMENT = /^[A-Za-z0-9$_.+!*'()-]+$/;

/** Whether a path may have slashes: REST mappings of the first API version have one level. */
export type ApiPathLevels = 'one' | 'several';

/** The rule that the path of an API mapping breaks (API Gateway Developer Guide, API mappings); undefined for a good one. */
export function apiPathProblem(path: string, levels: ApiPathLevels): BrokenRule | undefined {
  if (path.length > PATH_MAXIMUM) {
    return {
      rule: `must have at most ${PATH_MAXIMUM} characters`,
      got: new Words(`${path.length} in ${JSON.stringify(`${path.slice(0, 40)}…`)}`),
      remedy: 'shorten it',
    };
  }
  const segments = path.split('/');
  if (segments.every((segment) => SEGMENT.test(segment)) && (levels === 'several' || segments.length === 1)) {
    return undefined;
  }
  const rule = "must be of letters, digits and $ - _ . + ! * ' ( )";
  return levels === 'several'
    ? {
        rule: `${rule}, with single slashes between levels`,
        got: path,
        remedy: 'write it as "orders/v1", or leave it out for the whole name',
      }
    : {
        rule: `${rule}, in one level`,
        got: path,
        remedy: 'write it as "orders", or leave it out for the whole name',
      };
}

/** The places of paths that an earlier mapping has; one without path is the whole name's. */
export function repeatedPaths(paths: ReadonlyArray<string | undefined>): number[] {
  return paths.flatMap((path, index) => (paths.indexOf(path) === index ? [] : [index]));
}
