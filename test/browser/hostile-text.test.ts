import type { Browser, Page } from 'playwright-core';
import { type Diagram, diagramOf, renderMermaid, renderSvg } from '../../fleet/picture';
import { visibleText } from '../../modules/core';
import { renderPage } from '../../review';
import { describeWithBrowser, openBrowser } from '../support/browser';
import { hostileReview } from '../support/hostile-review';
import { TEXTS, holdsForHostileTexts } from '../support/hostile-text';

/** What a document is made of, as a browser reads it. */
interface Anatomy {
  /** Elements and attributes by name, with how many there are: `a`, `a@href`. */
  readonly parts: Readonly<Record<string, number>>;
  /** Where links lead. */
  readonly links: readonly string[];
  readonly texts: readonly string[];
}

const PLAIN = Array.from({ length: TEXTS }, (_, index) => `plain-${index}`);

describeWithBrowser('text from outside in markup', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    await page.addScriptTag({ path: require.resolve('@mermaid-js/tiny') });
  });
  afterAll(() => browser?.close());

  const anatomy = (markup: string, type: 'text/html' | 'image/svg+xml') =>
    page.evaluate(anatomyOf, [markup, type] as const);

  test('is text in the page, whatever it holds', async () => {
    const pageOf = (texts: readonly string[]) =>
      renderPage(hostileReview(texts), { environments: [texts[0]!], commit: texts[1]!, day: '2026-01-01' });
    const plain = await anatomy(await pageOf(PLAIN), 'text/html');
    await holdsForHostileTexts(async (texts) => {
      const { parts, links, texts: read } = await anatomy(await pageOf(texts), 'text/html');
      expect(withoutNotes(parts)).toEqual(withoutNotes(plain.parts));
      expect(links.filter((link) => !/^#[\w-]+$/.test(link))).toEqual([]);
      expect(read).toEqual(expect.arrayContaining(texts.slice(1, 3).map((text) => visibleText(text))));
    });
  });

  test('is text in a picture of its own, which is well-formed', async () => {
    // Laid out once: what is drawn has the texts, where it stands does not matter.
    const laidOut = await diagramOf(hostileReview(PLAIN).fleet);
    const plain = await anatomy(renderSvg(laidOut), 'image/svg+xml');
    await holdsForHostileTexts(async (texts) => {
      const [account = '', name = '', id = '', caption = ''] = texts;
      const [node, ...nodes] = laidOut.nodes.map((each, index) => ({
        ...each,
        label: texts[index + 4] ?? '',
        detail: texts[index + 12] ?? '',
      }));
      const diagram: Diagram = {
        ...laidOut,
        caption,
        accounts: laidOut.accounts.map((each) => ({ ...each, id: account, name })),
        nodes: [{ ...node!, id, account }, ...nodes],
      };
      const { parts, texts: read } = await anatomy(renderSvg(diagram), 'image/svg+xml');
      expect(withoutNotes(parts)).toEqual(withoutNotes(plain.parts));
      expect(read.join('\n')).toContain(visibleText(node!.label));
    });
  });

  /** Pages that draw Mermaid are `strict`; `loose` lets scripts, links and HTML through. */
  test('is text in what Mermaid draws, at either security level', async () => {
    const drawn = async (texts: readonly string[], securityLevel: string) => {
      const flowchart = renderMermaid(hostileReview(texts).fleet);
      return anatomy(await page.evaluate(drawnByMermaid, [flowchart, securityLevel] as const), 'text/html');
    };
    const levels = { strict: await drawn(PLAIN, 'strict'), loose: await drawn(PLAIN, 'loose') };
    await holdsForHostileTexts(async (texts) => {
      for (const [level, plain] of Object.entries(levels)) {
        const { parts, links, texts: read } = await drawn(texts, level);
        expect(parts).toEqual(plain.parts);
        expect(links).toEqual([]);
        expect(read.map(spaced)).toEqual(plain.texts.map((text) => spaced(withTexts(text, texts))));
      }
    });
  });
});

/** A label of plain texts with others in their places. */
function withTexts(label: string, texts: readonly string[]): string {
  // A space keeps the name of an icon a word.
  const shown = (index: string) => visibleText(texts[Number(index)]!).replace(/:fa-/gi, ': fa-');
  return label.replace(/plain-(\d+)/g, (_, index: string) => shown(index));
}

/** As a page shows it: of several spaces one, and none at an end. */
function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

declare const mermaid: {
  initialize(settings: object): void;
  render(id: string, flowchart: string): Promise<{ readonly svg: string }>;
};

/** Runs in the browser. */
async function drawnByMermaid([flowchart, securityLevel]: readonly [string, string]): Promise<string> {
  mermaid.initialize({ startOnLoad: false, securityLevel });
  const { svg } = await mermaid.render('drawing', flowchart);
  return svg;
}

/** Below the picture stand whole the texts that it shortens, of which hostile ones have more. */
function withoutNotes(parts: Anatomy['parts']): Anatomy['parts'] {
  const note = ['text', 'text@class', 'text@x', 'text@y'];
  return Object.fromEntries(Object.entries(parts).filter(([name]) => !note.includes(name)));
}

/** Runs in the browser. */
function anatomyOf([markup, type]: readonly [string, DOMParserSupportedType]): Anatomy {
  const parsed = new DOMParser().parseFromString(markup, type);
  const parts: Record<string, number> = {};
  const count = (name: string) => (parts[name] = (parts[name] ?? 0) + 1);
  const links: string[] = [];
  for (const element of parsed.querySelectorAll('*')) {
    count(element.localName);
    for (const { name, value } of element.attributes) {
      count(`${element.localName}@${name}`);
      if (name === 'href') links.push(value);
    }
  }
  const walker = parsed.createTreeWalker(parsed, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    if (walker.currentNode.nodeType === Node.COMMENT_NODE) count('comment');
    else texts.push(walker.currentNode.nodeValue ?? '');
  }
  return { parts, links, texts };
}
