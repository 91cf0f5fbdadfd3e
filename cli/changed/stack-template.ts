import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Values, accountOfProvider, textOf } from '../../fleet';
import { readManifest } from './manifest';
import { assetLines } from './stack-assets';
import { statePlace } from './state-place';

/** A resource or data source that a stack asks Terraform for. */
export interface TemplateBlock {
  /** `aws_acm_certificate.web`, without instances: the stacks make none. */
  readonly address: string;
  readonly type: string;
  /** Ids of its constructs below the stack. @default - empty: CDKTF did not say */
  readonly path: readonly string[];
  /** `aws`, or `aws.us-east-1` where it has an alias. */
  readonly provider: string;
  readonly values: Values;
}

/** What Terraform reads of one stack, as far as two syntheses are compared. */
export interface StackTemplate {
  readonly name: string;
  /** Tag `certfleet:environment` of its providers. */
  readonly environment: string;
  /** Who answers for it: tag `certfleet:owner` of its providers. @default - nobody is named */
  readonly owner?: string;
  /** Account its first provider may work in. @default - the provider does not say */
  readonly account?: string;
  /** Name of the Terraform backend, or `cloud`. */
  readonly backend: string;
  /** Where the state is: equal only where it is one state. @default - this backend's arguments are not known here */
  readonly state?: string;
  /** All of it with its assets, in an order of its own: equal where nothing changes for Terraform. */
  readonly text: string;
  /** Version constraint of the AWS provider. @default - none is written */
  readonly awsVersion?: string;
  /** Arguments of the providers, by `aws` or `aws.us-east-1`. */
  readonly providers: ReadonlyMap<string, Values>;
  /** What Terraform manages, by address. */
  readonly resources: ReadonlyMap<string, TemplateBlock>;
  /** What Terraform looks up, by address without `data.`. */
  readonly data: ReadonlyMap<string, TemplateBlock>;
  /** New addresses by the old ones, as `moved` blocks say. */
  readonly moved: ReadonlyMap<string, string>;
  /** Addresses that `removed` blocks take out, and whether what is there is destroyed. */
  readonly removed: ReadonlyMap<string, { readonly destroyed: boolean }>;
}

/** Environment of a stack whose provider has no tag `certfleet:environment`. */
const NO_ENVIRONMENT = 'other';

const valuesSchema = z.record(z.string(), z.unknown());
const blockSchema = z.looseObject({
  '//': z
    .looseObject({ metadata: z.looseObject({ path: z.string() }).partial() })
    .partial()
    .optional(),
  provider: z.string().optional(),
});
const blocksSchema = z.record(z.string(), z.record(z.string(), blockSchema)).default({});

const providerSchema = z.looseObject({
  alias: z.string().optional(),
  default_tags: z.array(z.looseObject({ tags: valuesSchema.default({}) })).default([]),
});

const templateSchema = z.looseObject({
  terraform: z
    .looseObject({
      backend: z.record(z.string(), valuesSchema),
      cloud: valuesSchema,
      required_providers: z.record(z.string(), z.unknown()),
    })
    .partial()
    .default({}),
  provider: z.record(z.string(), z.array(providerSchema)).default({}),
  resource: blocksSchema,
  data: blocksSchema,
  moved: z.array(z.looseObject({ from: z.string(), to: z.string() })).default([]),
  removed: z
    .array(
      z.looseObject({
        from: z.string(),
        lifecycle: z.looseObject({ destroy: z.boolean().default(true) }).default({ destroy: true }),
      }),
    )
    .default([]),
});

/** The stacks of a folder that `cdktf synth` wrote, by name. */
export function readTemplates(folder: string): Map<string, StackTemplate> {
  return new Map(
    readManifest(folder).map(({ name, file, folder: stackFolder }) => {
      const template = parseTemplate(name, JSON.parse(readFileSync(file, 'utf8')));
      if (template !== undefined) {
        return [name, { ...template, text: [template.text, ...assetLines(stackFolder)].join('\n') }];
      }
      throw new Error(`${file} must be Terraform JSON of stack "${name}"; run cdktf synth again`);
    }),
  );
}

/** A stack of what its file says; undefined where that is no Terraform JSON as CDKTF writes it. */
export function parseTemplate(name: string, json: unknown): StackTemplate | undefined {
  const parsed = templateSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { terraform, provider, resource, data, moved, removed } = parsed.data;
  const blocks = Object.values(provider).flat();
  const tagged = (key: string) =>
    blocks
      .flatMap(({ default_tags }) => default_tags)
      .map(({ tags }) => tags[key])
      .find((tag) => typeof tag === 'string');
  return {
    name,
    environment: tagged('certfleet:environment') ?? NO_ENVIRONMENT,
    owner: tagged('certfleet:owner'),
    account: blocks.map(accountOfProvider).find((account) => account !== undefined),
    ...statePlace(terraform),
    text: JSON.stringify(normalized(json)),
    awsVersion: textOf((terraform.required_providers?.aws as Values | undefined)?.version),
    providers: new Map(
      Object.entries(provider).flatMap(([type, configurations]) =>
        configurations.map((values): [string, Values] => [
          values.alias === undefined ? type : `${type}.${values.alias}`,
          values,
        ]),
      ),
    ),
    resources: blocksOf(resource),
    data: blocksOf(data),
    moved: new Map(moved.map(({ from, to }) => [from, to])),
    removed: new Map(removed.map(({ from, lifecycle }) => [from, { destroyed: lifecycle.destroy }])),
  };
}

function blocksOf(byType: z.infer<typeof blocksSchema>): Map<string, TemplateBlock> {
  return new Map(
    Object.entries(byType).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, block]): [string, TemplateBlock] => {
        const { '//': note, provider, ...values } = block;
        const [, ...path] = note?.metadata?.path?.split('/') ?? [];
        const address = `${type}.${name}`;
        return [address, { address, type, path, provider: provider ?? type.split('_', 1).join(''), values }];
      }),
    ),
  );
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
