import type { Notifications } from '../../../environments';
import {
  NOTIFICATIONS_VARIABLE,
  type NotificationsConfiguration,
  type OwnerChannel,
} from '../../../modules/core';
import { synthesizedStacks } from '../../support/environment-stacks';
import local from '../../support/small-local';
import { type Template, onlyResource, resources } from '../../support/synth';

const NAME = 'certfleet-local-notifications';
const BUS = `arn:aws:events:eu-west-1:111111111111:event-bus/${NAME}`;
const UUID = '6f3c1c6e-0000-4000-8000-000000000000';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:webhook-a1B2c3';
const emails = ['certificates@example.com'] as const;
const slack = { workspaceId: 'T0123ABCD', channelId: 'C0123ABCD' };
const teams = { tenantId: UUID, teamId: UUID, channelId: '19%3aabc%40thread.tacv2' };

function stacksWith(changes: Partial<Notifications> = {}, sharedServices: object = {}) {
  const { shop, partner } = local.applications;
  return synthesizedStacks({
    ...local,
    sharedServices: { ...local.sharedServices, ...sharedServices },
    applications: {
      shop: { ...shop, owner: 'shop-team' },
      partner: { ...partner, owner: 'partner@example.com' },
    },
    census: { bucketName: 'company-census' },
    notifications: { emails, ...changes },
  });
}

const hubWith = (changes?: Partial<Notifications>, sharedServices?: object) =>
  stacksWith(changes, sharedServices)['local-shared-services']!;

/** Addresses with resources of a type that the notifications of a stack have. */
function own(stack: Template, type: string): Array<[address: string, resource: Record<string, unknown>]> {
  return Object.entries(stack.resource?.[type] ?? {}).filter(([address]) =>
    address.startsWith('Sections_notifications_'),
  );
}

const namesOf = (stack: Template, type: string) => own(stack, type).map(([, { name }]) => name);

function functionOf(hub: Template): Record<string, unknown> {
  return own(hub, 'aws_lambda_function')[0]![1];
}

function configurationOf(hub: Template): NotificationsConfiguration {
  const { variables } = functionOf(hub)['environment'] as { readonly variables: Record<string, string> };
  return JSON.parse(variables[NOTIFICATIONS_VARIABLE]!) as NotificationsConfiguration;
}

/** Statements of the function's rights, as Terraform fills them in where it knows the name. */
function statementsOf(
  hub: Template,
): ReadonlyArray<{ readonly Action: string | string[]; readonly Resource: string | string[] }> {
  return own(hub, 'aws_iam_role_policy')
    .filter(([address]) => address.includes('_Function_Policy'))
    .flatMap(([, { policy }]) => (JSON.parse(policy as string) as { Statement: [] }).Statement);
}

