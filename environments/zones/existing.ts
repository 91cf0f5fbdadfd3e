import { z } from 'zod';
import { formOf, text } from '../form';
import { type Caa, caa } from './caa';
import type { ZoneKind } from './zone-kind';

/** A hosted zone of the shared-services account that exists. */
export interface ExistingZone {
  readonly type: 'existing';
  readonly hostedZoneId: string;
  /** @default - the stack writes no CAA record */
  readonly caa?: Caa;
}

const hostedZoneIdForm = text(
  'the id of a hosted zone',
  /^Z[A-Z0-9]{1,31}$/,
  'use the bare id, for example "Z0123456789ABCDEFGHIJ"',
);

export const existingZone: ZoneKind<ExistingZone> = {
  form: formOf<ExistingZone>()({
    type: z.literal('existing'),
    hostedZoneId: hostedZoneIdForm,
    caa: caa.optional(),
  }),
  facts: ({ hostedZoneId }) => ({
    hostedZone: { hostedZoneId, isFoundByName: false, isDelegated: true },
    isEditedByPeople: false,
  }),
};
