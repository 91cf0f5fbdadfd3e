import { type Form, formOfKinds } from '../form';
import { cloudflareZone } from './cloudflare';
import { createdZone } from './create';
import { existingZone } from './existing';
import { manualZone } from './manual';

/** Every type of zone. */
const KINDS = {
  create: createdZone,
  existing: existingZone,
  cloudflare: cloudflareZone,
  manual: manualZone,
};

type Kinds = typeof KINDS;

export type Zone = {
  [Type in keyof Kinds]: Kinds[Type] extends { readonly form: Form<infer T> } ? T : never;
}[keyof Kinds];

/** The form of a zone of any type. */
export const zoneForm = formOfKinds<Zone>('type', KINDS);