describe('shared services', () => {
  test('have the function, its bus, its topic and nothing of chats and owners, where mail is told', () => {
    const hub = hubWith();
    expect(functionOf(hub)['function_name']).toBe(NAME);
    expect(namesOf(hub, 'aws_cloudwatch_event_bus')).toEqual([NAME]);
    expect(namesOf(hub, 'aws_sns_topic')).toEqual([NAME]);
    expect(own(hub, 'aws_sns_topic_subscription').map(([, each]) => each)).toEqual([
      expect.objectContaining({ protocol: 'email', endpoint: 'certificates@example.com' }),
    ]);
    expect(own(hub, 'aws_ssm_parameter')).toEqual([]);
    expect(JSON.stringify(hub)).not.toContain('chatbot');
  });

  test('tell the function where it works and whom it tells', () => {
    const runbooksUrl = 'https://example.com/runbooks';
    const configuration = configurationOf(hubWith({ slack, webhookSecretArn: SECRET, runbooksUrl }));
    expect(configuration).toEqual({
      environment: 'local',
      region: 'eu-west-1',
      bucketName: 'company-census',
      ownersPath: '/certfleet/local/notifications',
      runbooksUrl,
      channel: {
        topicArn: expect.stringContaining(
          'aws_sns_topic.Sections_notifications_Function_Channel_Topic',
        ) as string,
        hasMail: true,
        chatTopicArn: expect.stringContaining(
          'aws_sns_topic.Sections_notifications_Function_Channel_ChatTopic',
        ) as string,
        webhookSecretArn: SECRET,
      },
    });
  });

  test('let accounts of the organization send, and those outside it by their ids', () => {
    const { policy } = own(hubWith(), 'aws_cloudwatch_event_bus_policy')[0]![1];
    const { Statement: statements } = JSON.parse(policy as string) as { Statement: object[] };
    expect(statements).toEqual([
      expect.objectContaining({
        Action: 'events:PutEvents',
        Principal: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': local.organization.id } },
      }),
      ...(local.applications.partner.outsideOrganization
        ? [expect.objectContaining({ Principal: { AWS: ['arn:aws:iam::333333333333:root'] } })]
        : []),
    ]);
  });

  test('ask the function each hour, and for every event of certificates on its bus', () => {
    const rules = own(hubWith(), 'aws_cloudwatch_event_rule').map(([, each]) => each);
    expect(rules).toContainEqual(expect.objectContaining({ schedule_expression: 'rate(1 hour)' }));
    const ofBus = rules.find((each) => each['event_bus_name'] !== undefined)!;
    const ofAccount = rules.find((each) => each['name'] === `${NAME}-out`)!;
    expect(ofBus['event_pattern']).toBe(ofAccount['event_pattern']);
  });

  test('tell of their own certificates and CAs, in every Region that has some', () => {
    const lab = { commonName: 'Lab', organizationName: 'Lab', validityYears: 5, region: 'us-east-1' };
    const certificateAuthorities = { ...local.sharedServices.certificateAuthorities, lab };
    const rules = own(
      hubWith({}, { regions: ['us-west-2'], certificateAuthorities }),
      'aws_cloudwatch_event_rule',
    );
    const regions = rules.flatMap(([address]) => /_Events_(.+)_Rule_/.exec(address)?.[1] ?? []);
    expect(regions.sort()).toEqual(['eu-west-1', 'us-east-1', 'us-west-2']);
  });

  test('give their rule its target once the bus lets them send', () => {
    const hub = hubWith();
    const [policy] = own(hub, 'aws_cloudwatch_event_bus_policy')[0]!;
    const targets = own(hub, 'aws_cloudwatch_event_target').filter(([address]) =>
      address.includes('_Events_'),
    );
    expect(targets).toHaveLength(1);
    for (const [, target] of targets)
      expect(target['depends_on']).toEqual([`aws_cloudwatch_event_bus_policy.${policy}`]);
  });

  test('raise alarms where the function fails and where it gives up', () => {
    const alarms = own(hubWith({ alarmActions: [] }), 'aws_cloudwatch_metric_alarm').map(
      ([, each]) => each['alarm_name'],
    );
    expect(alarms.sort()).toEqual([`${NAME}-failed`, `${NAME}-given-up`]);
  });
});

