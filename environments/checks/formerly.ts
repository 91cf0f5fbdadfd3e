import type { Environment } from '../environment';
import { type Draft, entriesOf } from '../draft';
import type { Path, Problem } from '../problem';

type Entries = Readonly<Record<string, { readonly formerly?: string } | undefined>>;

/** Former names: no entry has the name now, and one entry alone had it. */
export function checkFormerNames({ sharedServices, applications }: Draft<Environment>): Problem[] {
  return [
    ...formerNameProblems(
      ['sharedServices', 'certificateAuthorities'],
      sharedServices?.certificateAuthorities,
    ),
    ...formerNameProblems(['applications'], applications),
    ...entriesOf(applications).flatMap(([name, application]) => [
      ...formerNameProblems(['applications', name, 'certificates'], application?.certificates),
      ...formerNameProblems(['applications', name, 'consumers'], application?.consumers),
    ]),
  ];
}

function formerNameProblems(path: Path, entries: Entries = {}): Problem[] {
  const heirs = new Map<string, string>();
  return Object.entries(entries).flatMap(([name, entry]): Problem[] => {
    const former = entry?.formerly;
    if (former === undefined) return [];
    const here = { path: [...path, name, 'formerly'], got: former };
    const heir = heirs.get(former);
    heirs.set(former, name);
    if (heir !== undefined) {
      return [
        {
          ...here,
          rule: `must be the former name of one entry, while ${heir} has it too`,
          remedy: 'correct one',
        },
      ];
    }
    return Object.hasOwn(entries, former)
      ? [
          {
            ...here,
            rule: 'must be a name that no entry has now',
            remedy: former === name ? 'take it out' : 'give the new entry another name',
          },
        ]
      : [];
  });
}
