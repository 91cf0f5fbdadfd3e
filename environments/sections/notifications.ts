import {
  CHAT_REGIONS,
  type SlackChannel,
  type TeamsChannel,
  ownerTopicName,
  parseArn,
} from '../../modules/core';
import { owner } from '../application-form';
import { authorityRegions } from '../certificate-authorities/places';
import { alarmActions } from '../certificates/alarm-actions';
import { type Draft, entriesOf, itemsOf } from '../draft';
import { formOf, nonEmptyList, record, text } from '../form';
import type { Foundation } from '../foundation';
import { notificationOwnersPath, notificationsForwarderName, notificationsName } from '../names';
import type { Permission, PermissionAccount } from '../permissions/permission';
import { chatChannelPermissions } from '../permissions/services/chat-channels';
import { busPermissions, forwardingPermissions } from '../permissions/services/event-buses';
import { queuedFunctionPermissions } from '../permissions/services/functions';
import { parameterPermissions } from '../permissions/services/parameters';
import { rolePermissions } from '../permissions/services/roles';
import { topicPermissions } from '../permissions/services/topics';
import type { Problem } from '../problem';
import type { WithRequesters } from './dns-validation-policies';
import type { SectionKind } from './section-kind';

/** Where people are told of certificates. */
export interface NotificationReaders {
  /** Addresses that get mail; each is asked once whether it wants it. @default - none */
  readonly emails?: readonly [string, ...string[]];
  /** A channel of Slack, by Amazon Q Developer in chat applications. @default - none */
  readonly slack?: SlackChannel;
  /** A channel of Microsoft Teams, by Amazon Q Developer in chat applications. @default - none */
  readonly teams?: TeamsChannel;
  /**
   * ARN of a secret of AWS Secrets Manager in the account and Region of shared services, encrypted with the account's own key, whose
   * value is a URL that begins with `https`: it gets JSON by POST.
   *
   * @default - there is none
   */
  readonly webhookSecretArn?: string;
}

/** People are told of certificates, each matter once: what AWS says of them, and what the `census` finds. */
export interface Notifications extends NotificationReaders {
  /** Who is told, in place of the above, of the accounts for which they answer: by an `owner` of the environment. @default - nobody is */
  readonly owners?: Readonly<Record<string, NotificationReaders>>;
  /** Start of the URLs of runbooks, for example a copy of those of the documentation. @default - messages have their names alone */
  readonly runbooksUrl?: string;
  /**
   * ARNs that the function's alarms tell, in the Region of shared services.
   *
   * @default - those of `monitoring` there; without it, alarms are seen in CloudWatch only
   */
  readonly alarmActions?: readonly string[];
}

interface Notified extends WithRequesters {
  readonly census?: { readonly accounts?: Readonly<Record<string, { readonly owner?: string }>> };
}

const email = text(
  'an e-mail address',
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/,
  'write it as "certificates@example.com"',
);
const identifier = (what: string, form: RegExp, example: string) =>
  text(what, form, `write it as "${example}"`);
const uuid = (what: string) =>
  identifier(
    what,
    /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    '6f3c1c6e-0000-4000-8000-000000000000',
  );
const url = text(
  'a URL that begins with https',
  (value) => URL.canParse(value) && new URL(value).protocol === 'https:',
  'write it as "https://example.com/runbooks"',
);

/** Forms of AWS Chatbot's API (its API Reference, CreateSlackChannelConfiguration and CreateMicrosoftTeamsChannelConfiguration). */
const readers = {
  emails: nonEmptyList(email).optional(),
  slack: formOf<SlackChannel>()({
    workspaceId: identifier('the id of a Slack workspace', /^T[0-9A-Z]{6,31}$/, 'T0123ABCD'),
    channelId: identifier('the id of a Slack channel', /^[CG][0-9A-Z]{6,31}$/, 'C0123ABCD'),
  }).optional(),
  teams: formOf<TeamsChannel>()({
    tenantId: uuid('the id of a tenant of Microsoft Entra'),
    teamId: uuid('the id of a team of Microsoft Teams'),
    channelId: identifier(
      'the id of a channel of Microsoft Teams',
      /^(?=.{1,255}$)[\w=+/.,-]*%3[aA][\w=+/.,-]*%40[\w=+/.,-]*$/,
      '19%3aabc%40thread.tacv2',
    ),
  }).optional(),
  webhookSecretArn: text(
    'the ARN of a secret of AWS Secrets Manager',
    (value) =>
      parseArn(value)?.service === 'secretsmanager' &&
      /^secret:[\w/+=.@-]+-\w{6}$/.test(parseArn(value)!.resource),
    'copy it from Secrets Manager',
  ).optional(),
};

