import { consumerFacts } from '../consumers';
import { isRoute53 } from '../domains';
import { type Draft, entriesOf, entry } from '../draft';
import type { Application, Environment } from '../environment';
import type { Path, Problem } from '../problem';
import { textProofs } from '../text-proofs';
import { writtenNameProblems } from './written-names';

const WRITTEN_FOR = {
  purpose: 'the record that proves it is to be written',
  withdrawn: "set textProof of the consumer to 'withdrawn'",
};

/** Names that are proved by TXT records: in a zone that takes them, and within what the account's role may write. */
export function checkTextProofs({ sharedServices, applications }: Draft<Environment>): Problem[] {
  const zones = sharedServices?.zones ?? {};
  return entriesOf(applications).flatMap(([name, application]) => {
    if (!application) return [];
    const path = ['applications', name];
    const names = textProofs(zones, application);
    return [
      ...rightProblems(path, application),
      ...writtenNameProblems(path, application, zones, names, WRITTEN_FOR),
      ...names.flatMap(({ consumer, path: where, hostName, zone }): Problem[] =>
        zone === undefined || entry(zones, zone)?.type === undefined || isRoute53(entry(zones, zone))
          ? []
          : [
              {
                path: [...path, 'consumers', consumer, ...where],
                rule: 'must lie in a zone at Route 53, as the record that proves it is to be written',
                got: hostName,
                remedy:
                  "set textProof of the consumer to 'withdrawn', and write the record of the stack's output",
              },
            ],
      ),
    ];
  });
}

/** The right is the account's, so that it outlives the consumer. */
function rightProblems(path: Path, application: Draft<Application>): Problem[] {
  if (application.textProofs !== undefined) return [];
  return entriesOf(application.consumers).flatMap(([name, consumer]) =>
    consumer && consumerFacts(consumer, application)?.textProof?.state === 'published'
      ? [
          {
            path: [...path, 'consumers', name, 'textProof'],
            rule: 'must come with textProofs of the application, which gives its role the right',
            got: 'published',
            remedy: "set the application's to 'published', or to 'withdrawn' for this consumer alone",
          },
        ]
      : [],
  );
}
