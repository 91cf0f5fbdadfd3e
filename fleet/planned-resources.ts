import { PlanConfiguration } from './configuration';
import type { ChangeState } from './fleet';
import { type FleetResource, type Values, textOf } from './resource';
import { accountOfProvider } from './synthesized-resources';
import type { PlannedResourceChange, StackPlan, StateModule } from './terraform-plan';

/** A resource of a plan, with what it was and what it will be; sensitive values are left out of both. */
export interface PlannedResource extends FleetResource {
  readonly mode: 'managed';
  /** @default - it is created */
  readonly before?: Values;
  /** What is known of it after the apply; what Terraform forgets stays in AWS as it was. @default - it is destroyed */
  readonly after?: Values;
  /** Whether Terraform gives up managing it without touching it. */
  readonly forgotten: boolean;
  /** Whether it stands, and only Terraform's state learns of it: imported, or moved from another address. */
  readonly adopted: boolean;
  readonly unknown: ReadonlySet<string>;
  /** For a replacement, the arguments that force it. */
  readonly replacedFor: readonly string[];
  /** For a replacement, whether the new one stands before the old one goes. */
  readonly createdBeforeDestroyed: boolean;
}

/** What plans say of resources. */
export interface PlannedResources {
  readonly managed: readonly PlannedResource[];
  readonly data: readonly FleetResource[];
}

/** The resources of a stack's plan: those it manages, changed or not, and the data sources it has read. */
export function plannedResources({ stack, plan }: StackPlan): PlannedResources {
  const configuration = new PlanConfiguration(plan);
  const common = (address: string, values: Values) => {
    const { references, provider } = configuration.of(address);
    return {
      stack,
      address,
      // What is destroyed has no configuration any more, and its ARN says where it was.
      accountId: accountOfProvider(provider) ?? placeOfArn(values.arn).accountId,
      region: textOf(values.region) ?? textOf(provider.region) ?? placeOfArn(values.arn).region,
      values,
      references,
    };
  };
  const managed = (plan.resource_changes ?? [])
    .filter(({ mode }) => mode === 'managed')
    .map((planned): PlannedResource => {
      const { address, type, change } = planned;
      const before = withoutSensitive(change.before, change.before_sensitive);
      const forgotten = change.actions.length === 1 && change.actions[0] === 'forget';
      const after = forgotten ? before : withoutSensitive(change.after, change.after_sensitive);
      return {
        ...common(address, after ?? before ?? {}),
        mode: 'managed',
        type,
        isDeposed: planned.deposed !== undefined,
        state: stateOf(planned),
        before,
        after,
        forgotten,
        adopted: change.importing !== undefined || planned.previous_address !== undefined,
        unknown: markedPaths(change.after_unknown, change.after_sensitive),
        awaited: markedPaths(change.after_unknown),
        replacedFor: (change.replace_paths ?? []).map(([argument]) => String(argument)),
        createdBeforeDestroyed: change.actions[0] === 'create',
      };
    });
  const data = dataSources(plan.prior_state?.values?.root_module).map(
    ({ address, type, values, sensitive_values }) => ({
      ...common(address, withoutSensitive(values, sensitive_values) ?? {}),
      mode: 'data' as const,
      type,
      state: 'unchanged' as const,
    }),
  );
  return { managed, data };
}

/** What was changed, or is not found any more, since the last apply. */
export function driftedResources({ stack, plan }: StackPlan): readonly PlannedResource[] {
  return plannedResources({ stack, plan: { ...plan, resource_changes: plan.resource_drift } }).managed;
}

function stateOf({ change: { actions } }: PlannedResourceChange): ChangeState {
  // What is made beside one that is forgotten replaces nothing.
  if (actions.includes('forget')) return actions.includes('create') ? 'create' : 'unchanged';
  if (actions.length > 1) return 'replace';
  switch (actions[0]) {
    case 'create':
    case 'update':
    case 'delete':
      return actions[0];
    default:
      return 'unchanged';
  }
}

function dataSources(module: StateModule | undefined): NonNullable<StateModule['resources']>[number][] {
  return [
    ...(module?.resources ?? []).filter(({ mode }) => mode === 'data'),
    ...(module?.child_modules ?? []).flatMap(dataSources),
  ];
}

/** A copy without the parts that a mask marks; the value itself where nothing is marked. */
function withoutSensitive(value: Values | null | undefined, mask: unknown): Values | undefined {
  if (value === null || value === undefined || mask === true) return undefined;
  return withoutMarked(value, mask) as Values;
}

function withoutMarked(value: unknown, mask: unknown): unknown {
  if (typeof value !== 'object' || value === null || !marksAnything(mask)) return value;
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      const itemMask = (mask as unknown[])[index];
      return itemMask === true ? [] : [withoutMarked(item, itemMask)];
    });
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): Array<[string, unknown]> => {
      const itemMask = (mask as Values)[key];
      return itemMask === true ? [] : [[key, withoutMarked(item, itemMask)]];
    }),
  );
}

/** Paths, without indexes, of what masks mark. */
function markedPaths(...masks: readonly unknown[]): Set<string> {
  const paths = new Set<string>();
  const visit = (mask: unknown, path: string) => {
    if (mask === true) paths.add(path);
    if (typeof mask !== 'object' || mask === null) return;
    for (const [key, item] of Object.entries(mask)) {
      visit(item, Array.isArray(mask) ? path : path === '' ? key : `${path}.${key}`);
    }
  };
  masks.forEach((mask) => visit(mask, ''));
  return paths;
}

function marksAnything(mask: unknown): boolean {
  return (
    mask === true || (typeof mask === 'object' && mask !== null && Object.values(mask).some(marksAnything))
  );
}

function placeOfArn(arn: unknown): { readonly region?: string; readonly accountId?: string } {
  const [, region, accountId] = /^arn:[a-z-]+:[^:]*:([^:]*):(\d{12}):/.exec(textOf(arn) ?? '') ?? [];
  return { region: region || undefined, accountId };
}
