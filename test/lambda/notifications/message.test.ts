import { MATTERS, type Matter, type MatterId } from '../../../lambda/notifications/matter';
import {
  chatText,
  endMessageOf,
  messageOf,
  textOf,
  webhookBody,
} from '../../../lambda/notifications/message';
import type { Note } from '../../../lambda/notifications/notes';
import type { InventoryLine } from '../../../modules/core/census';
import { CENSUS_NOW, censusArn, inDays, inventoryLine } from '../../support/inventory-line';

const setting = { environment: 'production', now: CENSUS_NOW };
const IDS = Object.keys(MATTERS) as MatterId[];
/** Bytes of a message (Amazon SNS API Reference, Publish). */
const MESSAGE_MAXIMUM = 262_144;

function matter(number = 1, line: Partial<InventoryLine> = {}, changes: Partial<Matter> = {}): Matter {
  const arn = censusArn(number);
  return {
    id: 'renewal-overdue',
    arn,
    accountId: '222222222222',
    region: 'eu-west-1',
    line: inventoryLine({ certificateArn: arn, expiry: inDays(10.5).toISOString(), ...line }),
    ...changes,
  };
}

const many = (count: number, each = matter) => Array.from({ length: count }, (_, index) => each(index + 1));
const told = (matters: readonly Matter[], more: { readonly runbooksUrl?: string } = {}) =>
  messageOf('renewal-overdue', matters, { ...setting, ...more });
const chatOf = (matters: readonly Matter[]) =>
  JSON.parse(chatText(told(matters))) as {
    readonly content: Readonly<Record<'title' | 'description', string>> & { readonly nextSteps: string[] };
  };
const webhookOf = (matters: readonly Matter[]) =>
  JSON.parse(webhookBody(told(matters), 'production')) as Readonly<Record<string, unknown>> & {
    readonly text: string;
    readonly arns: string[];
  };

function note(changes: Partial<Note> = {}): Note {
  return {
    id: 'renewal-overdue',
    arn: censusArn(),
    names: ['shop.example.com'],
    accountId: '222222222222',
    region: 'eu-west-1',
    claimedAt: CENSUS_NOW.toISOString(),
    ...changes,
  };
}

describe('mail', () => {
  test('says what it is, of what, where, whose, why, and what is to be done', () => {
    const usedBy = ['arn:aws:cloudfront::222222222222:distribution/E1'];
    const line = { names: ['shop.example.com', 'a.example'], account: 'shop', owner: 'shop-team', usedBy };
    const reasons = ['ACM says FAILED of its renewal'];
    expect(textOf(told([matter(1, line, { reasons })]))).toBe(`1 certificate should have been renewed by now.

shop.example.com, a.example
ends on 2026-12-09, in 10 days
account 222222222222 (shop) of shop-team, eu-west-1
used by arn:aws:cloudfront::222222222222:distribution/E1
ACM says FAILED of its renewal
${censusArn()}

Find what hinders the renewal; an imported certificate waits for somebody to import the next.
Runbook: certificate-not-renewed`);
  });

  test('says what is known of one that the census does not know', () => {
    const lines = (changes: Partial<Matter>) =>
      told([matter(1, {}, { line: undefined, ...changes })]).items[0]!.lines;
    expect(lines({ name: 'a.example' })).toEqual([
      'a.example',
      'account 222222222222, eu-west-1',
      censusArn(),
    ]);
    expect(lines({})).toEqual([censusArn(), 'account 222222222222, eu-west-1']);
  });

  test.each([
    [-1.5, 'ended on 2026-11-27'],
    [0.4, 'ends on 2026-11-28, in 0 days'],
    [1.2, 'ends on 2026-11-29, in 1 day'],
    [2.2, 'ends on 2026-11-30, in 2 days'],
  ])('says of one that ends in %d days that it %s', (days, text) => {
    expect(told([matter(1, { expiry: inDays(days).toISOString() })]).items[0]!.lines).toContain(text);
  });

  test('names five of the names, and five of the reasons', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((each) => `${each}.example`);
    const reasons = ['1', '2', '3', '4', '5', '6'];
    const { lines } = told([matter(1, { names }, { reasons })]).items[0]!;
    expect(lines.slice(0, 2)).toEqual([
      'a.example, b.example, c.example, d.example, e.example',
      'and 2 more names',
    ]);
    expect(lines).toContain('5');
    expect(lines).not.toContain('6');
  });
});

