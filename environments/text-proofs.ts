import { normalizeDomainName } from '../modules/core';
import { consumerFacts } from './consumers';
import { type Draft, entriesOf } from './draft';
import { zoneNameOf } from './domains';
import type { Application, SharedServices } from './environment';
import type { WrittenName } from './host-names';

/** Names that the stack of an application proves by TXT records. */
export function textProofs(
  zones: Draft<SharedServices['zones']>,
  application: Draft<Application>,
): WrittenName[] {
  if (application.retired) return [];
  return entriesOf(application.consumers).flatMap(([consumer, each]) => {
    const { state, names = [] } = (each && consumerFacts(each, application)?.textProof) ?? {};
    if ((state ?? application.textProofs) !== 'published') return [];
    return names.map(([path, written]) => {
      const hostName = normalizeDomainName(written);
      return { consumer, path, hostName, zone: zoneNameOf(zones, hostName) };
    });
  });
}
