import { z } from 'zod';

/*
 * What must be so in a plan for it to be read. What nothing reads is not looked at.
 */
const values = z.record(z.string(), z.unknown());
const mask = z.union([values, z.boolean()]);

export const resourceChange = z.looseObject({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  deposed: z.string().optional(),
  change: z.looseObject({
    actions: z.array(z.string()).nonempty(),
    before: values.nullish(),
    after: values.nullish(),
    after_unknown: mask.optional(),
    before_sensitive: mask.optional(),
    after_sensitive: mask.optional(),
    replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  }),
});

/** Only counted. */
export const deferredChange = z.looseObject({});

export const stateResource = z.looseObject({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  values: values.nullish(),
  sensitive_values: mask.optional(),
  depends_on: z.array(z.string()).optional(),
});

const expression = z.looseObject({ references: z.array(z.string()).optional() });

const configuredModule = z.looseObject({
  resources: z
    .array(
      z.looseObject({
        address: z.string(),
        provider_config_key: z.string().optional(),
        expressions: values.optional(),
        for_each_expression: expression.optional(),
      }),
    )
    .optional(),
  outputs: z.record(z.string(), z.looseObject({ expression: expression.optional() })).optional(),
  variables: z.record(z.string(), z.looseObject({})).optional(),
  get module_calls() {
    return z
      .record(
        z.string(),
        z.looseObject({
          expressions: z.record(z.string(), expression).optional(),
          for_each_expression: expression.optional(),
          module: configuredModule.optional(),
        }),
      )
      .optional();
  },
});

export const configuration = z.looseObject({
  provider_config: z
    .record(
      z.string(),
      z.looseObject({
        name: z.string(),
        module_address: z.string().optional(),
        expressions: values.optional(),
      }),
    )
    .optional(),
  root_module: configuredModule.optional(),
});

export const variables = z.record(z.string(), z.looseObject({}));

export const flag = z.boolean();
