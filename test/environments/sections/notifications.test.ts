import { type Environment, type Notifications, defineEnvironment } from '../../../environments';
import { environmentPolicies } from '../../../environments/permissions/environment-policies';
import { chatRegion } from '../../../environments/sections/notifications';
import local from '../../support/small-local';
import { draft, problems } from '../../support/spoilt-environment';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:certificates/webhook-a1B2c3';
const UUID = '6f3c1c6e-0000-4000-8000-000000000000';
const emails = ['certificates@example.com'];
const slack = { workspaceId: 'T0123ABCD', channelId: 'C0123ABCD' };
const teams = { tenantId: UUID, teamId: UUID, channelId: '19%3aab-C_1%40thread.tacv2' };
const census = { bucketName: 'company-census' };

/** The local environment with a census, whose shop has an owner, and notifications. */
function environment(notifications: object, owners: readonly string[] = ['shop-team']): any {
  const spoilt = draft();
  const accounts = Object.fromEntries(
    owners.slice(1).map((owner, index) => {
      const accountIds = [String(777777777771 + index)];
      return [`guests-${String.fromCharCode(97 + index)}`, { accountIds, regions: ['eu-west-1'], owner }];
    }),
  );
  spoilt.applications.shop.owner = owners[0];
  return { ...spoilt, census: { ...census, accounts }, notifications };
}

const said = (notifications: object, owners?: readonly string[]) =>
  problems(environment(notifications, owners));

describe('takes', () => {
  test.each<[string, object]>([
    ['mail', { emails }],
    ['several addresses', { emails: ['a@example.com', 'b+c@mail.example.com'] }],
    ['Slack', { slack }],
    ['a private channel of Slack', { slack: { ...slack, channelId: 'G0123ABCD' } }],
    ['Teams', { teams }],
    ['Teams as a link has it', { teams: { ...teams, channelId: '19%3Aabc%40thread.tacv2' } }],
    ['a webhook', { webhookSecretArn: SECRET }],
    ['everything', { emails, slack, teams, webhookSecretArn: SECRET, alarmActions: [] }],
    ['runbooks', { emails, runbooksUrl: 'https://example.com/runbooks/' }],
    ['an owner', { emails, owners: { 'shop-team': { slack } } }],
  ])('%s', (_, notifications) => {
    expect(said(notifications)).toEqual([]);
  });

  test('owners of applications, of requesters and of accounts of the census', () => {
    const found = environment(
      { emails, owners: { 'shop-team': { emails }, 'a@example.com': { emails }, guests: { emails } } },
      ['shop-team', 'a@example.com'],
    );
    const requester = {
      accountIds: ['777777777779'],
      regions: ['eu-west-1'],
      domains: ['guests.example.com'],
    };
    found.dnsValidation = { requesters: { guests: { ...requester, owner: 'guests' } } };
    expect(problems(found)).toEqual([]);
  });
});

test('refuses to tell of certificates that nobody counts', () => {
  expect(problems({ ...draft(), notifications: { emails } })).toEqual([
    'notifications: must stand beside a census, which finds what people are told of; add census, or take notifications out',
  ]);
});

describe('refuses to tell nobody', () => {
  const nobody = 'must tell somebody; fill in emails, slack, teams or webhookSecretArn';

  test('of the rest', () => {
    expect(said({})).toEqual([`notifications: ${nobody}`]);
    expect(said({ runbooksUrl: 'https://example.com' })).toEqual([`notifications: ${nobody}`]);
  });

  test('for an owner', () => {
    expect(said({ emails, owners: { 'shop-team': {} } })).toEqual([
      `notifications.owners.shop-team: ${nobody}`,
    ]);
    expect(said({ owners: { 'shop-team': { emails } } })).toEqual([`notifications: ${nobody}`]);
  });
});

