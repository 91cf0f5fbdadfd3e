import { type ConfigurationScope, fullReferences } from './configuration-scope';
import { KEY } from './instance-address';
import type { Expression } from './terraform-plan';

/** What an expression may say of the instance it is in. */
interface Repeated {
  /** `["shop"]` or `[0]`. */
  readonly key?: string;
  readonly forEach?: Expression;
}

const OUTPUT = new RegExp(`^module\\.([^.[]+)(${KEY})?(?:\\.([^.[]+))?`);
const VARIABLE = /^var\.([^.[]+)/;
const NO_RESOURCE = /^(var|local|module|each|count|self|path|terraform)\./;
const RESOURCE = new RegExp(`^((?:data\\.)?[^.[]+\\.[^.[]+)(${KEY})?`);

/** Follows references through the variables and outputs of modules to the resources they come from. */
export class ReferencedAddresses {
  private readonly known = new Map<string, readonly string[]>();

  /**
   * Addresses, of one instance where the expression names one. What is no resource stands as it is written, after
   * what it leads to: `each.key`, `local.arn`.
   */
  public of(expression: Expression, scope: ConfigurationScope, repeated: Repeated): readonly string[] {
    const references = fullReferences(expression);
    // `aws_acm_certificate.this[each.key].arn` is written as `aws_acm_certificate.this` and `each.key`.
    const isByOwnKey =
      references.some((each) => OWN_KEY.test(each)) &&
      references.every((each) => OWN_KEY.test(each) || !NO_RESOURCE.test(each) || each.startsWith('module.'));
    const ownKey = isByOwnKey ? repeated.key : undefined;
    return references.flatMap((reference) => {
      if (NO_RESOURCE.test(reference)) return [...this.behind(reference, scope, repeated, ownKey), reference];
      const [address = reference, key = ownKey ?? ''] = RESOURCE.exec(reference)?.slice(1) ?? [];
      return scope.path + address + key;
    });
  }

  private behind(
    reference: string,
    scope: ConfigurationScope,
    { forEach }: Repeated,
    ownKey: string | undefined,
  ): readonly string[] {
    const [, variable] = VARIABLE.exec(reference) ?? [];
    if (variable !== undefined) return this.ofVariable(variable, scope);
    const [, module, key = ownKey, output] = OUTPUT.exec(reference) ?? [];
    if (module !== undefined) {
      const child = scope.child(module, key);
      const outputs = output === undefined ? Object.keys(child?.module.outputs ?? {}) : [output];
      return child ? outputs.flatMap((each) => this.ofOutput(each, child)) : [];
    }
    const isEachValue = forEach !== undefined && /^each\.value\b/.test(reference);
    return isEachValue ? this.of(forEach, scope, {}) : [];
  }

  private ofVariable(name: string, { path, caller }: ConfigurationScope): readonly string[] {
    const given = caller?.call.expressions?.[name];
    if (caller === undefined || given === undefined) return [];
    return this.once(`${path}var.${name}`, () =>
      this.of(given, caller.scope, { key: caller.key, forEach: caller.call.for_each_expression }),
    );
  }

  private ofOutput(name: string, scope: ConfigurationScope): readonly string[] {
    const expression = scope.module.outputs?.[name]?.expression;
    return expression ? this.once(`${scope.path}output.${name}`, () => this.of(expression, scope, {})) : [];
  }

  /** What is asked for while it is looked for adds nothing: all outputs of a module may lead back to it. */
  private once(name: string, find: () => readonly string[]): readonly string[] {
    const known = this.known.get(name);
    if (known) return known;
    this.known.set(name, []);
    const found = find();
    this.known.set(name, found);
    return found;
  }
}

const OWN_KEY = /^(each\.key|count\.index)$/;
