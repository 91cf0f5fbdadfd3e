import { markupText } from '../../modules/core';
import type { ChangeState } from '../fleet';
import type { LinkKind } from './graph';
import type { Diagram } from './layout';
import { DETAIL_SIZE, wholeIfShortened, linesOf, textWidth } from './text';

/** Signs of what a plan does, as the boxes have them. */
export const STATE_SIGNS: Readonly<Record<ChangeState, string>> = {
  unchanged: '',
  create: '+',
  update: '~',
  replace: '±',
  delete: '−',
};

const STATE_WORDS: Readonly<Record<ChangeState, string>> = {
  unchanged: '',
  create: 'created',
  update: 'updated',
  replace: 'replaced',
  delete: 'deleted',
};

/** A CA signs and is shared by the same line as it issues. */
const LINK_WORDS: Readonly<Record<LinkKind, string>> = {
  proves: 'proves',
  signs: 'issues',
  shared: 'issues',
  issues: 'issues',
  serves: 'serves',
};

const LEGEND_HEIGHT = 34;
const LINE_HEIGHT = 18;
const MARGIN = 12;

/** What stands below the boxes: the signs and lines that occur, what was folded, and whole what the boxes shorten. */
export function footer(
  diagram: Diagram,
  top: number,
  width: number,
): { readonly height: number; readonly text: string } {
  const notes = [diagram.caption, ...shortenedTexts(diagram)]
    .filter((text) => text !== '')
    .flatMap((text) => linesOf(text, width - 2 * MARGIN, DETAIL_SIZE));
  const lines = notes.map(
    (text, index) =>
      `<text class="detail" x="${MARGIN}" y="${top + LEGEND_HEIGHT + MARGIN + index * LINE_HEIGHT}">${markupText(text)}</text>`,
  );
  const height = LEGEND_HEIGHT + (lines.length === 0 ? 0 : lines.length * LINE_HEIGHT + MARGIN);
  return { height, text: [legend(diagram, top + 8), ...lines].join('\n') };
}

function shortenedTexts({ accounts, nodes }: Diagram): string[] {
  const texts = [
    ...accounts.flatMap(({ id, name }) => [
      wholeIfShortened('account', name),
      wholeIfShortened('account', id),
    ]),
    ...nodes.flatMap(({ label, detail }) => [
      wholeIfShortened('label', label),
      wholeIfShortened('detail', detail),
    ]),
  ];
  return [...new Set(texts)].filter((text) => text !== undefined);
}

function legend({ nodes, links }: Diagram, y: number): string {
  const states = (Object.keys(STATE_WORDS) as ChangeState[]).filter(
    (state) => STATE_WORDS[state] !== '' && nodes.some((node) => node.state === state),
  );
  const kinds = new Map(links.map(({ kind }) => [LINK_WORDS[kind], kind]));
  let x = MARGIN;
  const entry = (sign: string, room: number, word: string) => {
    const text = `${sign}<text class="detail" x="${x + room}" y="16">${word}</text>`;
    x += room + Math.ceil(textWidth(word, DETAIL_SIZE)) + 2 * MARGIN;
    return text;
  };
  const entries = [
    ...states.map((state) =>
      entry(`<text class="change" x="${x + 7}" y="17">${STATE_SIGNS[state]}</text>`, 18, STATE_WORDS[state]),
    ),
    ...(['proves', 'issues', 'serves'] as const)
      .filter((word) => kinds.has(word))
      .map((word) =>
        entry(`<path class="link ${word}" d="M${x} 12h24" marker-end="url(#arrow)"/>`, 30, word),
      ),
  ];
  return `<g class="legend" transform="translate(0 ${y})" aria-hidden="true">${entries.join('')}</g>`;
}
