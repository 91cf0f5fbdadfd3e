import { z } from 'zod';
import { flag, formOf } from '../form';
import type { ZoneKind } from './zone-kind';

/** A hosted zone this project creates; its parent zone must delegate to it before anything validates. */
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
}

export const createdZone: ZoneKind<CreatedZone> = {
  form: formOf<CreatedZone>()({
    type: z.literal('create'),
    delegated: flag.optional(),
  }),
  facts: ({ delegated }) => ({
    hostedZone: { isFoundByName: true, isDelegated: delegated === true },
    isEditedByPeople: false,
  }),
};
