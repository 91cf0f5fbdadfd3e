import { type FleetResource, type References, type Values, textOf } from './resource';

/** The Terraform JSON of a stack. */
interface SynthesizedStack {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly provider?: Readonly<Record<string, ReadonlyArray<Values>>>;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Values>>>>;

/** The resources of a synthesized stack. What only AWS knows is not among their values. */
export function synthesizedResources(stack: string, text: string): FleetResource[] {
  const { resource = {}, data = {}, provider = {} } = JSON.parse(text) as SynthesizedStack;
  const providers = new Map(
    Object.entries(provider).flatMap(([name, configurations]) =>
      configurations.map((values): [string, Values] => [
        values.alias === undefined ? name : `${name}.${textOf(values.alias)}`,
        values,
      ]),
    ),
  );
  const resourcesOf = (blocks: Blocks, mode: FleetResource['mode']) =>
    Object.entries(blocks).flatMap(([type, byName]) =>
      Object.entries(byName).map(
        ([name, { '//': _metadata, provider: used, lifecycle: _lifecycle, ...values }]) => {
          const configuration = providers.get(textOf(used) ?? type.split('_')[0] ?? '') ?? {};
          return {
            stack,
            address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
            mode,
            type,
            accountId: accountOfProvider(configuration),
            region: textOf(values.region) ?? textOf(configuration.region),
            values,
            references: referencesIn(values),
            state: 'unchanged' as const,
          };
        },
      ),
    );
  return [...resourcesOf(resource, 'managed'), ...resourcesOf(data, 'data')];
}

/**
 * The account that a provider block allows or, without that, whose role it assumes last. Unknown where several are
 * allowed: any of them may be meant.
 */
export function accountOfProvider(configuration: Values): string | undefined {
  const allowed = accountsIn(configuration.allowed_account_ids);
  if (allowed.length > 0) return allowed.length === 1 ? allowed[0] : undefined;
  const roles = listOf(configuration.assume_role);
  const assumed = accountsIn((roles[roles.length - 1] as Values | undefined)?.role_arn);
  return assumed.length === 1 ? assumed[0] : undefined;
}

/** The accounts that texts are ids of, or are roles in. */
function accountsIn(texts: unknown): string[] {
  const found = listOf(texts).flatMap(
    (text) => /^(?:arn:[a-z-]+:iam::)?(\d{12})(?:$|:)/.exec(String(text))?.[1] ?? [],
  );
  return [...new Set(found)];
}

const REFERENCE = /(?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*/g;

function referencesIn(values: Values): References {
  const references = new Map<string, string[]>();
  const visit = (value: unknown, path: string) => {
    if (typeof value === 'string') {
      if (!value.includes('${')) return;
      references.set(path, [...(references.get(path) ?? []), ...(value.match(REFERENCE) ?? [])]);
    } else if (Array.isArray(value)) {
      value.forEach((item) => visit(item, path));
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([key, item]) => visit(item, path === '' ? key : `${path}.${key}`));
    }
  };
  visit(values, '');
  return references;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
