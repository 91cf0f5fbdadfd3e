import type { Draft } from '../draft';
import { type FormedBy, formOfKinds } from '../form';
import type { Permission } from '../permissions/permission';
import { applicationZone } from './application';
import { cloudflareZone } from './cloudflare';
import { createdZone } from './create';
import { existingZone } from './existing';
import { manualZone } from './manual';
import { otherAccountZone } from './other-account';
import type { ZoneAccount, ZoneFacts } from './zone-kind';

export type { ApplicationZone } from './application';
export type { Caa } from './caa';
export type { CloudflareZone } from './cloudflare';
export type { CreatedZone } from './create';
export type { ExistingZone } from './existing';
export type { ManualZone } from './manual';
export type { OtherAccountZone } from './other-account';

/** Every type of zone. */
const KINDS = {
  create: createdZone,
  existing: existingZone,
  cloudflare: cloudflareZone,
  manual: manualZone,
  'other-account': otherAccountZone,
  application: applicationZone,
};

export type Zone = FormedBy<typeof KINDS>;

/** The form of a zone of any type. */
export const zoneForm = formOfKinds<Zone>()('type', KINDS);

/** The facts of a zone; undefined where its type is not known. */
export function zoneFacts(zone: Draft<Zone> | undefined): ZoneFacts | undefined {
  return zone?.type === undefined ? undefined : KINDS[zone.type].facts(zone as never);
}

/** What deploying and planning a zone needs in the account that has it. */
export function zonePermissions(zone: Zone, account: ZoneAccount): readonly Permission[] {
  return KINDS[zone.type].permissions(zone as never, account);
}
