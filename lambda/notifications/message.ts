import { visibleText } from '../../modules/core/visible-text';
import { MATTERS, type Matter, type MatterId } from './matter';
import type { Note } from './notes';

/** Characters of a subject (Amazon SNS API Reference, Publish). */
const SUBJECT_MAXIMUM = 99;
/** What a person reads in one message; the rest is in the inventory. */
const SHOWN = 30;
const TEXT_SHOWN = 400;
const NAMES_SHOWN = 5;
const REASONS_SHOWN = 5;
/** Below the 8,000 of a description (Amazon Q Developer in chat applications Administrator Guide, custom notifications). */
const CHAT_CHARACTERS = 7000;
const DAY = 86_400_000;

/** What a channel is told. */
export interface Message {
  readonly matter: MatterId | 'ended';
  readonly subject: string;
  readonly title: string;
  /** Of every certificate and CA that it is about. */
  readonly arns: readonly string[];
  /** Those that a person reads of. */
  readonly items: readonly MessageItem[];
  readonly todo: readonly string[];
}

/** A certificate or CA of a message. */
export interface MessageItem {
  readonly arn: string;
  readonly lines: readonly string[];
}

interface Setting {
  readonly environment: string;
  readonly runbooksUrl?: string;
  readonly now: Date;
}

/** One message for all that is of a kind. */
export function messageOf(id: MatterId, matters: readonly Matter[], setting: Setting): Message {
  const { one, many, todo, runbook } = MATTERS[id];
  const title = `${matters.length} ${matters.length === 1 ? one : many}`;
  return {
    matter: id,
    title,
    subject: subjectOf(title, setting),
    arns: matters.map(({ arn }) => arn),
    items: bySoonestEnd(matters)
      .slice(0, SHOWN)
      .map((matter) => itemOf(matter, setting.now)),
    todo: [...andMore(matters.length), todo, `Runbook: ${runbookAt(runbook, setting)}`],
  };
}

/** One message for all that has passed. */
export function endMessageOf(notes: readonly Note[], setting: Setting): Message {
  const title = `${notes.length === 1 ? '1 matter has' : `${notes.length} matters have`} passed`;
  return {
    matter: 'ended',
    title,
    subject: subjectOf(title, setting),
    arns: notes.map(({ arn }) => arn),
    items: notes.slice(0, SHOWN).map(({ id, arn, names, accountId, region, account, owner }) => ({
      arn,
      lines: [
        `${shown(names[0] ?? arn)}: no longer "${MATTERS[id].one}"`,
        placeOf({ accountId, region, account, owner }),
        arn,
      ],
    })),
    todo: [...andMore(notes.length), 'Nothing is left to be done.'],
  };
}

/** For mail. */
export function textOf({ title, items, todo }: Message): string {
  return [`${title}.`, ...items.map(({ lines }) => lines.join('\n')), todo.join('\n')].join('\n\n');
}

/**
 * For a chat, as Amazon Q Developer in chat applications reads it (its Administrator Guide, custom notifications). What somebody else
 * has written stands as code, so that it calls nobody and links to nothing.
 */
export function chatText({ matter, subject, items, todo }: Message): string {
  return JSON.stringify({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: subject,
      description: chatItems(items),
      nextSteps: todo,
    },
    metadata: { eventType: `certfleet-${matter}`, summary: subject },
  });
}

/** For a program, which gets `text` too, as chats take it: Slack and Microsoft Teams show it, and limit it. */
export function webhookBody(message: Message, environment: string): string {
  const { matter, subject, items, todo, arns } = message;
  const text = [plain(subject), chatItems(items), plain(todo.join('\n'))].join('\n\n');
  return JSON.stringify({ environment, matter, subject, text, arns });
}

function chatItems(items: readonly MessageItem[]): string {
  const blocks: string[] = [];
  let characters = 0;
  for (const { lines } of items) {
    const block = lines.map((line) => `\`${plain(line)}\``).join('\n');
    characters += block.length + 2;
    if (characters > CHAT_CHARACTERS) return [...blocks, '…'].join('\n\n');
    blocks.push(block);
  }
  return blocks.join('\n\n');
}

function itemOf({ arn, line, name, accountId, region, reasons = [] }: Matter, now: Date): MessageItem {
  const names = line?.names ?? (name === undefined ? [] : [name]);
  return {
    arn,
    lines: [
      shown(names.length === 0 ? arn : names.slice(0, NAMES_SHOWN).join(', ')),
      ...(names.length > NAMES_SHOWN ? [`and ${names.length - NAMES_SHOWN} more names`] : []),
      ...(line?.expiry === undefined ? [] : [endText(line.expiry, now)]),
      placeOf({ accountId, region, account: line?.account, owner: line?.owner }),
      ...(line?.usedBy ?? []).map((user) => `used by ${shown(user)}`),
      ...reasons.slice(0, REASONS_SHOWN).map(shown),
      ...(names.length === 0 ? [] : [arn]),
    ],
  };
}

function endText(expiry: string, now: Date): string {
  const days = Math.floor((Date.parse(expiry) - now.getTime()) / DAY);
  const day = expiry.slice(0, 10);
  return days < 0 ? `ended on ${day}` : `ends on ${day}, in ${days} day${days === 1 ? '' : 's'}`;
}

function placeOf({
  accountId,
  region,
  account,
  owner,
}: Pick<Note, 'accountId' | 'region' | 'account' | 'owner'>) {
  const whose = owner === undefined ? '' : ` of ${owner}`;
  return `account ${accountId}${account === undefined ? '' : ` (${account})`}${whose}, ${region}`;
}

function subjectOf(title: string, { environment }: Setting): string {
  return `[${environment}] ${title}`.slice(0, SUBJECT_MAXIMUM);
}

function runbookAt(runbook: string, { runbooksUrl }: Setting): string {
  return runbooksUrl === undefined ? runbook : `${runbooksUrl.replace(/\/$/, '')}/${runbook}`;
}

function andMore(count: number): string[] {
  const left = count - SHOWN;
  if (left <= 0) return [];
  return [`${left} more ${left === 1 ? 'is' : 'are'} in the inventory: certfleet list --inventory`];
}

/** Text of somebody else, in one line, and short also where much of it is invisible. */
function shown(text: string): string {
  const visible = visibleText(text, TEXT_SHOWN);
  return visible.length > TEXT_SHOWN + 1 ? `${visible.slice(0, TEXT_SHOWN)}…` : visible;
}

function plain(text: string): string {
  return text.replaceAll(/[<>&`]/g, ' ');
}

/** Those that nobody has issued come last. */
function bySoonestEnd(matters: readonly Matter[]): Matter[] {
  const end = ({ line }: Matter) => line?.expiry ?? '9';
  return [...matters].sort((one, other) => end(one).localeCompare(end(other)));
}