describe('refuses', () => {
  test.each<[object, string]>([
    [
      { emails: ['certificates'] },
      'emails[0]: must be an e-mail address, got "certificates"; write it as "certificates@example.com"',
    ],
    [{ emails: ['a@example.com\nBcc: b@example.com'] }, 'emails[0]: must be an e-mail address, got'],
    [{ emails: ['A <a@example.com>'] }, 'emails[0]: must be an e-mail address, got'],
    [{ emails: [] }, 'emails[0]: must be an e-mail address'],
    [
      { emails: ['a@example.com', 'b@example.com', 'a@example.com'] },
      'emails[2]: must be there once, got "a@example.com"; leave it out',
    ],
    [
      { emails, slack, owners: { 'shop-team': { slack } } },
      `owners.shop-team.slack.channelId: must be told once, while the section has it too: AWS takes a channel once in an account, got "${slack.channelId}"; give one of them another channel, or leave it to the other`,
    ],
    [
      { slack: { ...slack, workspaceId: 'company' } },
      'slack.workspaceId: must be the id of a Slack workspace, got "company"; write it as "T0123ABCD"',
    ],
    [
      { slack: { ...slack, channelId: '#certificates' } },
      'slack.channelId: must be the id of a Slack channel, got "#certificates"; write it as "C0123ABCD"',
    ],
    [{ slack: { workspaceId: 'T0123ABCD' } }, 'slack.channelId: must be the id of a Slack channel'],
    [
      { teams: { ...teams, tenantId: 'company' } },
      `teams.tenantId: must be the id of a tenant of Microsoft Entra, got "company"; write it as "${UUID}"`,
    ],
    [
      { teams: { ...teams, teamId: `${UUID}0` } },
      `teams.teamId: must be the id of a team of Microsoft Teams, got "${UUID}0"; write it as "${UUID}"`,
    ],
    [
      { teams: { ...teams, channelId: '19:abc@thread.tacv2' } },
      'teams.channelId: must be the id of a channel of Microsoft Teams, got "19:abc@thread.tacv2"; ' +
        'write it as "19%3aabc%40thread.tacv2"',
    ],
    [
      { teams: { ...teams, channelId: `19%3a${'a'.repeat(250)}%40thread.tacv2` } },
      'teams.channelId: must be the id of a channel of Microsoft Teams, got',
    ],
    [
      { emails, webhookSecretArn: 'https://hooks.example.com/secret' },
      'webhookSecretArn: must be the ARN of a secret of AWS Secrets Manager',
    ],
    [
      { webhookSecretArn: SECRET.replace('111111111111', '222222222222') },
      'webhookSecretArn: must be of shared services, account 111111111111 in eu-west-1, got "arn:aws:secretsmanager:eu-west-1:222222222222:',
    ],
    [
      { webhookSecretArn: SECRET.replace('eu-west-1', 'us-east-1') },
      'webhookSecretArn: must be of shared services, account 111111111111 in eu-west-1, got',
    ],
    [
      { emails, runbooksUrl: 'http://example.com/runbooks' },
      'runbooksUrl: must be a URL that begins with https, got "http://example.com/runbooks"; write it as "https://example.com/runbooks"',
    ],
    [{ emails, runbooksUrl: 'docs/runbooks' }, 'runbooksUrl: must be a URL that begins with https'],
    [{ emails, runbook: 'https://example.com' }, 'must have known properties only'],
  ])('%j', (notifications, message) => {
    expect(said(notifications)).toEqual([expect.stringContaining(message)]);
  });

  test('the same of an owner, where it stands', () => {
    const owners = { 'shop-team': { emails: ['a@example.com', 'a@example.com'] } };
    expect(said({ emails, owners })).toEqual([
      'notifications.owners.shop-team.emails[1]: must be there once, got "a@example.com"; leave it out',
    ]);
  });
});

