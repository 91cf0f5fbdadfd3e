import { markupText } from '../../modules/core';
import { STATE_SIGNS, footer } from './footer';
import type { DiagramKind } from './graph';
import type { Diagram } from './layout';
import { shortened } from './text';

export interface SvgOptions {
  /** Whether the picture brings its own styles; a page that holds it brings `DIAGRAM_STYLES`. @default true */
  readonly standalone?: boolean;
}

const KIND_BADGES: Readonly<Record<DiagramKind, string>> = {
  zone: 'DNS',
  authority: 'CA',
  share: 'RAM',
  certificate: 'TLS',
  consumer: 'SVC',
  folded: 'TLS',
};

/** Draws a picture. Every text in it is escaped; change is shown by line and sign, not by colour alone. */
export function renderSvg(diagram: Diagram, { standalone = true }: SvgOptions = {}): string {
  const { width, height, accounts, nodes, links } = diagram;
  const drawnWidth = Math.max(width, 640);
  const below = footer(diagram, height, drawnWidth);
  const drawnHeight = height + below.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fleet" width="${drawnWidth}" height="${drawnHeight}" viewBox="0 0 ${drawnWidth} ${drawnHeight}" role="${standalone ? 'img' : 'group'}" aria-label="${accounts.length === 1 ? '1 account with its' : `${accounts.length} accounts with their`} zones, private CAs, certificates and services">`,
    ...(standalone
      ? [
          `<style>${DIAGRAM_STYLES}</style>`,
          `<rect class="back" width="${drawnWidth}" height="${drawnHeight}"/>`,
        ]
      : []),
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto"><path class="head" d="M0 0.5 7 4 0 7.5z"/></marker></defs>',
    ...accounts.map(({ id, name, ...box }) =>
      [
        `<g class="account" data-account="${markupText(id)}"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="10"/>`,
        `<text x="${box.x + 10}" y="${box.y + 25}">${markupText(shortened('account', name))}${name === id ? '' : ` <tspan class="detail">${markupText(shortened('account', id))}</tspan>`}</text></g>`,
      ].join(''),
    ),
    ...links.map(
      ({ kind, from, to, points }) =>
        `<path class="link ${kind}" data-from="${markupText(from)}" data-to="${markupText(to)}" d="M${points.map((point) => point.map(round).join(' ')).join('L')}" marker-end="url(#arrow)"/>`,
    ),
    ...nodes.map(renderNode),
    below.text,
    '</svg>',
  ].join('\n');
}

function renderNode(node: Diagram['nodes'][number]): string {
  const { id, kind, account, label, detail, state, status, x, y, width, height } = node;
  const badge = STATE_SIGNS[state];
  return [
    `<g class="node ${kind} ${state}${status === undefined ? '' : ` ${status}`}" data-id="${markupText(id)}" data-account="${markupText(account)}" data-kind="${kind}" data-state="${state}" aria-label="${markupText(`${label}, ${detail}, ${state}`)}" transform="translate(${round(x)} ${round(y)})">`,
    `<title>${markupText([label, detail, ...(state === 'unchanged' ? [] : [state])].join(' · '))}</title>`,
    `<rect class="box" width="${round(width)}" height="${height}" rx="7"/>`,
    `<rect class="kind" x="6" y="${height / 2 - 10}" width="33" height="20" rx="4"/><text class="kind" x="22.5" y="${height / 2 + 4}">${KIND_BADGES[kind]}</text>`,
    `<text class="label" x="45" y="22">${markupText(shortened('label', label))}</text>`,
    `<text class="detail" x="45" y="40">${markupText(shortened('detail', detail))}</text>`,
    badge === '' ? '' : `<text class="change" x="${round(width) - 14}" y="${height / 2 + 6}">${badge}</text>`,
    '</g>',
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Styles of the picture, in light and dark. */
export const DIAGRAM_STYLES = `
.fleet {
  --ink: #1f2328; --faint: #57606a; --paper: #fff; --card: #fff; --edge: #8c959f; --area: #f6f8fa; --rim: #d0d7de;
  --made: #1a7f37; --altered: #9a6700; --swapped: #8250df; --gone: #cf222e; --kind: #eaeef2;
  font: 13px system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  .fleet {
    --ink: #e6edf3; --faint: #9198a1; --paper: #0d1117; --card: #161b22; --edge: #7d8590; --area: #10161e; --rim: #3d444d;
    --made: #3fb950; --altered: #d29922; --swapped: #a371f7; --gone: #f85149; --kind: #262c36;
  }
}
@media print {
  .fleet { --ink: #000; --faint: #333; --paper: #fff; --card: #fff; --edge: #555; --area: #fff; --rim: #999; --kind: #eee; }
}
.fleet .back { fill: var(--paper); }
.fleet text { fill: var(--ink); }
.fleet .detail { fill: var(--faint); font-size: 12px; font-weight: 400; }
.fleet .account rect { fill: var(--area); stroke: var(--rim); }
.fleet .account text { font-weight: 600; }
.fleet .node .box { fill: var(--card); stroke: var(--edge); stroke-width: 1.2; }
.fleet .node .label { font-weight: 600; }
.fleet .node.folded .box { stroke-dasharray: 2 2; }
.fleet rect.kind { fill: var(--kind); }
.fleet text.kind { font-size: 11px; font-weight: 700; text-anchor: middle; fill: var(--faint); }
.fleet .change { font-size: 19px; font-weight: 700; text-anchor: middle; }
.fleet .node.create .box { stroke: var(--made); stroke-width: 2.2; stroke-dasharray: 7 3; }
.fleet .node.update .box { stroke: var(--altered); stroke-width: 2.2; }
.fleet .node.replace .box { stroke: var(--swapped); stroke-width: 3; }
.fleet .node.delete .box { stroke: var(--gone); stroke-width: 2.2; stroke-dasharray: 2 3; }
.fleet .node.delete .label { text-decoration: line-through; }
.fleet .node.create .change { fill: var(--made); }
.fleet .node.update .change { fill: var(--altered); }
.fleet .node.replace .change { fill: var(--swapped); }
.fleet .node.delete .change { fill: var(--gone); }
.fleet .node.pending .detail, .fleet .node.expiring .detail { fill: var(--altered); font-weight: 700; }
.fleet .node.failed .detail, .fleet .node.expired .detail { fill: var(--gone); font-weight: 700; }
.fleet .node:focus { outline: none; }
.fleet .node:focus-visible .box { stroke: #4493f8; stroke-width: 4; stroke-dasharray: none; }
.fleet .link { fill: none; stroke: var(--edge); stroke-width: 1.4; }
.fleet .link.proves { stroke-dasharray: 5 4; }
.fleet .link.issues, .fleet .link.signs, .fleet .link.shared { stroke-dasharray: 1.5 3; stroke-width: 2; }
.fleet .head { fill: var(--edge); }
`;
