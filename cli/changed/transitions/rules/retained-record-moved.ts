import { NOT_IN_STATE } from '../../../../modules/dns/retained-record';
import { textOf } from '../../../../fleet';
import { phrase } from '../../../../review/phrase';
import type { TransitionRule } from '../refusal';
import { successorOf } from '../transition';
import { nameProvedBy } from '../validation-record';
import { isOtherZone, zoneOf } from '../validation-role';

/** A record is in one zone: in another, the retained one is deleted, and one that proves nothing is made. */
export const retainedRecordMoved: TransitionRule = {
  id: 'retained-record-moved',
  check: ({ transitions }) =>
    transitions.flatMap((transition) =>
      [...transition.before.resources.values()].flatMap((record) => {
        const name = nameProvedBy(record);
        const successor = successorOf(record, transition);
        if (name === undefined || !textOf(successor?.values.name)?.startsWith(NOT_IN_STATE)) return [];
        const was = zoneOf(transition.before, record.values.zone_id);
        const is = zoneOf(transition.after, successor?.values.zone_id);
        if (was === undefined || is === undefined || !isOtherZone(was, is)) return [];
        return {
          stack: transition.after.name,
          subject: phrase`the retained validation record of ${name}`,
          must: phrase`must stay in its zone, as elsewhere it is deleted here and made without its value there`,
          got: phrase`another zone`,
          remedy: phrase`say the zone in validationRecords: { ${name}: { state: 'retain', zone: '…' } }, as the certificate did`,
        };
      }),
    ),
};
