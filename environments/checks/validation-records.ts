import { isWithinZone, nameToProve } from '../../modules/core';
import { zoneNameOf, isRoute53, provedNames } from '../domains';
import type { Certificate } from '../certificates';
import type { Application, Environment } from '../environment';
import { type StatedRecord, statedRecord, statedRecords } from '../validation-records';
import { namesOf } from './certificate-names';
import { consumerFacts } from '../consumers';
import { neededCertificates } from '../consumers/consumer-kind';
import { type Draft, entriesOf, entry } from '../draft';
import type { Path, Problem } from '../problem';
import { suggestion } from '../suggestion';
import { zoneFacts } from '../zones';

type Zones = NonNullable<Draft<Environment['sharedServices']>['zones']>;

/** What is said of validation records fits the zones and the certificates, and nothing in use waits for a record. */
export function checkValidationRecords({ sharedServices, applications }: Draft<Environment>): Problem[] {
  const zones = sharedServices?.zones ?? {};
  return entriesOf(applications).flatMap(([applicationName, application]) => {
    if (application === undefined) return [];
    const path = ['applications', applicationName];
    const proved = neededNames(application, zones);
    const stated = entriesOf(application.validationRecords).flatMap(([name, said]) => {
      const record = statedRecord(name, said);
      return record === undefined
        ? []
        : stateProblems([...path, 'validationRecords', name], record, proved, application, zones);
    });
    return [
      ...stated,
      ...waitingProblems(path, application, zones),
      ...zoneProblems(path, application, zones),
    ];
  });
}

function stateProblems(
  path: Path,
  { name, state, zone: said }: StatedRecord,
  proved: ReadonlyMap<string, string>,
  application: Draft<Application>,
  zones: Zones,
): Problem[] {
  if (said !== undefined && !(Object.hasOwn(zones, said) && isWithinZone(name, said))) {
    return [
      {
        path: [...path, 'zone'],
        rule: 'must be a declared zone that holds the name',
        got: said,
        remedy: suggestion(said, Object.keys(zones)),
      },
    ];
  }
  const isNeeded = proved.has(name);
  const zone = said ?? zoneNameOf(zones, name, proved);
  if (zone === undefined) {
    return [{ path, rule: 'must name something in a declared zone', got: name, remedy: 'take it out' }];
  }
  const facts = zoneFacts(entry(zones, zone));
  if (state === 'retain' || state === 'delete') {
    if (facts?.isEditedByPeople) {
      return [
        {
          path,
          rule: `must be in a zone the stack writes to, which ${zone} is not`,
          got: state,
          remedy: 'take it out',
        },
      ];
    }
    return isNeeded
      ? [
          {
            path,
            rule: 'must be the record of a name that no certificate here needs any more',
            got: state,
            remedy: 'take the name off the certificates first, or take this out',
          },
        ]
      : [];
  }
  if (application.retired) return [];
  if (!isNeeded) {
    return [
      {
        path,
        rule: 'must be the record of a name that a certificate here proves',
        got: name,
        remedy: suggestion(name, [...proved.keys()]),
      },
    ];
  }
  const fits = state === 'published' ? facts?.isEditedByPeople : isRoute53(zones[zone]);
  return facts === undefined || fits
    ? []
    : [
        {
          path,
          rule:
            state === 'published'
              ? `must be in a zone that others edit, as the stack writes the records of ${zone}`
              : `must be in a Route 53 zone, which ${zone} is not`,
          got: state,
          remedy: 'take it out',
        },
      ];
}

/** Zone of each name that a certificate of the account needs proved by DNS. */
function neededNames(application: Draft<Application>, zones: Zones): Map<string, string> {
  if (application.retired) return new Map();
  return new Map(
    entriesOf(application.certificates).flatMap(([, certificate]) => [
      ...provedNames(zones, certificate ?? {}),
    ]),
  );
}

/** A certificate in use whose record has yet to be written by hand would not be issued, and what serves it would fail. */
function waitingProblems(path: Path, application: Draft<Application>, zones: Zones): Problem[] {
  if (application.retired) return [];
  const inUse = new Set(
    entriesOf(application.consumers).flatMap(([, consumer]) => {
      const facts = consumerFacts(consumer ?? {}, application);
      return facts ? neededCertificates(facts) : [];
    }),
  );
  return entriesOf(application.certificates)
    .filter(([name, certificate]) => certificate !== undefined && inUse.has(name))
    .flatMap(([name, certificate]) =>
      waitingNames(certificate ?? {}, application, zones).map(([where, waiting]) => ({
        path: [...path, 'certificates', name, ...where],
        rule: `must have records that stand, as services use it`,
        got: waiting,
        remedy:
          `request ${waiting} on a certificate of its own that nothing uses, which has the same record; ` +
          `have the record created, say validationRecords: { '${waiting}': 'published' }, then use the name here`,
      })),
    );
}

function waitingNames(
  certificate: Draft<Certificate>,
  application: Draft<Application>,
  zones: Zones,
): Array<[Path, string]> {
  const published = statedRecords(application, 'published').map(({ name }) => name);
  const zoneOf = provedNames(zones, certificate);
  return namesOf(certificate)
    .map(([where, name]): [Path, string] => [where, nameToProve(name)])
    .filter(([, name]) => isEditedByPeople(zones, zoneOf.get(name)) && !published.includes(name));
}

function isEditedByPeople(zones: Zones, zone: string | undefined): boolean {
  return zone !== undefined && zoneFacts(entry(zones, zone))?.isEditedByPeople === true;
}

/** A name has one record in an account, and so one zone, whichever certificates need it. */
function zoneProblems(path: Path, application: Draft<Application>, zones: Zones): Problem[] {
  const first = new Map<string, { readonly zone: string; readonly certificate: string }>();
  return entriesOf(application.certificates).flatMap(([certificate, definition]) =>
    [...provedNames(zones, definition ?? {})].flatMap(([name, zone]): Problem[] => {
      const known = first.get(name);
      if (known === undefined) first.set(name, { zone, certificate });
      return known === undefined || known.zone === zone
        ? []
        : [
            {
              path: [...path, 'certificates', certificate, 'zones'],
              rule: `must prove ${name} in ${known.zone}, as certificate ${known.certificate} does`,
              got: zone,
              remedy: 'say the same zone on both: an account has one record for a name',
            },
          ];
    }),
  );
}
