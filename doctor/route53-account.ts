import type { Route53Client } from '@aws-sdk/client-route-53';
import type { Zone } from '../environments';
import { zoneFacts } from '../environments/zones';
import { type Pace, call } from '../live/calls';
import { presentName } from './dns/presentation';

/** Route 53 of one account. */
export interface Route53Account {
  readonly client: Route53Client;
  /** Of all calls to the account, whatever they ask. */
  readonly pace: Pace;
  readonly signal: AbortSignal;
}

/** What Route 53 has under the name of a zone. */
export interface HostedZones {
  /** Ids of the zones the records may go to. */
  readonly ids: readonly string[];
  /** Whether there is none but private ones, which ACM does not see. */
  readonly arePrivate: boolean;
  /** Known where there is one zone. */
  readonly nameServers?: readonly string[];
}

/** Calls a second that Route 53 takes of an account (Route 53 Developer Guide, quotas). */
export const ROUTE53_CALLS_PER_SECOND = 5;

/** One call of Route 53, when it is its turn. */
export async function callRoute53<T>(
  { pace, signal }: Omit<Route53Account, 'client'>,
  send: (abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  await pace.turn(signal);
  return call(signal, send);
}

/** The hosted zones of a declared zone. */
export async function hostedZonesOf(
  account: Route53Account,
  zoneName: string,
  zone: Zone,
): Promise<HostedZones> {
  const { GetHostedZoneCommand, ListHostedZonesByNameCommand } = await import('@aws-sdk/client-route-53');
  const { client } = account;
  const get = async (id: string) => {
    const { HostedZone, DelegationSet } = await callRoute53(account, (abortSignal) =>
      client.send(new GetHostedZoneCommand({ Id: id }), { abortSignal }),
    );
    return {
      ids: [id],
      arePrivate: HostedZone?.Config?.PrivateZone === true,
      nameServers: DelegationSet?.NameServers?.map(presentName).sort(),
    };
  };
  const known = zoneFacts(zone)?.hostedZone?.hostedZoneId;
  if (known !== undefined) return get(known);
  const { HostedZones = [] } = await callRoute53(account, (abortSignal) =>
    client.send(new ListHostedZonesByNameCommand({ DNSName: zoneName }), { abortSignal }),
  );
  const named = HostedZones.filter(({ Name = '' }) => presentName(Name) === zoneName);
  const visible = named.filter(({ Config }) => Config?.PrivateZone !== true);
  const candidates = visible.length > 0 ? visible : named;
  const ids = candidates.map(({ Id = '' }) => Id.replace('/hostedzone/', ''));
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0) return get(only);
  return { ids, arePrivate: named.length > 0 && visible.length === 0 };
}
