import { z } from 'zod';
import { parseArn } from '../../modules/core';
import type { Draft } from '../draft';
import { externalId, formOf, hostedZoneId, roleArn } from '../form';
import type { PublishingRole, ZoneKind } from './zone-kind';

/** A hosted zone that exists in an account other than shared services. */
export interface OtherAccountZone {
  readonly type: 'other-account';
  readonly hostedZoneId: string;
  /**
   * Role of that account by which application accounts publish, each from its own. Whom it trusts and what it may write is
   * its maker's business: the validation records of their `domains`, and host names and text proofs where they publish some.
   */
  readonly roleArn: string;
  /** @default - the role asks for none */
  readonly externalId?: string;
}

export const otherAccountZone: ZoneKind<OtherAccountZone> = {
  form: formOf<OtherAccountZone>()({
    type: z.literal('other-account'),
    hostedZoneId,
    roleArn,
    externalId: externalId.optional(),
  }),
  facts: (zone) => ({ publishingRole: publishingRole(zone), isEditedByPeople: false }),
  // Its role is somebody else's: applications assume it, and what it may do is its maker's business.
  permissions: () => [],
};

/** Undefined where the file does not say the role well. */
function publishingRole({
  roleArn: arn,
  externalId: word,
}: Draft<OtherAccountZone>): PublishingRole | undefined {
  const accountId = arn === undefined ? undefined : parseArn(arn)?.accountId;
  return arn === undefined || accountId === undefined
    ? undefined
    : { roleArn: arn, accountId, externalId: word };
}
