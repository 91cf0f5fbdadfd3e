import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, Parser } from 'commonmark';
import type { Log } from 'sarif';
import { runCommandLine } from '../../cli/command-line';
import { renderMermaid } from '../../fleet/picture';
import { visibleText } from '../../modules/core';
import { RULES, renderJson, renderMarkdown, renderSarif } from '../../review';
import { logCommands } from '../support/github-log';
import { hostileReview } from '../support/hostile-review';
import { MARK, holdsForHostileTexts } from '../support/hostile-text';
import { certificateValues, listenerValues, planOf } from '../support/plan';
import { recordedTerminal } from '../support/recorded-terminal';
import { temporaryFolder } from '../support/temporary-folder';

/** Text from outside is nothing but text, in every medium: each output is read by a parser of its medium. */

const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]/u;

test('Markdown keeps it in code spans and escaped in summaries', async () => {
  const page = 'https://ci.example/page';
  await holdsForHostileTexts((texts) => {
    const markdown = renderMarkdown(hostileReview(texts), { pageUrl: page });
    expect(markdown).not.toMatch(INVISIBLE);
    const spans: string[] = [];
    for (const { type, literal, destination } of nodesOf(markdown)) {
      if (type === 'code') spans.push(literal ?? '');
      else if (type === 'html_block') expect(literal).toMatch(OUR_HTML);
      else if (type === 'link') expect(destination).toBe(page);
      else {
        expect(PLAIN_NODES).toContain(type);
        expect(literal ?? '').not.toContain(MARK);
      }
    }
    const [, stack, address] = texts;
    expect(spans).toEqual(
      expect.arrayContaining([stack!, address!].map((text) => inSpan(visibleText(text)))),
    );
  });
});

