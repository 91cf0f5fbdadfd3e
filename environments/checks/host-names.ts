import { consumerFacts } from '../consumers';
import { grantedDomains, isGranted, isRoute53 } from '../domains';
import { type Draft, entriesOf, entry } from '../draft';
import type { Application, Environment } from '../environment';
import { pointedHostNames } from '../host-names';
import type { Path, Problem } from '../problem';

/** Host names that point at consumers: in a zone of shared services, and within what the account's role may write. */
export function checkHostNames({ sharedServices, applications }: Draft<Environment>): Problem[] {
  const zones = sharedServices?.zones ?? {};
  return entriesOf(applications).flatMap(([name, application]) => {
    if (!application) return [];
    const path = ['applications', name];
    return [...rightProblems(path, application), ...nameProblems(path, application, zones)];
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

function nameProblems(
  path: Path,
  application: Draft<Application>,
  zones: Draft<Environment['sharedServices']['zones']>,
): Problem[] {
  const granted = grantedDomains(application);
  // An ill-formed domain has its own problem; which names it would hold is not known.
  const isKnown = (application.domains ?? []).length === granted.length;
  return pointedHostNames(zones, application).flatMap(
    ({ consumer, path: where, hostName, zone }): Problem[] => {
      const here = { path: [...path, 'consumers', consumer, ...where], got: hostName };
      if (zone === undefined) {
        return [
          {
            ...here,
            rule: 'must lie in a zone of shared services, as its records are to point at the consumer',
            remedy: "declare the zone, or set hostNameRecords of the consumer to 'withdrawn'",
          },
        ];
      }
      const isInReach = !isKnown || granted.some((domain) => isGranted(hostName, domain));
      return !isRoute53(entry(zones, zone)) || isInReach
        ? []
        : [
            {
              ...here,
              rule: "must lie in the account's domains, as its role follows them",
              remedy: `add what holds it; listed: ${granted.map(({ domainName }) => domainName).join(', ') || 'none'}`,
            },
          ];
    },
  );
}
