import type { Document, Node, Pair } from 'yaml';
import type { Path, Problem } from './problem';

/** Whether an environment file is data, JSON or YAML, and no program. */
export function isDataFile(file: string): boolean {
  return /\.(?:json|ya?ml)$/.test(file);
}

/** What a file of data says, or why it says nothing. */
export type Data = { readonly value: unknown } | { readonly problems: readonly Problem[] };

/** Where editors find the schema of a file. */
const SCHEMA = '$schema';

/** Reads an environment from JSON or YAML 1.2, of which JSON is a part. Its `$schema` is for editors. */
export function readData(file: string, source: string): Data {
  const document = parse(file, source);
  const problems = document.errors.map(({ message, linePos }): Problem => ({
    path: [],
    rule: `must be ${file.endsWith('.json') ? 'JSON' : 'YAML'}`,
    got: message.split('\n')[0],
    remedy: 'correct this line',
    line: linePos?.[0].line,
  }));
  if (problems.length > 0) return { problems };
  try {
    const value: unknown = document.toJS();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value };
    return {
      value: Object.fromEntries(Object.entries(value).filter(([key]) => key !== SCHEMA)),
    };
  } catch (error) {
    // Aliases of aliases, which would grow beyond all measure.
    return {
      problems: [{ path: [], rule: 'must be of bounded size', got: String(error), remedy: 'write it out' }],
    };
  }
}

/** The line where a value stands, or the nearest value around it. */
export function lineOfData(file: string, source: string, path: Path): number {
  const { isAlias, isMap, isScalar, isSeq } = yaml();
  const document = parse(file, source);
  const lineAt = (offset = 0) => source.slice(0, offset).split('\n').length;
  let node: unknown = document.contents;
  let line = 1;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(part),
      );
      if (!pair) break;
      line = lineAt((pair.key as Node).range?.[0]);
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(part)] as Node | undefined;
      if (!item) break;
      line = lineAt(item.range?.[0]);
      node = item;
    } else break;
  }
  return line;
}

function parse(file: string, source: string): Document {
  const { parseDocument } = yaml();
  // JSON has no words but true, false and null; YAML's core schema has no words for dates, nor yes and no.
  return parseDocument(source, { schema: file.endsWith('.json') ? 'json' : 'core', stringKeys: true });
}

/** Loaded with the first file of data: most environments are TypeScript. */
function yaml(): typeof import('yaml') {
  return require('yaml') as typeof import('yaml');
}
