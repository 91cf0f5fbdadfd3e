import { type JudgedState, NEEDS, type Outlook, type OutlookOptions } from '../../live';
import { type PageRow, rowOf } from './page-row';

/** Where the certificates of a page are from: asked of ACM, or of what a census has written. */
export type PageSource = 'live' | 'inventory';

export interface FleetPageProps extends OutlookOptions {
  /** Names of the environments whose certificates these are. */
  readonly environments: readonly string[];
  /** The only account that they are of. @default - they are of all */
  readonly account?: string;
  readonly source: PageSource;
  /** Who did not answer, and where less is known than should be, in sentences. */
  readonly unknown: readonly string[];
}

/** What becomes of a certificate: somebody must act, it renews by itself, or neither yet. */
export type Group = 'somebody' | 'itself' | 'neither';

/** What a page says of a fleet. */
export interface FleetPage extends Omit<FleetPageProps, 'now'> {
  /** When the certificate that was seen first, and the one that was seen last, were seen: ISO moments. */
  readonly seen: { readonly from: string; readonly to: string };
  readonly counts: Readonly<Record<Group | 'all', number>>;
  /** The most urgent first, then by expiry. */
  readonly certificates: readonly PageRow[];
}

/** What there is to say of certificates. */
export function fleetPage(states: readonly JudgedState[], props: FleetPageProps): FleetPage {
  const { now, ...page } = props;
  const moments = states.flatMap(({ live }) => live?.seenAt ?? []).sort();
  const certificates = states.map((state) => rowOf(state, props)).sort(byUrgency);
  const count = (group: Group) => certificates.filter(({ outlook }) => groupOf(outlook) === group).length;
  return {
    ...page,
    seen: { from: moments[0] ?? now, to: moments.at(-1) ?? now },
    counts: {
      all: certificates.length,
      somebody: count('somebody'),
      itself: count('itself'),
      neither: count('neither'),
    },
    certificates,
  };
}

export function groupOf({ needsSomebody, renewer }: Outlook): Group {
  if (needsSomebody) return 'somebody';
  return renewer === undefined ? 'neither' : 'itself';
}

/** What has no expiry comes last among equals. */
function byUrgency(a: PageRow, b: PageRow): number {
  return (
    urgency(a) - urgency(b) ||
    compare(a.expiry ?? '9999', b.expiry ?? '9999') ||
    compare(a.names[0] ?? '', b.names[0] ?? '') ||
    compare(`${a.accountId} ${a.region}`, `${b.accountId} ${b.region}`)
  );
}

/** An expired one that nothing uses hurts nobody: it comes after the others that need somebody. */
function urgency({ outlook: { state, needsSomebody }, inUse }: PageRow): number {
  if (!needsSomebody) return NEEDS.length + 1;
  return state === 'expired' && inUse === false ? NEEDS.length : NEEDS.findIndex((need) => need === state);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
