import { visibleText } from '../../modules/core';
import type { ChangeState, Fleet, FleetCertificate, LiveStatus } from '../fleet';
import { withAccountsFolded } from './accounts-folded';
import { withZonesFolded } from './zones-folded';

export type DiagramKind = 'zone' | 'authority' | 'share' | 'certificate' | 'consumer' | 'folded';

/** What a box of the picture stands for. */
export interface GraphNode {
  /** Id in the fleet; of what was folded, one of its own. */
  readonly id: string;
  readonly kind: DiagramKind;
  readonly account: string;
  readonly label: string;
  /** A second, smaller line. */
  readonly detail: string;
  readonly state: ChangeState;
  /** @default - AWS was not asked */
  readonly status?: LiveStatus;
}

/** Who does what for whom: a zone proves a name, a CA signs, a share or CA issues, a certificate is served. */
export type LinkKind = 'proves' | 'signs' | 'shared' | 'issues' | 'serves';

export interface GraphLink {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
}

/** Boxes and arrows without a place yet. */
export interface Graph {
  readonly accounts: Fleet['accounts'];
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
  /** What was folded, in words; empty where everything is shown. */
  readonly caption: string;
}

export interface GraphOptions {
  /** Boxes that are drawn one by one; above it, certificates are folded into counts. @default 150 */
  readonly limit?: number;
}

/** A picture is as hard to read, and to lay out, for its links as for its boxes. */
const LINKS_PER_BOX = 2;

/**
 * The graph of a fleet. Where it is too large to be looked at, unchanged certificates are folded to a count for each
 * account, with the services that serve them; where the changed ones are too many as well, they are too; where the
 * accounts are, those that only use certificates are folded to two boxes. Zones are counted where they are too many.
 */
export function graphOf(whole: Fleet, { limit = 150 }: GraphOptions = {}): Graph {
  const fleet = whole.zones.length > limit ? withZonesFolded(whole) : whole;
  const isChanged = fleet.certificates.some(({ state }) => state !== 'unchanged');
  const unchanged = (state: ChangeState) => state === 'unchanged';
  const all = () => true;
  const steps: ReadonlyArray<() => Graph> = [
    () => folded(fleet, () => false, ''),
    ...(isChanged
      ? [() => folded(fleet, unchanged, 'Certificates that do not change are counted, not drawn.')]
      : []),
    () => folded(fleet, all, 'There are too many certificates to draw: they are counted.'),
  ];
  for (const step of steps) {
    const graph = step();
    if (isReadable(graph, limit)) return graph;
  }
  return folded(
    withAccountsFolded(fleet, limit),
    all,
    'There are too many certificates and accounts to draw: they are counted.',
  );
}

function isReadable({ accounts, nodes, links }: Graph, limit: number): boolean {
  const boxes = nodes.filter(({ kind }) => COUNTED_KINDS.has(kind)).length;
  return accounts.length <= limit && boxes <= limit && links.length <= limit * LINKS_PER_BOX;
}

const COUNTED_KINDS: ReadonlySet<DiagramKind> = new Set(['certificate', 'consumer', 'folded']);

function folded(fleet: Fleet, isFolded: (state: ChangeState) => boolean, caption: string): Graph {
  const idOf = new Map(
    fleet.certificates.map((certificate) => [
      certificate.id,
      isFolded(certificate.state) ? `${certificate.account}/folded/${certificate.state}` : certificate.id,
    ]),
  );
  const certificates = fleet.certificates.filter(({ id }) => idOf.get(id) === id);
  // A service that serves a certificate which is drawn is drawn too.
  const consumers = fleet.consumers.filter(({ certificates: served }) =>
    served.some((id) => idOf.get(id) === id),
  );
  const nodes: GraphNode[] = [
    ...fleet.zones.map(({ id, account, name, state }) => node(id, 'zone', account, name, 'zone', state)),
    ...fleet.certificateAuthorities.map(({ id, account, commonName, parent, state }) =>
      node(id, 'authority', account, commonName, parent === undefined ? 'root CA' : 'issuing CA', state),
    ),
    ...fleet.shares.map(({ id, account, name, principals, state }) =>
      node(
        id,
        'share',
        account,
        name,
        `shared with ${principals.map(principalName).join(', ') || 'nobody'}`,
        state,
      ),
    ),
    ...certificates.map((certificate) => ({
      ...node(
        certificate.id,
        'certificate',
        certificate.account,
        certificate.names[0] ?? 'certificate',
        detailOf(certificate),
        certificate.state,
      ),
      status: certificate.status,
    })),
    ...foldedNodes(fleet, idOf),
    ...consumers.map(({ id, account, name, service, state }) =>
      node(id, 'consumer', account, name, service, state),
    ),
  ];
  return {
    accounts: fleet.accounts,
    nodes,
    links: linksOf(fleet, idOf, new Set(nodes.map(({ id }) => id))),
    caption,
  };
}

function node(
  id: string,
  kind: DiagramKind,
  account: string,
  label: string,
  detail: string,
  state: ChangeState,
): GraphNode {
  return { id, kind, account, label: visibleText(label), detail: visibleText(detail), state };
}

function detailOf({ names, regions, source, status, expiry }: FleetCertificate): string {
  const more = names.length > 1 ? [`+${names.length - 1} ${names.length === 2 ? 'name' : 'names'}`] : [];
  const live =
    status === undefined ? [] : [expiry === undefined ? status : `${status} until ${expiry.slice(0, 10)}`];
  return [source, ...more, regions.join(' '), ...live].filter(Boolean).join(' · ');
}

/** `111111111111`, `organization o-a1b2c3d4e5`, `unit ou-…`. */
function principalName(principal: string): string {
  const [, kind, id] = /:organizations::\d+:(organization|ou)\/(?:.*\/)?([^/]+)$/.exec(principal) ?? [];
  if (kind === undefined || id === undefined) return principal;
  return `${kind === 'ou' ? 'unit' : 'organization'} ${id}`;
}

function foldedNodes(fleet: Fleet, idOf: ReadonlyMap<string, string>): GraphNode[] {
  const counts = new Map<string, { certificate: FleetCertificate; count: number }>();
  for (const certificate of fleet.certificates) {
    const id = idOf.get(certificate.id)!;
    if (id !== certificate.id) counts.set(id, { certificate, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  return [...counts].map(([id, { certificate, count }]) =>
    node(
      id,
      'folded',
      certificate.account,
      `${count} ${count === 1 ? 'certificate' : 'certificates'}`,
      certificate.state,
      certificate.state,
    ),
  );
}

function linksOf(fleet: Fleet, idOf: ReadonlyMap<string, string>, drawn: ReadonlySet<string>): GraphLink[] {
  const links = new Map<string, GraphLink>();
  const add = (from: string | undefined, to: string | undefined, kind: LinkKind) => {
    if (from === undefined || to === undefined || !drawn.has(from) || !drawn.has(to)) return;
    links.set(`${from}\n${to}`, { from, to, kind });
  };
  for (const { id, parent } of fleet.certificateAuthorities) add(parent, id, 'signs');
  for (const { id, certificateAuthority } of fleet.shares) add(certificateAuthority, id, 'shared');
  for (const { id, issuer, records } of fleet.certificates) {
    add(issuer, idOf.get(id), 'issues');
    for (const { zone } of records) add(zone, idOf.get(id), 'proves');
  }
  for (const { id, certificates } of fleet.consumers) {
    for (const certificate of certificates) add(idOf.get(certificate), id, 'serves');
  }
  return [...links.values()];
}
