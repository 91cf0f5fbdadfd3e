import type { Draft } from '../draft';
import { type FormedBy, formOfKinds } from '../form';
import { applicationZone } from './application';
import { cloudflareZone } from './cloudflare';
import { createdZone } from './create';
import { existingZone } from './existing';
import { manualZone } from './manual';
import { otherAccountZone } from './other-account';
import type { ZoneFacts } from './zone-kind';

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
