import { z } from 'zod';
import {
  ACCOUNT_ID,
  BUCKET_NAME,
  type BrokenRule,
  Words,
  domainNameProblem,
  isKeyArn,
  isRoleArn,
  normalizeDomainName,
  tagProblem,
} from '../modules/core';
import { OWN_TAGS } from './names';
import { regionRemedy } from './region';
import { suggestion } from './suggestion';
import { ruleMessage } from './rule-message';

/*
 * The form of every value. Each error is the message of a rule: what a form of Zod says by itself has none.
 */

/** The form of a `T`, which may stand among those of other types. */
export type Form<T> = z.ZodType<T> & z.core.$ZodTypeDiscriminable;

/** A form for each property, and where the property may be missing one that lets it be. */
type ShapeOf<T> = {
  readonly [Key in keyof T]-?: z.ZodType<T[Key]> &
    (undefined extends T[Key] ? { readonly _zod: { readonly optout: 'optional' } } : unknown);
};

/** Ties a form to its interface: a property that only one of them has, or that they take differently, does not compile. */
export function formOf<T extends object>() {
  return <Shape extends ShapeOf<T>>(
    shape: Shape & Readonly<Record<Exclude<keyof Shape, keyof T>, never>>,
  ): Form<T> => object(shape) as unknown as Form<T>;
}

/** What the forms of a registry are about: a union with a member for each kind. */
export type FormedBy<Kinds> = {
  [Kind in keyof Kinds]: Kinds[Kind] extends { readonly form: Form<infer T> } ? T : never;
}[keyof Kinds];

/** The kinds of a union, by the word that `Property` says. */
type Kinds<T, Property extends keyof T> = {
  readonly [Kind in NonNullable<T[Property]> & string]: { readonly form: Form<T> };
};

/**
 * The form of a value of one of several kinds, each under the word that `property` says.
 *
 * @param usual kind of a value that has no such property
 * @default usual - every value must have it
 * @param ended the rule that a word breaks which was a kind once
 * @default ended - none was
 */
export function formOfKinds<T extends object>() {
  return <Property extends keyof T & string, Given extends Kinds<T, Property>>(
    property: Property,
    kinds: Given & Readonly<Record<Exclude<keyof Given, keyof Kinds<T, Property>>, never>>,
    usual?: keyof Given,
    ended: (kind: string) => BrokenRule | undefined = () => undefined,
  ): z.ZodType<T> => {
    const known: Readonly<Record<string, { readonly form: Form<T> }>> = kinds;
    const names = Object.keys(known).map((name) =>
      name === usual ? `${name}, which is the default,` : name,
    );
    const forms = Object.values(known).map(({ form }) => form) as [Form<T>, ...Form<T>[]];
    const unknown: BrokenRule = {
      rule: `must have the ${property} ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`,
      remedy: 'choose one',
    };
    return z.discriminatedUnion(property, forms, {
      error: ({ input }) => {
        const kind = (input as Readonly<Record<string, unknown>> | null)?.[property];
        return ruleMessage((typeof kind === 'string' ? ended(kind) : undefined) ?? unknown);
      },
    });
  };
}

/** An object that takes these properties and no others. */
export function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') {
        return ruleMessage({ rule: 'must be an object', remedy: 'write it as { … }' });
      }
      const unknown = issue.keys.map((key) => `${key} (${suggestion(key, Object.keys(shape))})`);
      return ruleMessage({
        rule: 'must have known properties only',
        remedy: `correct ${unknown.join(', ')}`,
      });
    },
  });
}

export function text(rule: string, test: RegExp | ((value: string) => boolean), remedy: string) {
  const error = ruleMessage({ rule: `must be ${rule}`, remedy });
  const value = z.string({ error });
  return test instanceof RegExp ? value.regex(test, { error }) : value.refine(test, { error });
}

export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, {
    error: (issue) =>
      ruleMessage({
        rule: `must be one of ${values.join(', ')}`,
        remedy: suggestion(String(issue.input), values),
      }),
  });
}

