import type { Finding, Severity } from '../finding';
import { SEVERITIES } from '../finding';
import type { Phrase } from '../phrase';
import { type Review, type ReviewedFinding, type StackSummary, openFindings } from '../review';
import { markupText, visibleText } from '../../modules/core';
import { countText, verdict } from './wording';

/** Characters GitHub takes in a comment (GitHub Docs, REST API for issue comments). */
const COMMENT_MAXIMUM = 65_536;
/** Kept for the summary at the end and for what a tool writes around the comment. */
const RESERVED = 1_024;
/** Findings that are shown open; above it only the critical ones are. */
const OPEN_MAXIMUM = 8;

export interface MarkdownOptions {
  /** Where the whole page is. @default - the comment has no link to it */
  readonly pageUrl?: string;
  /** @default 65536, what GitHub takes */
  readonly maximumLength?: number;
}

/** The review as one comment on a pull request. Whatever does not fit is counted, worst findings come first. */
export function renderMarkdown(
  review: Review,
  { pageUrl, maximumLength = COMMENT_MAXIMUM }: MarkdownOptions = {},
): string {
  const link = pageUrl === undefined ? '' : `[The whole review, with a picture](<${encodeURI(pageUrl)}>)\n\n`;
  const head = `## Certificates: ${verdict(review)}\n\n${link}`;
  const open = openFindings(review);
  const accepted = review.findings.filter((finding) => finding.accepted !== undefined);
  const sections = [
    ...open.map((finding) =>
      findingSection(finding, open.length <= OPEN_MAXIMUM || finding.severity === 'critical'),
    ),
    ...(accepted.length === 0 ? [] : [acceptedSection(accepted)]),
    summarySection(review.stacks),
  ];
  const kept: string[] = [];
  let length = head.length + RESERVED;
  for (const section of sections) {
    if (length + section.length > maximumLength) break;
    kept.push(section);
    length += section.length;
  }
  const cut = sections.length - kept.length;
  const rest = cut === 0 ? '' : cutNotice(open.slice(kept.length), pageUrl);
  return `${head}${kept.join('')}${rest}`;
}

function findingSection(finding: ReviewedFinding, isOpen: boolean): string {
  const { severity, title, stack, address, owner, rule, what, remedy, noLongerAccepted } = finding;
  const answering = owner === undefined ? '' : `, owner <code>${markupText(visibleText(owner))}</code>`;
  const ended = noLongerAccepted
    ? `Accepted until ${code(noLongerAccepted.until)}, which is over: ${code(noLongerAccepted.reason)}\n\n`
    : '';
  return [
    `<details${isOpen ? ' open' : ''}>`,
    `<summary><b>${severity}</b>: ${title} in <code>${markupText(visibleText(stack))}</code>${answering}</summary>`,
    '',
    text(what),
    '',
    `**What to do:** ${text(remedy)}`,
    '',
    `${ended}${code(rule)}${address === '' ? '' : ` on ${code(address)}`}`,
    '</details>\n\n',
  ].join('\n');
}

function acceptedSection(findings: readonly ReviewedFinding[]): string {
  const lines = findings.map(
    ({ rule, stack, address, accepted }) =>
      `- ${code(rule)} on ${code(address)} in ${code(stack)} until ${code(accepted!.until)}: ${code(accepted!.reason)}`,
  );
  return `<details>\n<summary>${countText(findings.length, 'finding')} accepted</summary>\n\n${lines.join('\n')}\n</details>\n\n`;
}

function summarySection(stacks: readonly StackSummary[]): string {
  const lines = stacks.map(({ stack, changes, unchanged }) => {
    const parts = changes.map(({ type, action, count }) => `${action} ${count} ${code(type)}`);
    return `- ${code(stack)}: ${parts.length === 0 ? 'no change' : parts.join(', ')}; ${unchanged} unchanged`;
  });
  return `<details>\n<summary>All changes in numbers</summary>\n\n${lines.join('\n')}\n</details>\n`;
}

function cutNotice(findings: readonly Finding[], pageUrl: string | undefined): string {
  const counts = SEVERITIES.map((severity): [Severity, number] => [
    severity,
    findings.filter((finding) => finding.severity === severity).length,
  ]).filter(([, count]) => count > 0);
  const more =
    counts.length === 0
      ? 'The numbers of all changes'
      : `${counts.map(([severity, count]) => `${count} ${severity}`).join(', ')} more`;
  return `> ${more} did not fit into this comment; ${pageUrl === undefined ? 'see the page' : `see [the page](<${encodeURI(pageUrl)}>)`}.\n`;
}

function text({ parts }: Phrase): string {
  return parts.map((part) => (typeof part === 'string' ? part : code(part.value))).join('');
}

/** A value as a code span, in which nothing is Markdown, HTML, a mention or a link. */
function code(value: string): string {
  const shown = visibleText(value) || '""';
  const fence = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  const padding = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}
