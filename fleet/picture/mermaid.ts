import { visibleText } from '../../modules/core';
import type { Fleet } from '../fleet';
import { type DiagramKind, type GraphNode, type GraphOptions, type LinkKind, graphOf } from './graph';

const SHAPES: Readonly<Record<DiagramKind, readonly [string, string]>> = {
  zone: ['[(', ')]'],
  authority: ['{{', '}}'],
  share: ['([', '])'],
  certificate: ['[', ']'],
  consumer: ['[/', '/]'],
  folded: ['[[', ']]'],
};

const ARROWS: Readonly<Record<LinkKind, string>> = {
  proves: '-. proves .->',
  signs: '-- signs -->',
  shared: '-- shared by -->',
  issues: '-- issues -->',
  serves: '==>',
};

const CLASSES = [
  'classDef create stroke:#1a7f37,stroke-width:2px,stroke-dasharray:6 3',
  'classDef update stroke:#9a6700,stroke-width:2px',
  'classDef replace stroke:#8250df,stroke-width:3px',
  'classDef delete stroke:#cf222e,stroke-width:2px,stroke-dasharray:2 3',
];

/** The fleet as a Mermaid flowchart, for pages that draw Mermaid. Names become text, whatever they hold. */
export function renderMermaid(fleet: Fleet, options?: GraphOptions): string {
  const { accounts, nodes, links } = graphOf(fleet, options);
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const changed = nodes.filter(({ state }) => state !== 'unchanged');
  return [
    'flowchart LR',
    ...accounts.flatMap(({ id, name }, index) => [
      `  subgraph account${index}["${text(name === id ? name : `${name} ${id}`)}"]`,
      ...nodes.filter(({ account }) => account === id).map((node) => `    ${ids.get(node.id)}${shape(node)}`),
      '  end',
    ]),
    ...links.map(({ from, to, kind }) => `  ${ids.get(from)} ${ARROWS[kind]} ${ids.get(to)}`),
    ...(changed.length === 0 ? [] : CLASSES.map((line) => `  ${line}`)),
    ...changed.map(({ id, state }) => `  class ${ids.get(id)} ${state}`),
  ].join('\n');
}

function shape({ kind, label, detail }: GraphNode): string {
  const [open, close] = SHAPES[kind];
  return `${open}"${text(label)}<br/>${text(detail)}"${close}`;
}

/**
 * Mermaid reads a label as Markdown: only plain characters stay, and of those not what begins a list, a web address or
 * code. The others become entity codes (Mermaid documentation, flowcharts). It decodes those before it makes icons of
 * `fa:fa-…`, so a space keeps these apart. Of a line with `style` or `classDef` and a colon it loses the last semicolon,
 * which would leave a code open, so neither word stays whole (its `encodeEntities`).
 */
const UNPLAIN = /[^\p{L}\p{N} .,:·…-]|^[ -]|(?<=^\d+|www)\.|(?<=styl)e|(?<=classDe)f/giu;

function text(value: string): string {
  return visibleText(value)
    .replace(/:(?=fa-)/gi, ': ')
    .replace(UNPLAIN, (character) => `#${character.codePointAt(0)};`);
}
