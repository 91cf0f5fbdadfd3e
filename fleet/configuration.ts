import { ReferencedAddresses } from './referenced-addresses';
import { instanceKeyOf, splitModulePath, withoutInstanceKeys } from './instance-address';
import type { References, Values } from './resource';
import type { ConfiguredResource, StateModule, TerraformPlan } from './terraform-plan';
import { type ConfigurationScope, isExpression, rootScope } from './configuration-scope';
import { valuesOfExpressions } from './configuration-values';

/** What a plan repeats of the Terraform it was made from. */
export class PlanConfiguration {
  private readonly root: ConfigurationScope;
  private readonly referenced = new ReferencedAddresses();
  private readonly providers: ReadonlyMap<string, Values>;
  private readonly dependencies: (address: string) => readonly string[];

  constructor(plan: TerraformPlan) {
    this.root = rootScope(plan);
    this.providers = new Map(
      Object.entries(plan.configuration?.provider_config ?? {}).map(
        ([key, { expressions, module_address: module }]) => [
          key,
          valuesOfExpressions(expressions, module === undefined ? this.root : this.root.at(`${module}.`)),
        ],
      ),
    );
    this.dependencies = dependenciesOf(plan);
  }

  /** What is written for a resource; nothing of what is destroyed, which has no configuration any more. */
  public of(address: string): Configured {
    const { scope, configured } = this.find(address);
    if (scope === undefined || configured === undefined) return NOT_CONFIGURED;
    const { provider_config_key: providerKey } = configured;
    return {
      references: this.referencesOf(configured, scope, address),
      providerKey,
      provider: this.providers.get(providerKey ?? '') ?? {},
    };
  }

  /** Key of a resource's provider, the same for all resources of one block; undefined for what is destroyed. */
  public providerKeyOf(address: string): string | undefined {
    return this.find(address).configured?.provider_config_key;
  }

  private find(address: string) {
    const [modulePath, within] = splitModulePath(address);
    const scope = this.root.at(modulePath);
    return { scope, configured: scope?.resource(withoutInstanceKeys(within)) };
  }

  private referencesOf(
    configured: ConfiguredResource,
    scope: ConfigurationScope,
    address: string,
  ): References {
    const references = new Map<string, readonly string[]>();
    const repeated = { key: instanceKeyOf(address), forEach: configured.for_each_expression };
    const visit = (expression: unknown, path: string) => {
      if (Array.isArray(expression)) return expression.forEach((item) => visit(item, path));
      if (typeof expression !== 'object' || expression === null) return;
      if (isExpression(expression)) {
        const found = this.referenced.of(expression, scope, repeated);
        // A plan does not repeat locals; the state knows what they led to.
        const behind = found.some((each) => each.startsWith('local.')) ? this.dependencies(address) : [];
        references.set(path, [...(references.get(path) ?? []), ...found, ...behind]);
        return;
      }
      for (const [key, value] of Object.entries(expression))
        visit(value, path === '' ? key : `${path}.${key}`);
    };
    visit(configured.expressions, '');
    return references;
  }
}

/** What is written for a resource. */
interface Configured {
  readonly references: References;
  /** What the block of its provider says, as far as it is known. */
  readonly provider: Values;
  /** @default - the plan does not say */
  readonly providerKey?: string;
}

const NOT_CONFIGURED: Configured = { references: new Map(), provider: {} };

/** What resources were made from, as the state before the plan says; read when it is first asked for. */
function dependenciesOf({ prior_state: state }: TerraformPlan): (address: string) => readonly string[] {
  let known: Map<string, readonly string[]> | undefined;
  const visit = (module: StateModule | undefined, into: Map<string, readonly string[]>) => {
    for (const { address, depends_on: dependsOn = [] } of module?.resources ?? [])
      into.set(address, dependsOn);
    module?.child_modules?.forEach((child) => visit(child, into));
    return into;
  };
  return (address) => (known ??= visit(state?.values?.root_module, new Map())).get(address) ?? [];
}
