import { z } from 'zod';
import { flag, formOf, oneOf } from '../form';
import { madeZonePermissions } from '../permissions/services/hosted-zones';
import { type Caa, caa } from './caa';
import type { ZoneKind } from './zone-kind';

/**
 * A hosted zone this project creates. Its parent zone must delegate to it before anything validates: where that is a
 * hosted zone of the file, it does.
 */
export interface CreatedZone {
  readonly type: 'create';
  /**
   * Whether the parent zone delegates to it, so that shared services may prove names of its own here.
   *
   * Once true it stays true: going back takes out what stands only because of it, as the plan shows.
   *
   * @default false - revocation lists under a name in this zone are not served
   */
  readonly delegated?: boolean;
  /**
   * - `published`: others delegate to it, in whichever zone.
   * - `overwrite`: the hosted zone above it, in the file, has NS records already that something else wrote; they are taken
   *   over.
   *
   * @default - the hosted zone above it, if the file has one, delegates to it; else an output says to what
   */
  readonly delegation?: 'published' | 'overwrite';
  /** @default - no CAA record: any CA may issue, unless a zone above says otherwise */
  readonly caa?: Caa;
}

export const createdZone: ZoneKind<CreatedZone> = {
  form: formOf<CreatedZone>()({
    type: z.literal('create'),
    delegated: flag.optional(),
    delegation: oneOf(['published', 'overwrite']).optional(),
    caa: caa.optional(),
  }),
  facts: ({ delegated }) => ({
    hostedZone: { isFoundByName: true, isDelegated: delegated === true },
    isEditedByPeople: false,
  }),
  permissions: (_zone, account) => madeZonePermissions(account, account.recordTypes),
};
