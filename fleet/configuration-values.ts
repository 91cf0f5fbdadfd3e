import { type ConfigurationScope, fullReferences, isExpression } from './configuration-scope';
import type { Values } from './resource';
import type { Expression } from './terraform-plan';

/**
 * What expressions are known to say: constants, and the values of variables in place of what is made of them. An
 * expression of several variables becomes the list of their values; one of anything else has no value.
 */
export function valuesOfExpressions(expressions: unknown, scope: ConfigurationScope | undefined): Values {
  return (valueOf(expressions, scope) ?? {}) as Values;
}

function valueOf(expression: unknown, scope: ConfigurationScope | undefined): unknown {
  if (Array.isArray(expression)) return expression.map((each) => valueOf(each, scope));
  if (typeof expression !== 'object' || expression === null) return undefined;
  if (isExpression(expression)) return valueOfExpression(expression, scope);
  return Object.fromEntries(Object.entries(expression).map(([key, value]) => [key, valueOf(value, scope)]));
}

function valueOfExpression(expression: Expression, scope: ConfigurationScope | undefined): unknown {
  if ('constant_value' in expression) return expression.constant_value;
  const values = fullReferences(expression).map((reference) => valueOfReference(reference, scope));
  if (values.includes(undefined)) return undefined;
  return values.length === 1 ? values[0] : values;
}

/** The value of `var.roles["shop"].arn`; undefined for what is not a variable, or not given. */
function valueOfReference(reference: string, scope: ConfigurationScope | undefined): unknown {
  const [name, ...steps] = reference.startsWith('var.') ? stepsOf(reference.slice('var.'.length)) : [];
  if (scope === undefined || name === undefined) return undefined;
  const { caller, module, variables } = scope;
  const given = caller?.call.expressions?.[name];
  const value =
    (caller ? given && valueOfExpression(given, caller.scope) : variables[name]?.value) ??
    module.variables?.[name]?.default;
  return steps.reduce<unknown>(
    (within, step) => (typeof within === 'object' && within !== null ? (within as Values)[step] : undefined),
    value,
  );
}

function stepsOf(path: string): string[] {
  return [...path.matchAll(/"((?:[^"\\]|\\.)*)"|[^.[\]"]+/g)].map(([step, quoted]) => quoted ?? step);
}
