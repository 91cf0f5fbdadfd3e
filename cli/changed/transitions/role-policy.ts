import { z } from 'zod';

/** Deletion of a record, as Route 53 tells it to IAM. */
export interface RecordDeletion {
  /** Whether an ARN of a policy, which may have a reference in it, can be that of the record's zone. */
  readonly isZone: (resource: string) => boolean;
  /** Normalized name of the record. */
  readonly recordName: string;
  readonly recordType: string;
}

const listOf = z.union([z.array(z.string()), z.string().transform((one) => [one])]);

const statementSchema = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: listOf.optional(),
  Resource: listOf.optional(),
  Condition: z.record(z.string(), z.record(z.string(), listOf)).default({}),
});

const policySchema = z.looseObject({
  Statement: z.union([z.array(statementSchema), statementSchema.transform((one) => [one])]),
});

export type Policy = z.infer<typeof policySchema>;
type Statement = z.infer<typeof statementSchema>;

/** A policy document that was synthesized as text; undefined where Terraform makes it. */
export function parsePolicy(text: unknown): Policy | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return policySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether policies allow a deletion; what cannot be told counts as allowed. */
export function allowsDeletion(policies: readonly Policy[], deletion: RecordDeletion): boolean {
  const matching = policies
    .flatMap(({ Statement: statements }) => statements)
    .filter((statement) => covers(statement, deletion));
  return (
    matching.some(({ Effect: effect }) => effect === 'Allow') &&
    !matching.some(({ Effect: effect }) => effect === 'Deny')
  );
}

function covers(statement: Statement, { isZone, recordName, recordType }: RecordDeletion): boolean {
  const { Action: actions, Resource: resources, Condition: conditions } = statement;
  const unknown = statement.Effect === 'Allow';
  const values: Readonly<Record<string, string>> = {
    'route53:changeresourcerecordsetsnormalizedrecordnames': recordName,
    'route53:changeresourcerecordsetsrecordtypes': recordType,
    'route53:changeresourcerecordsetsactions': 'DELETE',
  };
  const isAction = actions?.some((action) =>
    isLike(action.toLowerCase(), 'route53:changeresourcerecordsets'),
  );
  return (
    (isAction ?? unknown) &&
    (resources?.some((resource) => resource === '*' || isZone(resource)) ?? unknown) &&
    Object.entries(conditions).every(([operator, byKey]) =>
      Object.entries(byKey).every(
        ([key, patterns]) => holds(operator, values[key.toLowerCase()], patterns) ?? unknown,
      ),
    )
  );
}

/** A condition on a key with one value, for which `ForAllValues` and `ForAnyValue` are the same. */
function holds(
  operator: string,
  value: string | undefined,
  patterns: readonly string[],
): boolean | undefined {
  if (value === undefined) return undefined;
  switch (operator.replace(/^For(All|Any)Values?:/, '').replace(/IfExists$/, '')) {
    case 'StringLike':
      return patterns.some((pattern) => isLike(pattern, value));
    case 'StringNotLike':
      return !patterns.some((pattern) => isLike(pattern, value));
    case 'StringEquals':
      return patterns.includes(value);
    case 'StringNotEquals':
      return !patterns.includes(value);
    case 'Null':
      return patterns.includes('false');
    default:
      return undefined;
  }
}

/** IAM's wildcards: `*` for any characters, `?` for one (IAM User Guide, policy elements: Resource). */
function isLike(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('?', '.')
    .replace(/\*+/g, '.*');
  return new RegExp(`^${source}$`, 's').test(text);
}
