import { normalizeDomainName } from '../modules/core';
import { consumerFacts } from './consumers';
import { type Draft, entriesOf } from './draft';
import { zoneNameOf } from './domains';
import type { Application, SharedServices } from './environment';
import type { Path } from './problem';

/** A host name of a consumer for which a stack writes records. */
export interface WrittenName {
  /** Name of the consumer's entry. */
  readonly consumer: string;
  /** Where the consumer says it; starts at the consumer. */
  readonly path: Path;
  /** Normalized. */
  readonly hostName: string;
  /** Zone that the records are in. @default - shared services has none for it */
  readonly zone?: string;
}

/** Host names whose records the stack of an application writes. */
export function pointedHostNames(
  zones: Draft<SharedServices['zones']>,
  application: Draft<Application>,
): WrittenName[] {
  if (application.retired) return [];
  return entriesOf(application.consumers).flatMap(([name, consumer]) => {
    const state = consumer?.hostNameRecords ?? application.hostNameRecords;
    const facts = consumer && consumerFacts(consumer, application);
    if (state !== 'published' || !facts || facts.isReachedOtherwise) return [];
    return facts.hostNames.map(([path, written]) => {
      const hostName = normalizeDomainName(written);
      return { consumer: name, path, hostName, zone: zoneNameOf(zones, hostName) };
    });
  });
}
