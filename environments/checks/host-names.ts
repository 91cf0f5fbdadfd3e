import { consumerFacts } from '../consumers';
import { type Draft, entriesOf } from '../draft';
import type { Application, Environment } from '../environment';
import { pointedHostNames } from '../host-names';
import type { Path, Problem } from '../problem';
import { writtenNameProblems } from './written-names';

const WRITTEN_FOR = {
  purpose: 'its records are to point at the consumer',
  withdrawn: "set hostNameRecords of the consumer to 'withdrawn'",
};

/** Host names that point at consumers: in a zone of shared services, and within what the account's role may write. */
export function checkHostNames({ sharedServices, applications }: Draft<Environment>): Problem[] {
  const zones = sharedServices?.zones ?? {};
  return entriesOf(applications).flatMap(([name, application]) => {
    if (!application) return [];
    const path = ['applications', name];
    const names = pointedHostNames(zones, application);
    return [
      ...rightProblems(path, application),
      ...writtenNameProblems(path, application, zones, names, WRITTEN_FOR),
    ];
  });
}

/** A consumer that asks for records: it has a place to point at, and the right is the account's, so that it outlives it. */
function rightProblems(path: Path, application: Draft<Application>): Problem[] {
  return entriesOf(application.consumers).flatMap(([name, consumer]): Problem[] => {
    if (consumer?.hostNameRecords !== 'published') return [];
    const here = { path: [...path, 'consumers', name, 'hostNameRecords'], got: 'published' };
    if (consumerFacts(consumer, application)?.isReachedOtherwise) {
      return [
        { ...here, rule: 'must be left out, as clients find this service otherwise', remedy: 'leave it out' },
      ];
    }
    return application.hostNameRecords !== undefined
      ? []
      : [
          {
            ...here,
            rule: 'must come with hostNameRecords of the application, which gives its role the right',
            remedy: "set the application's to 'published', or to 'withdrawn' for this consumer alone",
          },
        ];
  });
}