describe('an application', () => {
  test('sends to the bus what AWS says in each of its Regions, by a role of its own', () => {
    const shop = stacksWith()['local-shop']!;
    const rules = resources(shop, 'aws_cloudwatch_event_rule').filter(
      (each) => each['name'] === `${NAME}-out`,
    );
    expect(rules).toHaveLength(local.applications.shop.regions.length);
    const targets = own(shop, 'aws_cloudwatch_event_target').map(([, each]) => each);
    expect(targets).toHaveLength(rules.length);
    for (const target of targets) {
      expect(target).toMatchObject({
        arn: BUS,
        role_arn: expect.stringContaining('aws_iam_role.') as string,
      });
      expect(target['depends_on']).toBeUndefined();
    }
  });

  test('asks for what the function reads, and of CAs for failures alone', () => {
    const shop = stacksWith()['local-shop']!;
    const [, rule] = own(shop, 'aws_cloudwatch_event_rule')[0]!;
    const pattern = JSON.parse(rule['event_pattern'] as string) as Record<string, unknown>;
    expect(pattern).toMatchObject({
      source: ['aws.acm', 'aws.acm-pca', 'aws.health'],
      detail: { service: [{ exists: false }, 'ACM'], result: [{ exists: false }, 'failure'] },
    });
    expect(pattern['detail-type']).not.toContain('ACM Private CA Creation');
  });

  test('lets its role do nothing but send to that bus', () => {
    const shop = stacksWith()['local-shop']!;
    const rights = own(shop, 'aws_iam_role_policy').flatMap(
      ([, { policy }]) => (JSON.parse(policy as string) as { Statement: object[] }).Statement,
    );
    expect(rights).toEqual([expect.objectContaining({ Action: 'events:PutEvents', Resource: BUS })]);
  });

  test('has nothing else of it', () => {
    const shop = stacksWith({ slack, owners: { 'shop-team': { teams } } })['local-shop']!;
    for (const type of [
      'aws_sns_topic',
      'aws_lambda_function',
      'aws_ssm_parameter',
      'aws_cloudwatch_event_bus',
    ])
      expect(own(shop, type)).toEqual([]);
    expect(JSON.stringify(shop)).not.toContain('chatbot');
  });
});

describe('owners', () => {
  const owners = {
    'shop-team': { slack },
    'partner@example.com': { emails: ['partner@example.com'], webhookSecretArn: SECRET },
  } as const;

  test('have a topic and a parameter each, which says where they are told', () => {
    const hub = hubWith({ owners });
    expect(namesOf(hub, 'aws_sns_topic').sort()).toEqual([
      NAME,
      `${NAME}-partner-example-com`,
      `${NAME}-shop-team`,
      `${NAME}-shop-team-chat`,
    ]);
    const parameters = own(hub, 'aws_ssm_parameter').map(([, { name, value }]) => [
      name,
      JSON.parse(value as string) as OwnerChannel,
    ]);
    expect(Object.fromEntries(parameters)).toEqual({
      '/certfleet/local/notifications/of-shop-team': {
        owner: 'shop-team',
        topicArn: expect.stringMatching(/shop-team_Channel_Topic\w*\.arn/) as string,
        chatTopicArn: expect.stringMatching(/shop-team_Channel_ChatTopic\w*\.arn/) as string,
      },
      '/certfleet/local/notifications/of-partner-example-com': {
        owner: 'partner@example.com',
        topicArn: expect.stringMatching(/Channel_Topic\w*\.arn/) as string,
        hasMail: true,
        webhookSecretArn: SECRET,
      },
    });
  });

  test('may be told by the function, and their secrets read', () => {
    const statements = statementsOf(hubWith({ owners }));
    const on = (action: string) =>
      statements.filter(({ Action }) => [Action].flat().includes(action)).flatMap(({ Resource }) => Resource);
    expect(on('sns:Publish').sort()).toEqual(
      ['', '-partner-example-com', '-shop-team', '-shop-team-chat'].map(
        (end) => `arn:aws:sns:eu-west-1:111111111111:${NAME}${end}`,
      ),
    );
    expect(on('secretsmanager:GetSecretValue')).toEqual([SECRET]);
  });

  test('with the same secret make one right of it', () => {
    const statements = statementsOf(hubWith({ webhookSecretArn: SECRET, owners }));
    const secrets = statements.filter(({ Action }) => Action === 'secretsmanager:GetSecretValue');
    expect(secrets).toEqual([expect.objectContaining({ Resource: [SECRET] })]);
  });
});