export function integer(minimum: number, maximum: number, unit: string) {
  const error = ruleMessage({
    rule: `must be a whole number of ${unit} from ${minimum} to ${maximum}`,
    remedy: 'write it without quotes',
  });
  return z.number({ error }).int({ error }).min(minimum, { error }).max(maximum, { error });
}

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: ruleMessage({ rule: 'must be a list', remedy: 'write it as [ … ]' }) });
}

export function nonEmptyList<Item extends z.ZodType>(item: Item) {
  const error = ruleMessage({ rule: 'must be a list of at least one', remedy: 'write it as [ … ]' });
  return z.tuple([item], item, { error });
}

export function record<Key extends z.core.$ZodRecordKey, Value extends z.ZodType>(key: Key, value: Value) {
  return z.record(key, value, {
    error: ruleMessage({ rule: 'must be an object of named entries', remedy: 'write it as { name: … }' }),
  });
}

export const flag = z.boolean({
  error: ruleMessage({ rule: 'must be true or false', remedy: 'write it without quotes' }),
});
export const word = text('non-empty text', /\S/, 'fill it in');

export const name = text(
  'a lower-case word of letters, digits and hyphens, at most 20 long',
  /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,19}$/,
  'it becomes part of stack and role names',
).refine((value) => !Object.hasOwn(Object.prototype, value), {
  error: ruleMessage({
    rule: 'must not be a name that every JavaScript object has',
    remedy: 'choose another',
  }),
});
export const accountId = text('12 digits', ACCOUNT_ID, 'write it as text, for example "111122223333"');
export const region = z
  .string({ error: regionMessage('write its code as text') })
  .superRefine((value, context) => {
    const remedy = regionRemedy(value);
    if (remedy) context.addIssue({ code: 'custom', message: regionMessage(remedy), input: value });
  });
export const externalId = text(
  '2 to 1224 characters of A-Z a-z 0-9 + = , . @ : / -',
  /^[\w+=,.@:/-]{2,1224}$/,
  'choose another',
);

export const roleArn = text(
  'the ARN of an IAM role',
  isRoleArn,
  'write it as "arn:aws:iam::<account>:role/<name>"',
);

/** Whether it is managed by a customer only its account could say; AWS's own let no other account in. */
export const kmsKeyArn = text(
  'the ARN of a customer managed KMS key',
  isKeyArn,
  'copy it from KMS; an alias is none',
);

export const hostedZoneId = text(
  'the id of a hosted zone',
  /^Z[A-Z0-9]{1,31}$/,
  'use the bare id, for example "Z0123456789ABCDEFGHIJ"',
);

export const domain = z
  .string({ error: ruleMessage({ rule: 'must be a domain name', remedy: 'write it as text' }) })
  .transform(normalizeDomainName)
  .superRefine((value, context) => {
    const problem = domainNameProblem(value);
    if (problem) context.addIssue({ code: 'custom', message: ruleMessage(problem), input: value });
  });
export const zoneName = domain.refine((value) => !value.startsWith('*.'), {
  error: ruleMessage({ rule: 'must be a name without wildcard', remedy: 'leave out "*."' }),
});

export const bucketName = text(
  'the name of an S3 bucket',
  BUCKET_NAME,
  'use lower case, digits, dots and hyphens',
);

function regionMessage(remedy: string): string {
  return ruleMessage({ rule: 'must be an AWS Region', remedy });
}

const tagValue = z.string({ error: ruleMessage({ rule: 'must be text', remedy: 'put it in quotes' }) });

/** Tags of AWS resources, by key. */
export const tags = record(z.string(), tagValue).superRefine((all, context) => {
  for (const [key, value] of Object.entries(all)) {
    const problem = key.startsWith(OWN_TAGS)
      ? {
          subject: 'a tag key',
          got: new Words(JSON.stringify(key)),
          rule: `must not start with "${OWN_TAGS}"`,
          remedy: 'stacks tell by such tags what is theirs, and policies go by them',
        }
      : tagProblem(key, value);
    if (problem) {
      context.addIssue({ code: 'custom', message: ruleMessage(problem), input: value, path: [key] });
    }
  }
});