const PLAIN_NODES = ['document', 'heading', 'paragraph', 'text', 'strong', 'list', 'item', 'softbreak'];
/** A details element as it begins or ends; within its summary, text is escaped. */
const OUR_HTML =
  /^(<details( open)?>\n<summary>(<b>\w+<\/b>: [\w ]+ in <code>[^<>"'`]*<\/code>, owner <code>[^<>"'`]*<\/code>|[\w ]+)<\/summary>|<\/details>)$/;

function nodesOf(markdown: string): Node[] {
  const walker = new Parser().parse(markdown).walker();
  const nodes: Node[] = [];
  for (let step = walker.next(); step; step = walker.next()) if (step.entering) nodes.push(step.node);
  return nodes;
}

/** CommonMark 6.1: of a span with spaces at both ends, and not only spaces, one goes at each. */
function inSpan(text: string): string {
  return /^ .*[^ ].* $/.test(text) && !/^[` ]|[` ]$/.test(text) ? text.slice(1, -1) : text;
}

test('SARIF has no placeholder, no link and no other host in it', async () => {
  await holdsForHostileTexts((texts) => {
    const [file = ''] = texts.slice(-1);
    const sarif = renderSarif(hostileReview(texts), () => ({ file: wellFormed(file), line: 1 }));
    expect(sarif).not.toMatch(INVISIBLE);
    const { results = [], tool } = (JSON.parse(sarif) as Log).runs[0]!;
    expect(tool.driver.rules).toHaveLength(RULES.length);
    expect(results).toHaveLength(2);
    for (const { message, suppressions = [], locations = [] } of results) {
      for (const text of [message.text, ...suppressions.map(({ justification }) => justification)]) {
        // SARIF 2.1.0, 3.11.5: a brace is written twice. 3.11.6: [text](destination) is a link.
        expect(text?.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
        expect(text).not.toMatch(/\]\(/);
      }
      const { uri } = locations[0]!.physicalLocation!.artifactLocation!;
      expect(new URL(uri!, 'https://repository.example/').origin).toBe('https://repository.example');
    }
  });
});

/** A path of an operating system has no half of a character. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

test('JSON shows every character, and is the same value', async () => {
  await holdsForHostileTexts((texts) => {
    const review = hostileReview(texts);
    const json = renderJson(review);
    expect(json).not.toMatch(INVISIBLE);
    const { findings, stacks } = JSON.parse(json) as { findings: Array<{ stack: string }>; stacks: unknown };
    expect(findings.map(({ stack }) => stack)).toEqual(review.findings.map(({ stack }) => stack));
    expect(stacks).toEqual(review.stacks);
  });
});

/**
 * Mermaid itself draws it in the tests that need a browser. A label in quotes ends at a quote alone (its grammar,
 * flow.jison), and becomes Markdown and HTML of what this alphabet leaves: entity codes and plain characters.
 */
test('Mermaid has it in quotes, in letters and entity codes', async () => {
  const label = String.raw`"(?:[\p{L}\p{N} .,:·…-]|#\d+;|<br/>)*"`;
  const forms = [
    'flowchart LR',
    String.raw` {2}subgraph account\d+\[${label}\]`,
    String.raw` {4}n\d+[[({/]+${label}[\])}/]+`,
    ' {2}end',
    String.raw` {2}n\d+ (?:-\. \w+ \.->|-- [\w ]+ -->|==>) n\d+`,
    String.raw` {2}classDef [\w #:,-]+`,
    String.raw` {2}class n\d+ \w+`,
  ];
  const line = new RegExp(`^(?:${forms.join('|')})$`, 'u');
  await holdsForHostileTexts((texts) => {
    const mermaid = renderMermaid(hostileReview(texts).fleet);
    expect(mermaid.split('\n').filter((each) => !line.test(each))).toEqual([]);
    const labels = [...mermaid.matchAll(/"([^"]*)"/g)].flatMap(([, text = '']) => text.split('<br/>'));
    expect(labels.filter((each) => /^(?: |-|\d+\.)|www\.|:fa-/i.test(each))).toEqual([]);
  });
});

describe('the log of certfleet review', () => {
  const folder = temporaryFolder('hostile');

  /** Reviews a plan in which names, keys, tags and a stack's name are hostile. */
  async function review(texts: readonly string[], ...args: string[]) {
    const [stack, key, first, second, listenerKey, zone, argument] = texts;
    const { plan } = planOf({
      resources: [
        {
          address: 'aws_acm_certificate.web',
          before: certificateValues('web', [first!, second!]),
          after: { ...certificateValues('new', [first!]), arn: undefined },
          replacedFor: [argument!],
        },
        {
          address: 'aws_lb_listener.web',
          before: listenerValues('web'),
          after: listenerValues(undefined),
          references: { certificate_arn: ['aws_acm_certificate.web'] },
        },
        { address: 'aws_route53_zone.x', before: { name: zone, zone_id: 'Z1' }, after: null },
      ],
    });
    const [certificate, listener] = plan.resource_changes!;
    Object.assign(certificate!, { address: `aws_acm_certificate.web[${JSON.stringify(key)}]` });
    Object.assign(listener!, { address: `aws_lb_listener.web["${listenerKey}"]` });
    const tags = [{ tags: { constant_value: { 'certfleet:stack': stack } } }];
    Object.assign(plan.configuration!.provider_config!.aws!.expressions!, { default_tags: tags });
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(plan));
    const terminal = recordedTerminal(true);
    await runCommandLine(['review', file, '--today', '2026-01-01', ...args], terminal);
    expect(terminal.noted).toEqual([]);
    return terminal.printed;
  }

  test('has no command and no escape sequence but the styles of the headings', async () => {
    await holdsForHostileTexts(async (texts) => {
      const text = (await review(texts)).join('\n');
      expect(logCommands(text)).toEqual([]);
      // Severity, title and place of a finding each begin and end a style.
      const findings = text.split('\n').filter((line) => line.startsWith('  To do: ')).length;
      expect(text.split('\u001b')).toHaveLength(6 * findings + 1);
      const plain = text.replaceAll('\u001b', '');
      expect(plain).not.toMatch(INVISIBLE);
      expect(plain).toContain(MARK);
    });
  });

  test('has one annotation for each finding, with a file, a line and a title', async () => {
    await holdsForHostileTexts(async (texts) => {
      const lines = await review(texts, '--format', 'github');
      const commands = lines.map((line) => logCommands(line));
      expect(commands.map((found) => found.length)).toEqual(lines.map(() => 1));
      for (const { command, properties, data } of commands.flat()) {
        expect(['error', 'warning', 'notice']).toContain(command);
        expect(Object.keys(properties)).toEqual(['file', 'line', 'title']);
        expect(properties.file).toBe(join(folder, 'plan.json'));
        expect(data.split('\n')).toHaveLength(3);
        expect(data).not.toMatch(INVISIBLE);
      }
    });
  });

  test('has JSON that is the same value, and no command', async () => {
    await holdsForHostileTexts(async (texts) => {
      const text = (await review(texts, '--json')).join('\n');
      expect(logCommands(text)).toEqual([]);
      expect(text).not.toMatch(INVISIBLE);
      const { stacks } = JSON.parse(text) as { stacks: Array<{ stack: string }> };
      expect(stacks.map(({ stack }) => stack)).toEqual([texts[0]]);
    });
  });
});