test.each(IDS)('"%s" is said of one and of several, with what is to be done and a runbook', (id) => {
  const { one, many: several, todo, runbook } = MATTERS[id];
  const [single, both] = [1, 2].map((count) => messageOf(id, many(count), setting));
  expect(single).toMatchObject({
    matter: id,
    title: `1 ${one}`,
    subject: `[production] 1 ${one}`,
    todo: [todo, `Runbook: ${runbook}`],
  });
  expect(both!.title).toBe(`2 ${several}`);
});

test.each([
  [undefined, 'Runbook: certificate-not-renewed'],
  ['https://example.com/runbooks', 'Runbook: https://example.com/runbooks/certificate-not-renewed'],
  ['https://example.com/runbooks/', 'Runbook: https://example.com/runbooks/certificate-not-renewed'],
])('with runbooks at %s it says "%s"', (runbooksUrl, text) => {
  expect(told([matter()], { runbooksUrl }).todo.at(-1)).toBe(text);
});

test('a subject is one line of at most 99 characters of ASCII, whatever it is of', () => {
  const environment = 'a'.repeat(20);
  const subjects = [
    ...IDS.map((id) => messageOf(id, many(1000), { ...setting, environment }).subject),
    endMessageOf([note()], { ...setting, environment }).subject,
    told([matter(1, { names: ['\u202e\nBcc: x@evil.example'] })]).subject,
  ];
  for (const subject of subjects) expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
});