describe('a chat', () => {
  const elsewhere = (notifications: object, regions?: readonly string[]) => {
    const spoilt = environment(notifications);
    spoilt.sharedServices = { ...spoilt.sharedServices, region: 'eu-central-1', regions };
    return problems(spoilt).filter((line) => line.startsWith('notifications'));
  };

  test('needs a Region of shared services in which AWS has its service', () => {
    const message =
      'must be set up in eu-west-1, us-east-2, us-west-2, ap-southeast-1, where Amazon Q Developer in chat applications is, ' +
      'got "eu-central-1, us-east-1"; add one of them to sharedServices.regions';
    expect(elsewhere({ slack }, ['us-east-1'])).toEqual([`notifications.slack: ${message}`]);
    expect(elsewhere({ teams }, ['us-east-1'])).toEqual([`notifications.teams: ${message}`]);
    expect(elsewhere({ emails, owners: { 'shop-team': { teams } } }, ['us-east-1'])).toEqual([
      `notifications.owners.shop-team.teams: ${message}`,
    ]);
    expect(elsewhere({ slack }, ['us-west-2'])).toEqual([]);
  });

  test('is not asked for where mail is told alone', () => {
    expect(elsewhere({ emails })).toEqual([]);
  });

  test('is set up in the first Region that has it', () => {
    const { accountId } = local.sharedServices;
    const of = (region: string, regions?: readonly string[]) =>
      chatRegion({ sharedServices: { ...local.sharedServices, accountId, region, regions } });
    expect(of('eu-west-1', ['us-east-2'])).toBe('eu-west-1');
    expect(of('eu-central-1', ['us-east-1', 'us-west-2', 'us-east-2'])).toBe('us-west-2');
    expect(of('eu-central-1')).toBeUndefined();
  });
});

describe('an owner', () => {
  test('must be one that somebody has', () => {
    expect(said({ emails, owners: { 'shop-taem': { emails } } })).toEqual([
      'notifications.owners.shop-taem: must be the owner of an application, of a requester of dnsValidation or of accounts ' +
        'of the census, got "shop-taem"; write it as there, or take it out',
    ]);
  });

  const clash = (owner: string, other: string) =>
    `notifications.owners.${owner}: must give its topics other names than ${other}: they are of letters, digits, - and _, ` +
    `those of chats with -chat at the end, got "${owner}"; name one of them otherwise`;
  const two = (owners: Readonly<Record<string, object>>, more: object = {}) =>
    said({ emails, ...more, owners }, Object.keys(owners));

  test('must differ from others in what names of topics are made of', () => {
    expect(two({ 'shop/a': { emails }, 'shop-a': { emails } })).toEqual([
      clash('shop/a', 'shop-a').replace('.shop/a', '["shop/a"]'),
    ]);
    expect(two({ 'shop-a': { emails }, shop_a: { emails } })).toEqual([]);
  });

  test("must not be named as another one's chat is", () => {
    expect(two({ shop: { slack }, 'shop-chat': { emails } })).toEqual([clash('shop-chat', 'shop')]);
    expect(two({ shop: { emails }, 'shop-chat': { emails } })).toEqual([]);
    expect(two({ chat: { emails } }, { teams })).toEqual([clash('chat', 'the rest of notifications')]);
    expect(two({ chat: { emails } })).toEqual([]);
  });

  test('may be long, except where a chat is told', () => {
    const long = 'a'.repeat(96);
    expect(two({ [long]: { emails } })).toEqual([]);
    expect(two({ [long.slice(3)]: { slack } })).toEqual([
      expect.stringMatching(
        /must be at most 92 characters where a chat is told, .*, got "a+…; name it shorter, or tell it by emails/,
      ),
    ]);
    expect(two({ [long.slice(4)]: { slack } })).toEqual([]);
  });
});

