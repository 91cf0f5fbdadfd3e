import { type ZodType } from 'zod';
import { JsonError, JsonPart } from './json-bytes';
import { configuration, deferredChange, flag, resourceChange, stateResource, variables } from './plan-schema';
import { NotText, utf8Of } from './plan-text';
import type { StateModule, TerraformPlan } from './terraform-plan';

/** Levels of arrays and objects. Values of providers have a few dozen at most. */
const DEEPEST = 1_000;

const SHOW = 'write it with terraform show -json <plan file>';

/**
 * Reads what `terraform show -json` printed, in UTF-8 or UTF-16, compressed by gzip or not. Only what is looked at
 * later is kept.
 *
 * @param source file it is from, for the error
 * @throws Error where it is no plan of format version 1
 */
export function parsePlan(text: string | Uint8Array, source: string): TerraformPlan {
  try {
    const bytes = utf8Of(typeof text === 'string' ? Buffer.from(text) : text);
    return planOf(JsonPart.of(bytes, DEEPEST), source);
  } catch (error) {
    if (!(error instanceof NotText || error instanceof JsonError)) throw error;
    throw new Error(`${source} must be a plan in JSON, got ${error.message}; ${SHOW}`, { cause: error });
  }
}

function planOf(part: JsonPart, source: string): TerraformPlan {
  const members = part.members();
  const version = members.get('format_version')?.value();
  if (typeof version !== 'string' || !/^1\./.test(version))
    throw new Error(otherFormat(members, version, source));
  const place = (name: string) => new Place(source, name);
  const one = <Value>(name: string, schema: ZodType<Value>) => {
    const member = members.get(name);
    return member && checked(member, schema, place(name));
  };
  const list = <Value>(name: string, schema: ZodType<Value>) => {
    const member = members.get(name);
    return member && listOf(member, schema, place(name));
  };
  const configured = one('configuration', configuration);
  if (configured === undefined) {
    throw new Error(
      members.has('values') || !members.has('resource_changes')
        ? `${source} must be a plan, got a state; plan with -out=<plan file> and ${SHOW}`
        : `${source} must be a plan with its configuration, got one that was cut; ${SHOW}, and keep all of it`,
    );
  }
  const plan = {
    format_version: version,
    resource_changes: list('resource_changes', resourceChange),
    resource_drift: list('resource_drift', resourceChange),
    deferred_changes: list('deferred_changes', deferredChange),
    configuration: configured,
    variables: one('variables', variables),
    prior_state: priorState(members.get('prior_state'), place('prior_state')),
    complete: one('complete', flag),
    errored: one('errored', flag),
  };
  return Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined)) as never;
}

/** What a file is that has no format version of plans. */
function otherFormat(members: ReadonlyMap<string, JsonPart>, version: unknown, source: string): string {
  if (version === '0.1' || version === '0.2')
    return `${source} must be a plan of format version 1, got ${version}, of a Terraform before 1.1; plan with a newer one, and ${SHOW}`;
  if (version !== undefined)
    return `${source} must be a plan of format version 1, got ${JSON.stringify(version)}; ${SHOW}, by a Terraform 1.x`;
  if (members.has('lineage') || members.has('serial'))
    return `${source} must be a plan, got a state; plan with -out=<plan file> and ${SHOW}`;
  return `${source} must be a plan of format version 1, got no version; ${SHOW}`;
}

/** Where in a file a value stands. */
class Place {
  constructor(
    private readonly source: string,
    private readonly path: string,
  ) {}

  public below(step: string | number): Place {
    return new Place(
      this.source,
      typeof step === 'number' ? `${this.path}[${step}]` : `${this.path}.${step}`,
    );
  }

  public error(rule: string): Error {
    return new Error(`${this.source} must have ${rule} at ${this.path}; ${SHOW}`);
  }
}

function checked<Value>(part: JsonPart, schema: ZodType<Value>, place: Place): Value {
  const value = part.value();
  const result = schema.safeParse(value);
  if (result.success) return value as Value;
  const [issue] = result.error.issues;
  const at = (issue?.path ?? []).reduce<Place>(
    (outer, step) => outer.below(typeof step === 'number' ? step : String(step)),
    place,
  );
  throw at.error(WORDS[issue?.code === 'invalid_type' ? issue.expected : ''] ?? 'what a plan has');
}

/** Types of a form in words. */
const WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};

function listOf<Value>(part: JsonPart, schema: ZodType<Value>, place: Place): Value[] {
  if (!part.isArray) throw place.error('a list');
  const values: Value[] = [];
  for (const item of part.items()) values.push(checked(item, schema, place.below(values.length)));
  return values;
}

/** The state before the plan: what data sources have read, and what resources were made from. */
function priorState(part: JsonPart | undefined, place: Place): TerraformPlan['prior_state'] {
  const root = part?.members().get('values')?.members().get('root_module');
  return root && { values: { root_module: stateModule(root, place.below('values').below('root_module')) } };
}

function stateModule(part: JsonPart, place: Place): StateModule {
  const members = part.members();
  const resources: Array<NonNullable<StateModule['resources']>[number]> = [];
  for (const item of members.get('resources')?.items() ?? []) {
    const resource = checked(item, stateResource, place.below('resources').below(resources.length));
    const { address, mode, type, depends_on, values, sensitive_values } = resource;
    // The changes say what a managed resource is.
    const kept = mode === 'data' ? { values: values ?? undefined, sensitive_values } : {};
    resources.push({ address, mode, type, depends_on, ...kept });
  }
  const children = [...(members.get('child_modules')?.items() ?? [])];
  return {
    resources,
    child_modules: children.map((child, index) =>
      stateModule(child, place.below('child_modules').below(index)),
    ),
  };
}
