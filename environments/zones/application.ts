import { z } from 'zod';
import { formOf, hostedZoneId, name, oneOf } from '../form';
import { madeZonePermissions, recordPermissions } from '../permissions/services/hosted-zones';
import type { ZoneKind } from './zone-kind';

/** A hosted zone in the account of an application, which alone publishes there, by its own means. */
export interface ApplicationZone {
  readonly type: 'application';
  /** Name of the application. */
  readonly application: string;
  /**
   * Id of a zone that exists, and that its parent zone delegates to.
   *
   * @default - the application's stack creates it, and has the hosted zone of shared services above it delegate to it if
   * the file has one; else an output says to what
   */
  readonly hostedZoneId?: string;
  /**
   * Of a zone that the stack creates:
   *
   * - `published`: others delegate to it, in whichever zone.
   * - `withdrawn`: nobody does; the application's role may still delete the record that it wrote. Then leave the zone out.
   *
   * @default - the application's stack writes the record
   */
  readonly delegation?: 'published' | 'withdrawn';
}

export const applicationZone: ZoneKind<ApplicationZone> = {
  form: formOf<ApplicationZone>()({
    type: z.literal('application'),
    application: name,
    hostedZoneId: hostedZoneId.optional(),
    delegation: oneOf(['published', 'withdrawn']).optional(),
  }),
  facts: (zone) => ({
    owner: { application: zone.application, isCreated: zone.hostedZoneId === undefined },
    isEditedByPeople: false,
  }),
  permissions: ({ hostedZoneId }, account) =>
    hostedZoneId === undefined
      ? madeZonePermissions(account, account.recordTypes)
      : recordPermissions(account, { hostedZoneId, recordTypes: account.recordTypes }),
};
