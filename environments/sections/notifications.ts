import { CHAT_REGIONS, type SlackChannel, type TeamsChannel, parseArn } from '../../modules/core';
import { owner } from '../application-form';
import { authorityRegions } from '../certificate-authorities/places';
import { alarmActions } from '../certificates/alarm-actions';
import { entriesOf } from '../draft';
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
import {
  isChat,
  problemsOfCensus,
  problemsOfOwner,
  problemsOfReaders,
  problemsOfSlack,
} from './notification-problems';
import type { NotificationReaders } from './notification-readers';
import type { SectionKind } from './section-kind';

export type { NotificationReaders } from './notification-readers';

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
    ...problemsOfSlack(section),
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
            ...rolePermissions(account, { name: `${name}-chat`, what: 'the role of chats' }),
            ...chatChannelPermissions(account, { name: `${name}*`, roleName: `${name}-chat` }),
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
