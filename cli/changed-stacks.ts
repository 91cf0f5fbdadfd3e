import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type SynthesizedStack, readManifest } from './manifest';

/** A stack that differs between two syntheses. */
export interface ChangedStack {
  readonly stack: string;
  /** Tag `certfleet:environment` of the stack's provider. */
  readonly environment: string;
  /** `again`: the same in both, and asked for by name. */
  readonly change: 'new' | 'changed' | 'removed' | 'again';
  /** Account the stack's first provider may work in. @default - the provider does not say */
  readonly account?: string;
  /** Where the stack keeps its state: the name of a Terraform backend, or `cloud`. */
  readonly backend: string;
}

/** Environment of a stack whose provider has no tag `certfleet:environment`. */
const NO_ENVIRONMENT = 'other';

/**
 * The stacks that Terraform would see differently, by name.
 *
 * @param before - folder of synthesized stacks; every stack is new without
 * @param again - names of stacks that count although they are the same
 */
export function changedStacks(
  before: string | undefined,
  after: string,
  again: readonly string[] = [],
): ChangedStack[] {
  const old = before === undefined ? new Map<string, StackText>() : readStacks(before);
  const current = readStacks(after);
  const unknown = again.filter((name) => !current.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `--again must name stacks of ${after}, got ${unknown.join(', ')}; ` +
        `it has ${[...current.keys()].sort().join(', ')}`,
    );
  }
  return [...new Set([...old.keys(), ...current.keys()])].sort().flatMap((stack) => {
    const change = changeOf(old.get(stack), current.get(stack), again.includes(stack));
    return change === undefined ? [] : [{ stack, ...(current.get(stack) ?? old.get(stack)!).facts, change }];
  });
}

function changeOf(
  before: StackText | undefined,
  after: StackText | undefined,
  isAgain: boolean,
): ChangedStack['change'] | undefined {
  if (after === undefined) return 'removed';
  if (before === undefined) return 'new';
  if (before.text !== after.text) return 'changed';
  return isAgain ? 'again' : undefined;
}

interface StackText {
  /** What Terraform reads, in an order of its own: equal where nothing changes for Terraform. */
  readonly text: string;
  readonly facts: Pick<ChangedStack, 'environment' | 'account' | 'backend'>;
}

function readStacks(folder: string): Map<string, StackText> {
  return new Map(readManifest(folder).map((stack) => [stack.name, readStack(stack)]));
}

const templateSchema = z.looseObject({
  terraform: z
    .looseObject({ backend: z.record(z.string(), z.unknown()), cloud: z.unknown() })
    .partial()
    .default({}),
  provider: z
    .record(
      z.string(),
      z.array(
        z.looseObject({
          allowed_account_ids: z.array(z.string()).default([]),
          default_tags: z
            .array(z.looseObject({ tags: z.record(z.string(), z.unknown()).default({}) }))
            .default([]),
        }),
      ),
    )
    .default({}),
});

function readStack({ name, file }: SynthesizedStack): StackText {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const template = templateSchema.safeParse(json);
  if (!template.success) {
    throw new Error(`${file} must be Terraform JSON of stack "${name}"; run cdktf synth again`);
  }
  const { terraform, provider } = template.data;
  const providers = Object.values(provider).flat();
  const tags = providers.flatMap(({ default_tags }) => default_tags).map(({ tags }) => tags);
  const environment = tags
    .map((each) => each['certfleet:environment'])
    .find((tag) => typeof tag === 'string');
  return {
    text: JSON.stringify(normalized(json)),
    facts: {
      environment: environment ?? NO_ENVIRONMENT,
      account: providers.flatMap(({ allowed_account_ids }) => allowed_account_ids)[0],
      backend: terraform.cloud === undefined ? (Object.keys(terraform.backend ?? {})[0] ?? 'local') : 'cloud',
    },
  };
}

/** Keys sorted, and without `//`, where CDKTF notes construct paths that Terraform ignores. */
function normalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalized);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '//')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, normalized(each)]),
  );
}
