import { CHAT_REGIONS, ownerTopicName, parseArn } from '../../modules/core';
import { type Draft, entriesOf, itemsOf } from '../draft';
import type { Foundation } from '../foundation';
import { notificationsName } from '../names';
import type { Path, Problem } from '../problem';
import type { WithRequesters } from './dns-validation-policies';
import type { NotificationReaders } from './notification-readers';

/** Characters of a configuration's name (AWS Chatbot API Reference, CreateSlackChannelConfiguration). */
const CHAT_NAME_MAXIMUM = 128;

interface WithOwners extends NotificationReaders {
  readonly owners?: Readonly<Record<string, NotificationReaders>>;
}

interface Notified extends WithRequesters {
  readonly census?: { readonly accounts?: Readonly<Record<string, { readonly owner?: string }>> };
}

/** Whether a chat is told. */
export function isChat({ slack, teams }: Draft<NotificationReaders>): boolean {
  return slack !== undefined || teams !== undefined;
}

export function problemsOfCensus({ census }: Draft<Notified>): Problem[] {
  return census !== undefined
    ? []
    : [
        {
          path: [],
          rule: 'must stand beside a census, which finds what people are told of',
          remedy: 'add census, or take notifications out',
        },
      ];
}

export function problemsOfReaders(
  section: Draft<NotificationReaders>,
  environment: Draft<Foundation>,
): Problem[] {
  const { emails, webhookSecretArn } = section;
  const nobody: Problem[] =
    emails !== undefined || webhookSecretArn !== undefined || isChat(section)
      ? []
      : [
          {
            path: [],
            rule: 'must tell somebody',
            remedy: 'fill in emails, slack, teams or webhookSecretArn',
          },
        ];
  const twice = itemsOf(emails).flatMap(([index, address], at, all): Problem[] =>
    all.slice(0, at).every(([, before]) => before !== address)
      ? []
      : [{ path: ['emails', index], rule: 'must be there once', got: address, remedy: 'leave it out' }],
  );
  return [
    ...nobody,
    ...twice,
    ...problemsOfChat(section, environment),
    ...problemsOfSecret(section, environment),
  ];
}

function problemsOfChat(
  section: Draft<NotificationReaders>,
  { sharedServices }: Draft<Foundation>,
): Problem[] {
  const { region, regions } = sharedServices ?? {};
  const all = [region, ...itemsOf(regions).map(([, each]) => each)].filter((each) => each !== undefined);
  if (!isChat(section) || all.length === 0) return [];
  return all.some((each) => (CHAT_REGIONS as readonly string[]).includes(each))
    ? []
    : [
        {
          path: [section.slack === undefined ? 'teams' : 'slack'],
          rule: `must be set up in ${CHAT_REGIONS.join(', ')}, where Amazon Q Developer in chat applications is`,
          got: all.join(', '),
          remedy: `add one of them to sharedServices.regions`,
        },
      ];
}

/** The function reads it with its account's own rights, where it is. */
function problemsOfSecret(
  { webhookSecretArn }: Draft<NotificationReaders>,
  { sharedServices }: Draft<Foundation>,
): Problem[] {
  const arn = parseArn(webhookSecretArn);
  const { accountId, region } = sharedServices ?? {};
  if (arn === undefined || accountId === undefined || region === undefined) return [];
  return arn.accountId === accountId && arn.region === region
    ? []
    : [
        {
          path: ['webhookSecretArn'],
          rule: `must be of shared services, account ${accountId} in ${region}`,
          got: webhookSecretArn,
          remedy: 'put the URL into a secret there',
        },
      ];
}

/** An owner whom nobody has is a slip of the pen: what they answer for would be told to somebody else. */
export function problemsOfOwner(
  name: string,
  section: Draft<WithOwners>,
  environment: Draft<Foundation & Notified>,
): Problem[] {
  const { applications, dnsValidation, census } = environment;
  const known = [
    ...entriesOf(applications),
    ...entriesOf(dnsValidation?.requesters),
    ...entriesOf(census?.accounts),
  ].map(([, each]) => each?.owner);
  const unknown: Problem[] = known.includes(name)
    ? []
    : [
        {
          path: [],
          rule: 'must be the owner of an application, of a requester of dnsValidation or of accounts of the census',
          got: name,
          remedy: 'write it as there, or take it out',
        },
      ];
  return [...unknown, ...problemsOfNames(name, section, environment.name)];
}

/** A topic has the names of one owner, and a chat's configuration has no long name. */
function problemsOfNames(
  owner: string,
  section: Draft<WithOwners>,
  environmentName: string | undefined,
): Problem[] {
  const readers = section.owners?.[owner] ?? {};
  const own = topicNames(ownerTopicName('', owner), readers);
  const before = entriesOf(section.owners).filter(([each]) => each < owner);
  const [other] =
    [
      ['the rest of notifications', topicNames('', section)] as const,
      ...before.map(([each, of]) => [each, topicNames(ownerTopicName('', each), of ?? {})] as const),
    ].find(([, names]) => names.some((name) => own.includes(name))) ?? [];
  const clash: Problem[] =
    other === undefined
      ? []
      : [
          {
            path: [],
            rule: `must give its topics other names than ${other}: they are of letters, digits, - and _, those of chats with -chat at the end`,
            got: owner,
            remedy: 'name one of them otherwise',
          },
        ];
  const room = CHAT_NAME_MAXIMUM - `${notificationsName(environmentName ?? '')}--slack`.length;
  const long: Problem[] =
    !isChat(readers) || owner.length <= room
      ? []
      : [
          {
            path: [],
            rule: `must be at most ${room} characters where a chat is told, as its configuration is named after it`,
            got: owner,
            remedy: 'name it shorter, or tell it by emails or webhookSecretArn',
          },
        ];
  return [...clash, ...long];
}

function topicNames(name: string, readers: Draft<NotificationReaders>): string[] {
  return isChat(readers) ? [name, `${name}-chat`] : [name];
}

/** AWS takes a channel of Slack once in an account. */
export function problemsOfSlack({ owners, ...everybody }: Draft<WithOwners>): Problem[] {
  const all: Array<[Path, Draft<NotificationReaders> | undefined]> = [
    [[], everybody],
    ...entriesOf(owners).map(([name, each]): [Path, typeof each] => [['owners', name], each]),
  ];
  const seen = new Map<string, Path>();
  return all.flatMap(([path, readers]): Problem[] => {
    const { workspaceId, channelId } = readers?.slack ?? {};
    if (workspaceId === undefined || channelId === undefined) return [];
    const key = `${workspaceId} ${channelId}`;
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, path);
      return [];
    }
    return [
      {
        path: [...path, 'slack', 'channelId'],
        rule: `must be told once, while ${other.length === 0 ? 'the section' : other.join('.')} has it too: AWS takes a channel once in an account`,
        got: channelId,
        remedy: 'give one of them another channel, or leave it to the other',
      },
    ];
  });
}