/** Notifications: somebody is told, and a census says what of. */
export const notifications: SectionKind<Notifications> = {
  form: formOf<Notifications>()({
    ...readers,
    owners: record(owner, formOf<NotificationReaders>()(readers)).optional(),
    runbooksUrl: url.optional(),
    alarmActions: alarmActions.optional(),
  }),
  problems: (section, environment) => [
    ...problemsOfCensus(environment),
    ...problemsOfReaders(section, environment),
    ...entriesOf(section.owners).flatMap(([name, each]) =>
      [...problemsOfOwner(name, section, environment), ...problemsOfReaders(each ?? {}, environment)].map(
        (problem) => ({ ...problem, path: ['owners', name, ...problem.path] }),
      ),
    ),
  ],
  permissions: (section, account) => (section === undefined ? [] : forwarderPermissions(account)),
  sharedServicesPermissions: (section, account, environment) => {
    if (section === undefined) return [];
    const [region] = account.regions;
    const name = notificationsName(account.environmentName);
    const function_ = { region, name, what: 'the function that tells of certificates' };
    const hasChat = [section, ...Object.values(section.owners ?? {})].some(isChat);
    return [
      ...forwarderPermissions(account, authorityRegions(environment)),
      ...busPermissions(account, function_),
      ...queuedFunctionPermissions(account, function_),
      ...topicPermissions(account, { region, name: `${name}*`, what: 'topics that tell of certificates' }),
      ...(section.owners === undefined
        ? []
        : parameterPermissions(account, {
            region,
            path: `${notificationOwnersPath(account.environmentName)}/*`,
            what: 'parameters that say who is told',
          })),
      ...(hasChat
        ? [
            ...rolePermissions(account, { name: `${name}*-chat`, what: 'roles of chats' }),
            ...chatChannelPermissions(account, { name: `${name}*` }),
          ]
        : []),
    ];
  },
};

/** The Region of shared services in which chats are set up; undefined where it has none. */
export function chatRegion({
  sharedServices: { region, regions = [] },
}: Pick<Foundation, 'sharedServices'>): string | undefined {
  return [region, ...regions].find((each) => (CHAT_REGIONS as readonly string[]).includes(each));
}

/** Whether a chat is told. */
export function isChat({ slack, teams }: Draft<NotificationReaders>): boolean {
  return slack !== undefined || teams !== undefined;
}

function forwarderPermissions(account: PermissionAccount, more: readonly string[] = []): Permission[] {
  const name = notificationsForwarderName(account.environmentName);
  const what = 'what tells of certificates';
  return [
    ...rolePermissions(account, { name, what: `the role of ${what}` }),
    ...[...new Set([...account.regions, ...more])].flatMap((region) =>
      forwardingPermissions(account, { region, name, what }),
    ),
  ];
}

function problemsOfCensus({ census }: Draft<Notified>): Problem[] {
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

function problemsOfReaders(section: Draft<NotificationReaders>, environment: Draft<Foundation>): Problem[] {
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
function problemsOfOwner(
  name: string,
  { owners }: Draft<Notifications>,
  { applications, dnsValidation, census }: Draft<Notified>,
): Problem[] {
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
  const other = entriesOf(owners)
    .map(([each]) => each)
    .find((each) => each !== name && each < name && ownerTopicName('', each) === ownerTopicName('', name));
  const clash: Problem[] =
    other === undefined
      ? []
      : [
          {
            path: [],
            rule: `must differ from ${other} in letters, digits, - and _, of which the names of topics are made`,
            got: name,
            remedy: 'name one of them otherwise',
          },
        ];
  return [...unknown, ...clash];
}
