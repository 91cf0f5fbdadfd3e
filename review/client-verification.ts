import type { Values } from '../fleet';
import { type Finding, findingOf } from './finding';
import { phrase } from './phrase';
import type { PlannedChanges } from './planned-changes';
import { namesOfUsers } from './subjects';

/** What lets clients in without looking; a block that is left out changes nothing. */
const LESS: ReadonlySet<string> = new Set(['off', 'passthrough']);

/** Listeners that verified the certificates of their clients, and are to let in everybody. */
export function unverifiedClients(changes: PlannedChanges): Finding[] {
  return changes
    .ofType('aws_lb_listener', 'aws_alb_listener')
    .filter(({ before, after }) => modeOf(before) === 'verify' && LESS.has(modeOf(after)))
    .map((listener) =>
      findingOf('tls-policy-lowered', listener, {
        severity: 'high',
        what: phrase`${namesOfUsers(changes, [listener])} no longer verifies the certificates of clients: its mode changes from verify to ${modeOf(listener.after)}, and whoever reaches it is let in.`,
        remedy: phrase`Keep mutual TLS, or make sure that what is behind the listener knows its clients in another way.`,
      }),
    );
}

function modeOf(values: Values | undefined): string {
  const block: unknown = values?.mutual_authentication;
  const mode: unknown = Array.isArray(block) ? (block[0] as Values | undefined)?.mode : undefined;
  return typeof mode === 'string' ? mode : '';
}