describe('who deploys', () => {
  const NAME = 'certfleet-local-notifications';

  /** Resources of each action that a role for an account may do. */
  function allowed(account: string, notifications: Notifications | undefined, changes: object = {}) {
    const owner = 'shop-team';
    const shop = { ...local.applications.shop, owner };
    const given: Environment = defineEnvironment({
      ...local,
      applications: { ...local.applications, shop },
      census,
      notifications,
      ...changes,
    });
    const { statements } = environmentPolicies(given).find(
      (each) => each.account === account && each.role === 'deploy',
    )!;
    return (action: string) =>
      statements
        .filter(({ actions }) => actions.includes(action))
        .flatMap(({ resources }) => resources)
        .filter((resource) => resource === '*' || /local[-/]notifications/.test(resource));
  }

  const mail: Notifications = { emails: ['certificates@example.com'] };

  test('shared services may make the function, its bus and its topics', () => {
    const on = allowed('shared-services', mail);
    expect(on('sns:CreateTopic')).toEqual([`arn:aws:sns:eu-west-1:111111111111:${NAME}*`]);
    expect(on('events:CreateEventBus')).toEqual([`arn:aws:events:eu-west-1:111111111111:event-bus/${NAME}`]);
    expect(on('lambda:CreateFunction')).toEqual([`arn:aws:lambda:eu-west-1:111111111111:function:${NAME}`]);
    expect(on('iam:CreateRole')).toEqual(
      expect.arrayContaining([expect.stringMatching(/role\/.*-notifications-out$/)]),
    );
  });

  test('and parameters where there are owners', () => {
    const on = (notifications: Notifications) =>
      allowed('shared-services', notifications)('ssm:PutParameter').filter((each) => each !== '*');
    expect(on(mail)).toEqual([]);
    expect(on({ ...mail, owners: { 'shop-team': mail } })).toEqual([
      'arn:aws:ssm:eu-west-1:111111111111:parameter/certfleet/local/notifications/*',
    ]);
  });

  test.each<[string, Notifications]>([
    ['everybody', { slack }],
    ['an owner', { ...mail, owners: { 'shop-team': { teams } } }],
  ])('and chats where %s has one', (_, notifications) => {
    const on = allowed('shared-services', notifications);
    const channels = `arn:aws:chatbot::111111111111:chat-configuration/*/${NAME}*`;
    expect(on('chatbot:CreateSlackChannelConfiguration')).toEqual(['*']);
    expect(on('chatbot:DeleteMicrosoftTeamsChannelConfiguration')).toEqual([channels]);
    expect(on('iam:CreateRole')).toContainEqual(expect.stringMatching(`/${NAME}-chat$`));
    expect(on('iam:PassRole')).toContainEqual(expect.stringMatching(`/${NAME}-chat$`));
  });

  test('no chats where nobody has one', () => {
    const on = allowed('shared-services', mail);
    expect(on('chatbot:CreateSlackChannelConfiguration')).toEqual([]);
    expect(on('iam:CreateRole')).not.toContainEqual(expect.stringMatching(/-chat$/));
  });

  test('may make rules in every Region of shared services, those of its CAs among them', () => {
    const lab = { commonName: 'Lab', organizationName: 'Lab', validityYears: 5, region: 'us-east-1' };
    const certificateAuthorities = { ...local.sharedServices.certificateAuthorities, lab };
    const sharedServices = { ...local.sharedServices, certificateAuthorities, regions: ['us-west-2'] };
    const on = allowed('shared-services', mail, { sharedServices });
    expect(on('events:PutRule').filter((rule) => rule.endsWith('-out'))).toEqual(
      ['eu-west-1', 'us-east-1', 'us-west-2'].map(
        (region) => `arn:aws:events:${region}:111111111111:rule/${NAME}-out`,
      ),
    );
  });

  test('an application may make rules and their role, and nothing else of it', () => {
    const on = allowed('shop', { ...mail, slack, owners: { 'shop-team': mail } });
    const regions = local.applications.shop.regions;
    expect(on('events:PutRule')).toEqual(
      regions.map((region) => `arn:aws:events:${region}:222222222222:rule/${NAME}-out`),
    );
    expect(on('iam:CreateRole')).toEqual([expect.stringMatching(/role\/.*-notifications-out$/)]);
    for (const action of [
      'sns:CreateTopic',
      'lambda:CreateFunction',
      'chatbot:CreateSlackChannelConfiguration',
    ])
      expect(on(action)).toEqual([]);
  });

  test('may do nothing of it without the section', () => {
    for (const account of ['shared-services', 'shop'])
      for (const action of ['events:PutRule', 'sns:CreateTopic', 'iam:CreateRole'])
        expect(allowed(account, undefined)(action)).toEqual([]);
  });
});