describe('chats', () => {
  test('are channels that may do nothing, by a role without rights', () => {
    const hub = hubWith({ slack, teams });
    const [role, ...others] = own(hub, 'aws_iam_role').filter(([, { name }]) => name === `${NAME}-chat`);
    expect(others).toEqual([]);
    const [address, { assume_role_policy: trust }] = role!;
    expect(trust).toContain('"chatbot.amazonaws.com"');
    for (const type of ['aws_iam_role_policy', 'aws_iam_role_policy_attachment'])
      expect(own(hub, type).filter(([, each]) => JSON.stringify(each).includes(address))).toEqual([]);
    const settings = {
      iam_role_arn: `\${aws_iam_role.${address}.arn}`,
      guardrail_policy_arns: ['arn:aws:iam::aws:policy/AWSDenyAll'],
      sns_topic_arns: [expect.stringContaining('ChatTopic')],
    };
    expect(onlyResource(hub, 'aws_chatbot_slack_channel_configuration')).toMatchObject({
      ...settings,
      configuration_name: `${NAME}-slack`,
      slack_team_id: 'T0123ABCD',
      slack_channel_id: 'C0123ABCD',
    });
    expect(onlyResource(hub, 'aws_chatbot_teams_channel_configuration')).toMatchObject({
      ...settings,
      configuration_name: `${NAME}-teams`,
      tenant_id: UUID,
      team_id: UUID,
      channel_id: '19%3aabc%40thread.tacv2',
    });
  });

  test('have one role, whoever has some: the name of an owner may be longer than IAM takes', () => {
    const hub = hubWith({ slack, owners: { 'shop-team': { slack }, 'partner@example.com': { teams } } });
    expect(namesOf(hub, 'aws_iam_role').filter((name) => /chat/.test(String(name)))).toEqual([
      `${NAME}-chat`,
    ]);
    for (const name of namesOf(hub, 'aws_iam_role')) expect(String(name).length).toBeLessThanOrEqual(64);
    const configurations = ['slack', 'teams'].flatMap((kind) =>
      resources(hub, `aws_chatbot_${kind}_channel_configuration`).map((each) => each['configuration_name']),
    );
    expect(configurations).toEqual([
      `${NAME}-slack`,
      `${NAME}-shop-team-slack`,
      `${NAME}-partner-example-com-teams`,
    ]);
  });

  test('are set up where AWS has the service, of topics that stay beside the function', () => {
    const certificateAuthorities = Object.fromEntries(
      Object.entries(local.sharedServices.certificateAuthorities!).map(([name, authority]) => [
        name,
        { ...authority, region: 'eu-west-1' },
      ]),
    );
    const regions = ['us-east-2', 'eu-west-1'];
    const hub = hubWith({ slack }, { region: 'eu-central-1', regions, certificateAuthorities });
    const { provider } = onlyResource(hub, 'aws_chatbot_slack_channel_configuration');
    const providers = hub.provider!['aws']!.filter(({ alias }) => `aws.${String(alias)}` === provider);
    expect(providers).toEqual([expect.objectContaining({ region: 'us-east-2' })]);
    for (const [, topic] of own(hub, 'aws_sns_topic')) expect(topic['provider']).not.toBe(provider);
  });
});

test("the function's rights name what they are of", () => {
  const everything = { slack, teams, webhookSecretArn: SECRET, owners: { 'shop-team': { emails, slack } } };
  const statements = statementsOf(hubWith(everything));
  expect(statements.length).toBeGreaterThan(6);
  for (const { Resource } of statements)
    for (const resource of [Resource].flat()) {
      // The log of the function, and what the census found.
      if (resource.includes('*'))
        expect(resource).toMatch(/:log-group:\/aws\/lambda\/[\w-]+:\*$|\/parts\/\*$/);
    }
});

test('it writes what it told, and of what the census found it reads the parts alone', () => {
  const statements = statementsOf(hubWith());
  const on = (action: string) =>
    statements.filter(({ Action }) => [Action].flat().includes(action)).flatMap(({ Resource }) => Resource);
  expect(on('s3:PutObject')).toEqual(['arn:aws:s3:::company-census/notified.json']);
  expect(on('s3:GetObject').sort()).toEqual([
    'arn:aws:s3:::company-census/notified.json',
    'arn:aws:s3:::company-census/parts/*',
  ]);
  expect(on('secretsmanager:GetSecretValue')).toEqual([]);
});

test('without the section nothing of it is there', () => {
  const stacks = synthesizedStacks({ ...local, census: { bucketName: 'company-census' } });
  for (const stack of Object.values(stacks)) expect(JSON.stringify(stack)).not.toContain('-notifications');
});
