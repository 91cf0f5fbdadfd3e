import type {
  ExportSpecifier,
  Expression,
  File,
  ObjectExpression,
  ObjectProperty,
  Statement,
} from '@babel/types';
import type { Path } from '../../environments';

/**
 * The line of an environment file where a value stands, or the nearest value around it that the file spells out.
 *
 * Follows constants of the same file. A value that is computed, or comes from another file, has the line of the
 * property that holds it.
 */
export function lineInTypeScript(source: string, path: Path): number {
  // Loaded with the first problem: most checks find none.
  const { parse } = require('@babel/parser') as typeof import('@babel/parser');
  const file = parse(source, { sourceType: 'module', plugins: ['typescript'], errorRecovery: true });
  const constants = topLevelConstants(file);
  let line = 1;
  let value = defaultExport(file);
  for (const part of [undefined, ...path]) {
    const found: Found | undefined = part === undefined ? { value } : child(value, part);
    if (!found) break;
    line = found.line ?? found.value?.loc?.start.line ?? line;
    value = unwrap(found.value, constants);
  }
  return line;
}

interface Found {
  readonly value?: Expression;
  readonly line?: number;
}

function child(value: Expression | undefined, part: PropertyKey): Found | undefined {
  if (value?.type === 'ArrayExpression' && typeof part === 'number') {
    const item = value.elements[part];
    return item && item.type !== 'SpreadElement' ? { value: item } : undefined;
  }
  if (value?.type !== 'ObjectExpression') return undefined;
  const property = propertyOf(value, String(part));
  if (!property) return undefined;
  return { value: property.value as Expression, line: property.loc?.start.line };
}

function propertyOf(object: ObjectExpression, name: string): ObjectProperty | undefined {
  return object.properties.find((property): property is ObjectProperty => {
    if (property.type !== 'ObjectProperty') return false;
    const { key, computed } = property;
    if (key.type === 'StringLiteral' || key.type === 'NumericLiteral') return String(key.value) === name;
    return key.type === 'Identifier' && !computed && key.name === name;
  });
}

/** What an expression stands for: the constant of a name, the object in `defineEnvironment({ … })`. */
function unwrap(
  value: Expression | undefined,
  constants: ReadonlyMap<string, Expression>,
): Expression | undefined {
  const seen = new Set<string>();
  let current = value;
  for (;;) {
    if (current?.type === 'TSAsExpression' || current?.type === 'TSSatisfiesExpression')
      current = current.expression;
    else if (current?.type === 'CallExpression' && current.arguments[0]?.type !== 'SpreadElement')
      current = current.arguments[0] as Expression | undefined;
    else if (current?.type === 'Identifier' && constants.has(current.name) && !seen.has(current.name)) {
      seen.add(current.name);
      current = constants.get(current.name);
    } else return current;
  }
}

function topLevelConstants(file: File): Map<string, Expression> {
  return new Map(
    file.program.body.flatMap((statement): Array<[string, Expression]> => {
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declaration?.type !== 'VariableDeclaration') return [];
      return declaration.declarations.flatMap(({ id, init }): Array<[string, Expression]> =>
        id.type === 'Identifier' && init ? [[id.name, init]] : [],
      );
    }),
  );
}

/** The value of the default export, in TypeScript or as a compiler writes it for CommonJS. */
function defaultExport(file: File): Expression | undefined {
  return file.program.body.map(defaultOf).findLast((value) => value !== undefined);
}

function defaultOf(statement: Statement): Expression | undefined {
  switch (statement.type) {
    case 'ExportDefaultDeclaration':
      return statement.declaration as Expression;
    case 'ExportNamedDeclaration': {
      const named = statement.specifiers.find(
        (each): each is ExportSpecifier =>
          each.type === 'ExportSpecifier' &&
          each.exported.type === 'Identifier' &&
          each.exported.name === 'default',
      );
      return named?.local;
    }
    case 'ExpressionStatement': {
      const { expression } = statement;
      const isDefault =
        expression.type === 'AssignmentExpression' &&
        expression.left.type === 'MemberExpression' &&
        expression.left.object.type === 'Identifier' &&
        expression.left.object.name === 'exports' &&
        expression.left.property.type === 'Identifier' &&
        expression.left.property.name === 'default';
      return isDefault ? expression.right : undefined;
    }
    default:
      return undefined;
  }
}
