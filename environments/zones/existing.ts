import { z } from 'zod';
import { formOf, hostedZoneId } from '../form';
import { recordPermissions } from '../permissions/services/hosted-zones';
import { type Caa, caa } from './caa';
import type { ZoneKind } from './zone-kind';

/** A hosted zone of the shared-services account that exists. */
export interface ExistingZone {
  readonly type: 'existing';
  readonly hostedZoneId: string;
  /** @default - the stack writes no CAA record */
  readonly caa?: Caa;
}

export const existingZone: ZoneKind<ExistingZone> = {
  form: formOf<ExistingZone>()({
    type: z.literal('existing'),
    hostedZoneId,
    caa: caa.optional(),
  }),
  facts: (zone) => ({
    hostedZone: { hostedZoneId: zone.hostedZoneId, isFoundByName: false, isDelegated: true },
    isEditedByPeople: false,
  }),
  permissions: ({ hostedZoneId }, account) =>
    recordPermissions(account, { hostedZoneId, recordTypes: account.recordTypes }),
};
