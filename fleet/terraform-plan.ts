/*
 * The parts of `terraform show -json` that are read here (Terraform documentation, "JSON Output Format", version 1).
 */
import { basename, parse, resolve } from 'node:path';
import type { Values } from './resource';

export interface TerraformPlan {
  readonly format_version: string;
  readonly resource_changes?: readonly PlannedResourceChange[];
  /** Changes that were made outside Terraform since the last apply. */
  readonly resource_drift?: readonly PlannedResourceChange[];
  /** Changes Terraform puts off because it does not know enough yet. */
  readonly deferred_changes?: ReadonlyArray<{ readonly resource_change?: PlannedResourceChange }>;
  /** Values of the root module's variables. */
  readonly variables?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly configuration?: {
    readonly provider_config?: Readonly<Record<string, ProviderConfiguration>>;
    readonly root_module?: ModuleConfiguration;
  };
  readonly prior_state?: { readonly values?: { readonly root_module?: StateModule } };
  /** False where the plan needs another plan after it. */
  readonly complete?: boolean;
  /** True where planning failed part of the way. */
  readonly errored?: boolean;
}

export interface PlannedResourceChange {
  readonly address: string;
  /** Where the state has it, if that is elsewhere. */
  readonly previous_address?: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Key of an object that a replacement left at the address. @default - the one that is current */
  readonly deposed?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: Values | null;
    readonly after?: Values | null;
    readonly after_unknown?: Values | boolean;
    readonly before_sensitive?: Values | boolean;
    readonly after_sensitive?: Values | boolean;
    readonly replace_paths?: ReadonlyArray<ReadonlyArray<string | number>>;
    /** There where Terraform begins to manage what stands. */
    readonly importing?: object;
  };
}

export interface ProviderConfiguration {
  readonly name: string;
  /** @default - of the root module */
  readonly module_address?: string;
  readonly expressions?: Values;
}

export interface ModuleConfiguration {
  readonly resources?: readonly ConfiguredResource[];
  readonly module_calls?: Readonly<Record<string, ModuleCall>>;
  readonly outputs?: Readonly<Record<string, { readonly expression?: Expression }>>;
  readonly variables?: Readonly<Record<string, { readonly default?: unknown }>>;
}

export interface ConfiguredResource {
  readonly address: string;
  readonly provider_config_key?: string;
  readonly expressions?: Values;
  readonly for_each_expression?: Expression;
}

export interface ModuleCall {
  readonly expressions?: Readonly<Record<string, Expression>>;
  readonly for_each_expression?: Expression;
  readonly module?: ModuleConfiguration;
}

/** What is written for an argument: a constant, or what it is made of. */
export interface Expression {
  readonly constant_value?: unknown;
  readonly references?: readonly string[];
}

export interface StateModule {
  readonly resources?: ReadonlyArray<{
    readonly address: string;
    readonly mode: 'managed' | 'data';
    readonly type: string;
    readonly values?: Values;
    /** What it was made from. */
    readonly depends_on?: readonly string[];
    readonly sensitive_values?: Values | boolean;
  }>;
  readonly child_modules?: readonly StateModule[];
}

/** A plan and the stack it is of. */
export interface StackPlan {
  readonly stack: string;
  readonly plan: TerraformPlan;
}

/**
 * The stack a plan is of: what the tag `certfleet:stack` of its provider says or, without that, the name of the file;
 * of a file that is called `plan.json`, the name of the folder.
 */
export function stackOfPlan(plan: TerraformPlan, file: string): string {
  const stack = providerTag(plan, 'certfleet:stack');
  if (stack !== undefined) return stack;
  const { name, dir } = parse(resolve(file));
  return /^(tf)?plan$/.test(name) ? basename(dir) : name;
}

/** Who answers for the stack of a plan: what the tag `certfleet:owner` of its provider says; undefined without it. */
export function ownerOfPlan(plan: TerraformPlan): string | undefined {
  return providerTag(plan, 'certfleet:owner');
}

function providerTag({ configuration }: TerraformPlan, key: string): string | undefined {
  return Object.values(configuration?.provider_config ?? {})
    .map(({ name, expressions }) => (name === 'aws' ? tagsIn(expressions?.default_tags)?.[key] : undefined))
    .find((value) => typeof value === 'string');
}

function tagsIn(blocks: unknown): Values | undefined {
  const [block] = Array.isArray(blocks) ? (blocks as Array<{ tags?: { constant_value?: Values } }>) : [];
  return block?.tags?.constant_value;
}
