import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs';
import type { Fleet } from '../fleet';
import { type Graph, type GraphLink, type GraphNode, type GraphOptions, graphOf } from './graph';
import { DETAIL_SIZE, LABEL_SIZE, shortened, textWidth } from './text';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture with a place for everything, in pixels. */
export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly accounts: ReadonlyArray<Place & { readonly id: string; readonly name: string }>;
  readonly nodes: ReadonlyArray<Place & GraphNode>;
  readonly links: ReadonlyArray<GraphLink & { readonly points: ReadonlyArray<readonly [number, number]> }>;
  /** What was folded, in words. */
  readonly caption: string;
}

const NODE_HEIGHT = 50;
const NODE_MINIMUM_WIDTH = 120;
/** Room for the badge of the kind on the left of the text, and on its right for the sign of a change or a margin. */
const KIND_WIDTH = 45;
const SIGN_WIDTH = 28;
const MARGIN = 8;
const ACCOUNT_TITLE_HEIGHT = 40;

const LAYOUT = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '24',
  'elk.layered.spacing.edgeNodeBetweenLayers': '8',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '7',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '14',
  // Lines that begin or end at the same box between accounts are one, up to where they part.
  'elk.layered.mergeEdges': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=12,left=4,bottom=12,right=4]',
};

/** Lays a fleet out from left to right: what others stand on is on the left. The same fleet gives the same picture. */
export async function diagramOf(fleet: Fleet, options?: GraphOptions): Promise<Diagram> {
  const graph = graphOf(fleet, options);
  return diagram(graph, await (await layouter()).layout(elkGraph(graph)));
}

/** Loaded late: half a second and ten megabytes that only pictures need. */
async function layouter(): Promise<ELK> {
  // The typings have the class under `default` once more than the package itself.
  const loaded = (await import('elkjs/lib/elk.bundled.js')) as unknown as { default: new () => ELK };
  return new loaded.default();
}

function elkGraph({ accounts, nodes, links }: Graph): ElkNode {
  const children = new Map<string, ElkNode[]>(accounts.map(({ id }) => [id, []]));
  for (const node of nodes) {
    children.get(node.account)?.push({
      id: node.id,
      width: widthOf(node),
      height: NODE_HEIGHT,
      layoutOptions: { 'elk.alignment': 'LEFT' },
    });
  }
  return {
    id: 'fleet',
    layoutOptions: LAYOUT,
    children: accounts.map(({ id, name }) => ({
      id: boxId(id),
      children: children.get(id),
      layoutOptions: {
        'elk.padding': `[top=${ACCOUNT_TITLE_HEIGHT},left=10,bottom=12,right=10]`,
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
        'elk.nodeSize.minimum': `(${titleWidth(name, id) + 32},${ACCOUNT_TITLE_HEIGHT})`,
      },
    })),
    edges: links.map(({ from, to }, index) => ({ id: `link-${index}`, sources: [from], targets: [to] })),
  };
}

function titleWidth(name: string, id: string): number {
  const width = textWidth(shortened('account', name), LABEL_SIZE);
  return Math.ceil(name === id ? width : width + textWidth(` ${shortened('account', id)}`, DETAIL_SIZE));
}

function diagram({ accounts, nodes, links, caption }: Graph, root: ElkNode): Diagram {
  const places = new Map<string, Place>();
  const visit = ({ id, x = 0, y = 0, width = 0, height = 0, children = [] }: ElkNode) => {
    places.set(id, { x, y, width, height });
    children.forEach(visit);
  };
  visit(root);
  const edges = new Map((root.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    width: Math.ceil(root.width ?? 0),
    height: Math.ceil(root.height ?? 0),
    accounts: accounts.map(({ id, name }) => ({ id, name, ...places.get(boxId(id))! })),
    nodes: nodes.map((node) => ({ ...node, ...places.get(node.id)! })),
    links: links.map((link, index) => ({ ...link, points: pointsOf(edges.get(`link-${index}`)) })),
    caption,
  };
}

/** An account and something in it could have the same id. */
function boxId(account: string): string {
  return `account ${account}`;
}

function pointsOf(edge: ElkExtendedEdge | undefined): Array<[number, number]> {
  return (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].map(({ x, y }): [number, number] => [x, y]),
  );
}

function widthOf({ label, detail, state }: GraphNode): number {
  const text = Math.max(
    textWidth(shortened('label', label), LABEL_SIZE),
    textWidth(shortened('detail', detail), DETAIL_SIZE),
  );
  return Math.max(
    NODE_MINIMUM_WIDTH,
    Math.ceil(text) + KIND_WIDTH + (state === 'unchanged' ? MARGIN : SIGN_WIDTH),
  );
}
