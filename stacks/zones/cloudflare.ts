import type { CloudflareZone } from '../../environments';
import type * as CloudflareDns from './cloudflare-dns';
import type { ZoneWiring } from './wiring';

export const cloudflareZone: ZoneWiring<CloudflareZone> = {
  recordResourceType: 'cloudflare_dns_record',
  dns: (scope, _name, { zoneId }) => bindings().cloudflareDns(scope, zoneId),
};

/** Loaded only where a zone is at Cloudflare, because its provider package is an optional peer. */
function bindings(): typeof CloudflareDns {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import statement would load it always
  return require('./cloudflare-dns') as typeof CloudflareDns;
}
