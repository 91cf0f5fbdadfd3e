import { z } from 'zod';
import { formOf } from '../form';
import type { ZoneKind } from './zone-kind';

/** A zone others edit: the stacks output the records to create, and `validationRecords` says which stand. */
export interface ManualZone {
  readonly type: 'manual';
}

export const manualZone: ZoneKind<ManualZone> = {
  form: formOf<ManualZone>()({ type: z.literal('manual') }),
  facts: () => ({ isEditedByPeople: true }),
  permissions: () => [],
};