describe('100 certificates', () => {
  test('are one message, with 30 of them and how many are left', () => {
    const message = told(many(100));
    expect(message.title).toBe('100 certificates should have been renewed by now');
    expect(message.items).toHaveLength(30);
    expect(message.todo[0]).toBe('70 more are in the inventory: certfleet list --inventory');
    expect(textOf(message)).toContain(censusArn(30));
    expect(textOf(message)).not.toContain(censusArn(31));
    // A program gets all of them.
    expect(webhookOf(many(100)).arns).toHaveLength(100);
  });

  test('and one more than are shown is one', () => {
    expect(told(many(31)).todo[0]).toBe('1 more is in the inventory: certfleet list --inventory');
    expect(told(many(30)).todo).toHaveLength(2);
  });

  test('are within what a chat takes, cut between two of them', () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((each) => `${each.repeat(60)}.example.com`);
    const { description } = chatOf(many(100, (number) => matter(number, { names }))).content;
    expect(description.length).toBeLessThan(8000);
    expect(description).toMatch(/`\n\n…$/);
    expect(description.split('\n\n').length).toBeGreaterThan(10);
  });
});

describe('what somebody hostile has written', () => {
  const HOSTILE = [
    '`<!channel>` <https://evil.example|renew> <@U1> <at>all</at> &lt;!here&gt;',
    'a\n\nRunbook: https://evil.example\r\n```\n',
    '\u202egpj.exe\u2066\u200b\u0000\u001b[31m\u2028\ud800',
    '[renew here](https://evil.example) @channel @everyone *x* _y_ ~z~',
  ];
  const hostile = HOSTILE.map((text, index) =>
    matter(index + 1, { names: [text], usedBy: [text] }, { reasons: [text, 'why'] }),
  );
  /** Text that is no code. */
  const live = (text: string) => text.replaceAll(/`[^`\n]*`/g, '');

  test('stays in its line, and is seen, in mail', () => {
    const text = textOf(told(hostile));
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text).toContain('\\u202egpj.exe');
    for (const each of told(hostile).items) for (const line of each.lines) expect(line).not.toContain('\n');
  });

  test('is code in a chat', () => {
    const { title, description, nextSteps } = chatOf(hostile).content;
    expect(live(description)).toMatch(/^\n*$/);
    expect(description).not.toMatch(/[<>&]/);
    expect(title).toBe('[production] 4 certificates should have been renewed by now');
    expect(nextSteps).toEqual(told([matter()]).todo);
  });

  test('is code in the text for a webhook, too', () => {
    const { text } = webhookOf(hostile);
    expect(text).not.toMatch(/[<>&]/);
    expect(live(text)).not.toMatch(/evil|channel|everyone/);
  });

  test('neither hides others in a chat nor makes a message that SNS does not take', () => {
    const long = '\u202e'.repeat(5000);
    const matters = many(30, (number) =>
      matter(
        number,
        { names: [long], usedBy: Array<string>(5).fill(long) },
        { reasons: Array<string>(9).fill(long) },
      ),
    );
    const [first] = chatOf(matters).content.description.split('\n\n');
    expect(first).toContain(censusArn(1));
    expect(chatOf(matters).content.description.length).toBeLessThan(8000);
    expect(Buffer.byteLength(textOf(told(matters)))).toBeLessThan(MESSAGE_MAXIMUM);
  });

  test('is told of once it has passed, in the same way', () => {
    const message = endMessageOf(
      HOSTILE.map((name) => note({ names: [name] })),
      setting,
    );
    const { content } = JSON.parse(chatText(message)) as { content: { description: string } };
    expect(textOf(message)).toMatch(/^[\n\x20-\x7e]*$/);
    expect(live(content.description)).toMatch(/^\n*$/);
  });
});

test('a chat gets what Amazon Q Developer in chat applications reads', () => {
  expect(JSON.parse(chatText(told([matter()])))).toEqual({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: '[production] 1 certificate should have been renewed by now',
      description: `\`shop.example.com\`\n\`ends on 2026-12-09, in 10 days\`\n\`account 222222222222, eu-west-1\`\n\`${censusArn()}\``,
      nextSteps: told([matter()]).todo,
    },
    metadata: {
      eventType: 'certfleet-renewal-overdue',
      summary: '[production] 1 certificate should have been renewed by now',
    },
  });
});

test('every matter is a type of notification that a custom action may be attached to', () => {
  for (const id of IDS) {
    const { metadata } = JSON.parse(chatText(messageOf(id, [matter()], setting))) as {
      readonly metadata: { readonly eventType: string };
    };
    expect(metadata.eventType).toMatch(/^[a-zA-Z0-9-]{1,100}$/);
  }
});

test('a webhook gets what a program asks, and a text', () => {
  expect(webhookOf([matter()])).toEqual({
    environment: 'production',
    matter: 'renewal-overdue',
    subject: '[production] 1 certificate should have been renewed by now',
    arns: [censusArn()],
    text: expect.stringMatching(
      /^\[production\] 1 certificate .*\n\n`shop\.example\.com`\n[^]*Runbook: /,
    ) as string,
  });
});

describe('what has passed', () => {
  test('is one message, of what was the matter', () => {
    const message = endMessageOf([note({ account: 'shop', owner: 'shop-team' })], setting);
    expect(message).toMatchObject({ matter: 'ended', subject: '[production] 1 matter has passed' });
    expect(textOf(message)).toBe(`1 matter has passed.

shop.example.com: no longer "certificate should have been renewed by now"
account 222222222222 (shop) of shop-team, eu-west-1
${censusArn()}

Nothing is left to be done.`);
  });

  test('is told of several, and by the ARN where no name is known', () => {
    const message = endMessageOf(Array<Note>(40).fill(note({ names: [] })), setting);
    expect(message.title).toBe('40 matters have passed');
    expect(message.items).toHaveLength(30);
    expect(message.items[0]!.lines[0]).toMatch(/^arn:aws:acm:.*: no longer/);
    expect(message.todo).toEqual([
      '10 more are in the inventory: certfleet list --inventory',
      'Nothing is left to be done.',
    ]);
  });
});
