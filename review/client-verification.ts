import { type PlannedResource, type Values, textOf } from '../fleet';
import { type Finding, findingOf } from './finding';
import { type Phrase, phrase } from './phrase';
import type { PlannedChanges } from './planned-changes';
import { namesOfUsers } from './subjects';

/** What lets clients in without looking; a block that is left out changes nothing. */
const LESS: ReadonlySet<string> = new Set(['off', 'passthrough']);

/** Services that verified the certificates of their clients, and are to let in everybody. */
export function unverifiedClients(changes: PlannedChanges): Finding[] {
  const listeners = changes
    .ofType('aws_lb_listener', 'aws_alb_listener')
    .filter(({ before, after }) => modeOf(before) === 'verify' && LESS.has(modeOf(after)))
    .map((listener) =>
      finding(changes, listener, phrase`its mode changes from verify to ${modeOf(listener.after)}`),
    );
  const domains = changes
    .ofType('aws_api_gateway_domain_name', 'aws_apigatewayv2_domain_name')
    .filter(losesTruststore)
    .map((domain) => finding(changes, domain, phrase`its truststore is taken out`));
  return [...listeners, ...domains];
}

function finding(changes: PlannedChanges, service: PlannedResource, how: Phrase): Finding {
  return findingOf('tls-policy-lowered', service, {
    severity: 'high',
    what: phrase`${namesOfUsers(changes, [service])} no longer verifies the certificates of clients: ${how}, and whoever reaches it is let in.`,
    remedy: phrase`Keep mutual TLS, or make sure that what is behind it knows its clients in another way.`,
  });
}

function modeOf(values: Values | undefined): string {
  return textOf(blockOf(values, 'mutual_authentication')?.mode) ?? '';
}

function losesTruststore({ before, after, unknown }: PlannedResource): boolean {
  return (
    after !== undefined &&
    blockOf(before, 'mutual_tls_authentication') !== undefined &&
    blockOf(after, 'mutual_tls_authentication') === undefined &&
    !unknown.has('mutual_tls_authentication')
  );
}

function blockOf(values: Values | undefined, block: string): Values | undefined {
  const blocks: unknown = values?.[block];
  return Array.isArray(blocks) ? (blocks[0] as Values | undefined) : undefined;
}
