import type { ManualZone } from '../../environments';
import { ManualDns } from '../../modules/dns';
import type { ZoneWiring } from './wiring';

export const manualZone: ZoneWiring<ManualZone> = {
  dns: (_scope, _name, _zone, { publishedNames }) => new ManualDns({ publishedNames }),
};
