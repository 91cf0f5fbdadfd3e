import { phrase } from '../../../../review/phrase';
import type { TransitionRule } from '../refusal';
import { type Transition, takenOut } from '../transition';
import { nameProvedBy } from '../validation-record';

/** Every certificate of the account with the name renews by the record, also those that are not ours. */
export const recordDropped: TransitionRule = {
  id: 'record-dropped',
  check: ({ transitions }) =>
    transitions.flatMap((transition) =>
      droppedNames(transition).map((name) => ({
        stack: transition.after.name,
        subject: phrase`the validation record of ${name}`,
        must: phrase`must be kept or deleted knowingly, as all certificates of the account with the name renew by it`,
        got: phrase`no word`,
        remedy: phrase`write validationRecords: { ${name}: 'retain' } in the application to keep it, or 'delete'`,
      })),
    ),
};

function droppedNames(transition: Transition): string[] {
  const { after } = transition;
  // An application that is retired loses everything knowingly.
  if (after.resources.size === 0) return [];
  const kept = new Set([...after.resources.values()].map(nameProvedBy));
  return takenOut(transition)
    .filter(({ address }) => !after.removed.has(address))
    .flatMap((resource) => nameProvedBy(resource) ?? [])
    .filter((name) => !kept.has(name));
}
