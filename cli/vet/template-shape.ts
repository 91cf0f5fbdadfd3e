import type { Path, Problem } from '../../environments';
import type { Values } from '../../fleet';

/**
 * Blocks that a stack may have, and how its file holds them: objects so many levels down, the last ones in lists
 * where it says so.
 *
 * Terraform takes lists nearly everywhere (JSON Configuration Syntax); CDKTF writes one form, and only that is read.
 * `ephemeral`, `check` and `action` are not among them: they run while planning, and no stack of certfleet has them.
 */
const BLOCKS: ReadonlyMap<string, { readonly levels: number; readonly listed?: true }> = new Map([
  ['terraform', { levels: 1 }],
  ['provider', { levels: 2, listed: true }],
  ['resource', { levels: 3 }],
  ['data', { levels: 3 }],
  ['module', { levels: 2 }],
  ['variable', { levels: 2 }],
  ['output', { levels: 2 }],
  ['locals', { levels: 1 }],
  ['moved', { levels: 1, listed: true }],
  ['removed', { levels: 1, listed: true }],
  ['import', { levels: 1, listed: true }],
]);

const REMEDY = 'let cdktf synth write the stack';

/** Where a stack has another shape than CDKTF gives it. */
export function shapeProblems(template: unknown): Problem[] {
  if (!isObject(template)) return [{ path: [], rule: 'must be an object of blocks', remedy: REMEDY }];
  return Object.entries(template).flatMap(([name, value]): Problem[] => {
    if (name === '//') return [];
    const block = BLOCKS.get(name);
    if (block === undefined) {
      const rule = `must be a block of ${[...BLOCKS.keys()].join(', ')}`;
      return [{ path: [name], rule, remedy: REMEDY }];
    }
    const problems = levelProblems(value, [name], block.levels, block.listed);
    return name === 'terraform' && problems.length === 0
      ? ['required_providers', 'backend'].flatMap((each) =>
          Object.hasOwn(value as Values, each)
            ? levelProblems((value as Values)[each], [name, each], 2, undefined)
            : [],
        )
      : problems;
  });
}

function levelProblems(value: unknown, path: Path, levels: number, listed: true | undefined): Problem[] {
  if (levels === 1 && listed) {
    if (!Array.isArray(value)) return [{ path, rule: 'must be a list of objects', remedy: REMEDY }];
    return value.flatMap((each, index) => levelProblems(each, [...path, index], 1, undefined));
  }
  if (!isObject(value)) return [{ path, rule: 'must be an object', remedy: REMEDY }];
  if (levels === 1) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    levelProblems(each, [...path, key], levels - 1, listed),
  );
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
