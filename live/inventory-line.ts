import { z } from 'zod';
import {
  type InventoryLine,
  type InventoryRecord,
  type Rehearsal,
  type RehearsalProblem,
  visibleText,
} from '../modules/core';

/** A form for each property, so none is forgotten. What else a newer census writes is left out. */
type Shape<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };

const moment = z.iso.datetime();

const record = z.object({
  provedName: z.string(),
  name: z.string(),
  value: z.string(),
} satisfies Shape<InventoryRecord>);

const problem = z.object({
  id: z.string(),
  name: z.string(),
  problem: z.string(),
  remedy: z.string(),
} satisfies Shape<RehearsalProblem>);

const line = z.object({
  accountId: z.string().regex(/^\d{12}$/),
  region: z.string(),
  account: z.string().optional(),
  owner: z.string().optional(),
  usedBy: z.array(z.string()).optional(),
  certificateArn: z.string(),
  names: z.array(z.string()).nonempty(),
  type: z.string(),
  status: z.string(),
  createdAt: moment,
  expiry: moment.optional(),
  notBefore: moment.optional(),
  inUse: z.boolean(),
  exported: z.boolean(),
  keyAlgorithm: z.string(),
  renewalEligibility: z.string().optional(),
  renewalStatus: z.string().optional(),
  renewingSince: moment.optional(),
  failureReason: z.string().optional(),
  validationMethod: z.string().optional(),
  managedBy: z.string().optional(),
  records: z.array(record).optional(),
  environment: z.string().optional(),
  isRotated: z.boolean().optional(),
  rehearsal: z
    .object({ at: moment, problems: z.array(problem), since: moment.optional() } satisfies Shape<Rehearsal>)
    .optional(),
  seenAt: moment,
} satisfies Shape<InventoryLine>);

/** What a line says that is none of an inventory. */
export class NoInventoryLine extends Error {}

/** The certificate of a line. */
export function parseInventoryLine(text: string): InventoryLine {
  const { success, data, error } = line.safeParse(parseJson(text));
  if (success) return data;
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new NoInventoryLine(
    `as ${path === '' ? 'it' : path} has another form (${issue?.message ?? 'no word why'})`,
  );
}

const SHOWN = 80;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoInventoryLine(`as "${visibleText(text, SHOWN)}" is no JSON`);
  }
}
