import { KEY } from './instance-address';
import type {
  ConfiguredResource,
  Expression,
  ModuleCall,
  ModuleConfiguration,
  TerraformPlan,
} from './terraform-plan';

/** A module as it is called, and from where: what its variables and the outputs of its modules stand for. */
export class ConfigurationScope {
  private readonly children = new Map<string, ConfigurationScope | undefined>();
  private byAddress?: ReadonlyMap<string, ConfiguredResource>;

  constructor(
    public readonly module: ModuleConfiguration,
    /** Address of the instance with a dot at its end, `module.acm["shop"].`; empty for the root. */
    public readonly path: string,
    /** Values of the root's variables. */
    public readonly variables: NonNullable<TerraformPlan['variables']>,
    /** @default - it is the root */
    public readonly caller?: {
      readonly scope: ConfigurationScope;
      readonly call: ModuleCall;
      readonly key?: string;
    },
  ) {}

  /** The scope of a module called from here. @param key of one instance, `["shop"]`; without, of any */
  public child(name: string, key = ''): ConfigurationScope | undefined {
    const step = `module.${name}${key}.`;
    if (!this.children.has(step)) {
      const call = this.module.module_calls?.[name];
      const caller = call && { scope: this, call, key: key === '' ? undefined : key };
      this.children.set(
        step,
        call?.module && new ConfigurationScope(call.module, this.path + step, this.variables, caller),
      );
    }
    return this.children.get(step);
  }

  /** The scope at a path of module instances below this one, `module.edge.module.acm["shop"].`. */
  public at(path: string): ConfigurationScope | undefined {
    const [step, name = '', key = ''] = STEP.exec(path) ?? [];
    return step === undefined ? this : this.child(name, key)?.at(path.slice(step.length));
  }

  public resource(address: string): ConfiguredResource | undefined {
    this.byAddress ??= new Map((this.module.resources ?? []).map((each) => [each.address, each]));
    return this.byAddress.get(address);
  }
}

const STEP = new RegExp(`^module\\.([^.[]+)(${KEY})?\\.`);

export function rootScope({ configuration, variables = {} }: TerraformPlan): ConfigurationScope {
  return new ConfigurationScope(configuration?.root_module ?? {}, '', variables);
}

export function isExpression(value: object): value is Expression {
  return 'references' in value ? Array.isArray(value.references) : 'constant_value' in value;
}

/**
 * The references of an expression, each in full. Terraform writes `module.acm.arn` also as `module.acm`, right after
 * it (jsonconfig, marshalExpression).
 */
export function fullReferences({ references = [] }: Expression): readonly string[] {
  return references.filter((reference, index) => {
    const longer = references[index - 1];
    return !(longer?.startsWith(reference) && /^[.[]/.test(longer.slice(reference.length)));
  });
}
