import { grantedDomains, isGranted, isRoute53 } from '../domains';
import { type Draft, entry } from '../draft';
import type { Application, Environment } from '../environment';
import type { WrittenName } from '../host-names';
import type { Path, Problem } from '../problem';

/** Why records of a name are written, and what leaves them out, in words. */
export interface WrittenFor {
  readonly purpose: string;
  readonly withdrawn: string;
}

/** Names for which a stack writes records: in a zone of shared services, and within what the account's role may write. */
export function writtenNameProblems(
  path: Path,
  application: Draft<Application>,
  zones: Draft<Environment['sharedServices']['zones']>,
  names: readonly WrittenName[],
  { purpose, withdrawn }: WrittenFor,
): Problem[] {
  const granted = grantedDomains(application);
  // An ill-formed domain has its own problem; which names it would hold is not known.
  const isKnown = (application.domains ?? []).length === granted.length;
  return names.flatMap(({ consumer, path: where, hostName, zone }): Problem[] => {
    const here = { path: [...path, 'consumers', consumer, ...where], got: hostName };
    if (zone === undefined) {
      return [
        {
          ...here,
          rule: `must lie in a zone of shared services, as ${purpose}`,
          remedy: `declare the zone, or ${withdrawn}`,
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
  });
}
