import { z } from 'zod';
import { formOf, text } from '../form';
import type { ZoneKind } from './zone-kind';

/** A zone at Cloudflare; the API token comes from `CLOUDFLARE_API_TOKEN`. */
export interface CloudflareZone {
  readonly type: 'cloudflare';
  readonly zoneId: string;
}

export const cloudflareZone: ZoneKind<CloudflareZone> = {
  form: formOf<CloudflareZone>()({
    type: z.literal('cloudflare'),
    zoneId: text(
      'the id of a Cloudflare zone, 32 hexadecimal digits',
      /^[0-9a-f]{32}$/,
      "copy it from the zone's overview",
    ),
  }),
  facts: () => ({ isEditedByPeople: false, runBy: 'Cloudflare' }),
  permissions: () => [],
};
