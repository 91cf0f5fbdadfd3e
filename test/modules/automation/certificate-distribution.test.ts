import { Token, ref } from 'cdktf';
import { CertificateDistribution, type CertificateDistributionProps } from '../../../modules/automation';
import { onlyResource, resources, synth } from '../../support/synth';

const CERTIFICATE_ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-4000-8000-000000000001';
const [SHOP, BLOG] = ['222222222222', '333333333333'] as const;
const NAME = 'certfleet-distribution-everywhere';

function synthesized(props: Partial<CertificateDistributionProps> = {}) {
  return synth(
    (stack) =>
      void new CertificateDistribution(stack, 'everywhere', {
        functionName: NAME,
        certificateArn: CERTIFICATE_ARN,
        at: { providerRegion: 'eu-west-1', accountId: '111111111111' },
        certificate: 'production/everywhere',
        roleName: 'certfleet-everywhere-copies',
        domainNames: ['everywhere.example.com'],
        targets: [{ accountIds: [SHOP, BLOG], regions: ['eu-west-1'] }],
        ...props,
      }),
  );
}

function statements(props: Partial<CertificateDistributionProps> = {}): object[] {
  const { policy } = onlyResource(synthesized(props), 'aws_iam_role_policy');
  return (JSON.parse(policy as string) as { readonly Statement: object[] }).Statement;
}

test('its role exports the one certificate, assumes one role in each account, and works through its queue', () => {
  expect(statements()).toEqual([
    {
      Sid: 'ExportItsCertificate',
      Effect: 'Allow',
      Action: ['acm:DescribeCertificate', 'acm:ExportCertificate'],
      Resource: CERTIFICATE_ARN,
    },
    {
      Sid: 'ReachItsCopies',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: [SHOP, BLOG].map((account) => `arn:aws:iam::${account}:role/certfleet-everywhere-copies`),
    },
    {
      Sid: 'ReadItsQueue',
      Effect: 'Allow',
      Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      Resource: `arn:aws:sqs:eu-west-1:111111111111:${NAME}`,
    },
    {
      Sid: 'WriteItsLog',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/${NAME}:*`,
    },
  ]);
});

test('in another partition its role reaches roles of that partition', () => {
  const certificateArn = CERTIFICATE_ARN.replace('arn:aws:acm:eu-west-1', 'arn:aws-cn:acm:cn-north-1');
  const props = { certificateArn, at: { providerRegion: 'cn-north-1', accountId: '111111111111' } };
  expect(statements(props)[1]).toMatchObject({
    Resource: [SHOP, BLOG].map((account) => `arn:aws-cn:iam::${account}:role/certfleet-everywhere-copies`),
  });
  expect(resources(synthesized(props), 'aws_lambda_permission').map(({ principal }) => principal)).toEqual([
    `arn:aws-cn:iam::${SHOP}:root`,
    `arn:aws-cn:iam::${BLOG}:root`,
  ]);
});

test('its role is at the path, and within the boundary, that is asked for', () => {
  const permissionsBoundary = 'arn:aws:iam::111111111111:policy/boundary';
  expect(
    onlyResource(synthesized({ rolePath: '/team/', permissionsBoundary }), 'aws_iam_role'),
  ).toMatchObject({
    name: NAME,
    path: '/team/',
    permissions_boundary: permissionsBoundary,
  });
});

test('it runs when ACM has issued or renewed the one certificate, and once a day', () => {
  const rules = resources(synthesized(), 'aws_cloudwatch_event_rule');
  const [pattern, ...others] = rules.flatMap(({ event_pattern: text }) =>
    typeof text === 'string' ? [JSON.parse(text) as object] : [],
  );
  expect(others).toEqual([]);
  expect(pattern).toEqual({
    source: ['aws.acm'],
    'detail-type': ['ACM Certificate Available'],
    resources: [CERTIFICATE_ARN],
    detail: { Action: ['ISSUANCE', 'RENEWAL'] },
  });
  expect(rules.map(({ schedule_expression: when }) => when)).toContain('rate(1 day)');
});

test('each account invokes it by an alias of its own, once, however many groups name it', () => {
  const made = synthesized({
    targets: [
      { accountIds: [SHOP, BLOG], regions: ['eu-west-1'] },
      { accountIds: [BLOG], regions: ['us-east-1'] },
    ],
  });
  const expected = [SHOP, BLOG].map((account) => `account-${account}`);
  const aliases = resources(made, 'aws_lambda_alias');
  expect(aliases.map(({ name }) => name)).toEqual(expected);
  expect(aliases.map(({ function_version: version }) => version)).toEqual(['$LATEST', '$LATEST']);
  const addresses = Object.keys(made.resource!['aws_lambda_alias']!);
  const permissions = resources(made, 'aws_lambda_permission');
  expect(permissions).toHaveLength(2);
  permissions.forEach((permission, index) =>
    expect(permission).toMatchObject({
      action: 'lambda:InvokeFunction',
      principal: `arn:aws:iam::${[SHOP, BLOG][index]}:root`,
      // None is on the function itself, by which an account could say that it is another.
      qualifier: `\${aws_lambda_alias.${addresses[index]}.name}`,
      statement_id: expected[index],
    }),
  );
});

test('its alarms are on what it tells of this certificate', () => {
  const alarms = resources(synthesized(), 'aws_cloudwatch_metric_alarm');
  const said = alarms.map(({ alarm_name: name, metric_name: metric, dimensions }) => [
    name,
    metric,
    dimensions,
  ]);
  const certificate = 'production/everywhere';
  expect(said).toEqual(
    expect.arrayContaining([
      [`${NAME}-refused`, 'DistributionRefused', { certificate }],
      [`${NAME}-failed`, 'DistributionFailed', { certificate }],
      [`${NAME}-absent`, 'DistributionAbsent', { certificate }],
    ]),
  );
  // An account may wait for its first apply, or for somebody's approval of it.
  const days = Object.fromEntries(alarms.map((each) => [each['alarm_name'], each['evaluation_periods']]));
  expect(days).toMatchObject({ [`${NAME}-failed`]: 1, [`${NAME}-absent`]: 2 });
});

/** Groups with so many accounts. */
function targetsFor(count: number, groups = 1) {
  const accountIds = Array.from({ length: count }, (_, index) => String(100_000_000_000 + index));
  return groups === 1
    ? [{ accountIds, regions: ['eu-west-1'] }]
    : accountIds.map((accountId) => ({ accountIds: [accountId], regions: ['eu-west-1'] }));
}

test('accounts with the same Regions are said together, so that many fit', () => {
  expect(() => synthesized({ targets: targetsFor(140) })).not.toThrow();
});

test.each<[string, Partial<CertificateDistributionProps>, string]>([
  ['a name that is too long', { functionName: 'n'.repeat(56) }, 'at most 55 letters'],
  [
    'a certificate of another Region',
    { certificateArn: CERTIFICATE_ARN.replace('eu-west-1', 'us-east-1') },
    'in eu-west-1 of account 111111111111, where the function is',
  ],
  ['a place without an account', { at: { providerRegion: 'eu-west-1' } }, 'must each say Region and account'],
  ['a place without a Region', { at: { accountId: SHOP } }, 'must each say Region and account'],
  ['neither a target nor a secret', { targets: [] }, 'targets must name an account where there is no secret'],
  [
    'more groups than a variable holds',
    { targets: targetsFor(100, 100) },
    'must fit into a variable of the function, of at most 3584 bytes, got 5',
  ],
  [
    'more accounts than the policy of a role holds',
    { targets: targetsFor(170) },
    "must fit into the policy of the function's role, of at most 9216 bytes",
  ],
])('%s is refused', (_what, props, message) => {
  expect(() => synthesized(props)).toThrow(message);
});

describe('with a secret', () => {
  const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-4000-8000-000000000001';
  const [OPERATOR, HOST] = ['role/external-secrets', 'role/hosts/web'].map(
    (role) => `arn:aws:iam::555555555555:${role}`,
  ) as [string, string];
  const secret = { name: 'certfleet-production/everywhere.example.com', kmsKeyArn: KEY };
  const ARN = /^\$\{aws_secretsmanager_secret\.everywhere_Secret_\w+\.arn\}$/;

  test('the secret has its key, is deleted at once, and has no value that Terraform knows', () => {
    const made = synthesized({ secret });
    expect(onlyResource(made, 'aws_secretsmanager_secret')).toMatchObject({
      name: secret.name,
      kms_key_id: KEY,
      recovery_window_in_days: 0,
      description: 'everywhere.example.com with its private key, written at each renewal',
    });
    expect(resources(made, 'aws_secretsmanager_secret_version')).toEqual([]);
    expect(resources(made, 'aws_secretsmanager_secret_policy')).toEqual([]);
  });

  test('the role of the function may write it, with its key by Secrets Manager alone, and never reads it', () => {
    const added = statements({ secret }).slice(2, -2);
    expect(added).toEqual([
      {
        Sid: 'WriteItsSecret',
        Effect: 'Allow',
        Action: ['secretsmanager:DescribeSecret', 'secretsmanager:PutSecretValue'],
        Resource: expect.stringMatching(ARN) as string,
      },
      {
        Sid: 'EncryptItsSecret',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: KEY,
        Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
      },
    ]);
    expect(JSON.stringify(statements({ secret }))).not.toContain('GetSecretValue');
  });

  test('its readers read it, in whichever account, and a policy that lets everybody in is refused', () => {
    const made = synthesized({
      secret: { ...secret, readers: [OPERATOR, HOST, OPERATOR.replace(/5{12}/, SHOP)] },
    });
    const policy = onlyResource(made, 'aws_secretsmanager_secret_policy');
    expect(policy).toMatchObject({
      secret_arn: expect.stringMatching(ARN) as string,
      block_public_policy: true,
    });
    expect(JSON.parse(policy['policy'] as string)).toMatchObject({
      Statement: [
        {
          Principal: { AWS: ['arn:aws:iam::555555555555:root', `arn:aws:iam::${SHOP}:root`] },
          Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
          Condition: {
            ArnEquals: { 'aws:PrincipalArn': [OPERATOR, HOST, OPERATOR.replace(/5{12}/, SHOP)] },
          },
        },
      ],
    });
  });

  test('a reader may be a role that is not made yet', () => {
    const reader = Token.asString(ref('aws_iam_role.reader.arn'));
    const made = synthesized({ secret: { ...secret, readers: [reader] } });
    const { policy } = onlyResource(made, 'aws_secretsmanager_secret_policy');
    expect(policy).toContain('${join(":", slice(split(":", aws_iam_role.reader.arn), 0, 5))}:root');
    expect(policy).toContain('"aws:PrincipalArn":["${aws_iam_role.reader.arn}"]');
  });

  test('under another name it is made before the old one goes, with its policy', () => {
    const made = synthesized({ secret: { ...secret, readers: [OPERATOR] } });
    for (const type of ['aws_secretsmanager_secret', 'aws_secretsmanager_secret_policy'])
      expect(onlyResource(made, type)['lifecycle']).toEqual({ create_before_destroy: true });
  });

  test('the stack has the function write it, and again where certificate or key are others', () => {
    const made = synthesized({ secret });
    const { input, qualifier, depends_on: after } = onlyResource(made, 'aws_lambda_invocation');
    expect(JSON.parse(input as string)).toEqual({
      secretArn: expect.stringMatching(ARN) as string,
      certificateArn: CERTIFICATE_ARN,
      kmsKeyArn: KEY,
    });
    expect(qualifier).toBeUndefined();
    expect(after).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\./),
      expect.stringMatching(/^aws_lambda_function\./),
    ]);
  });

  test('no account needs to have a copy: none is reached, and none has an alias', () => {
    const made = synthesized({ secret, targets: undefined });
    const { environment } = onlyResource(made, 'aws_lambda_function');
    expect(JSON.stringify(environment)).toMatch(/secretArn.*targets[\\":]+\[\]/);
    expect(JSON.stringify(statements({ secret, targets: undefined }))).not.toContain('sts:AssumeRole');
    expect(resources(made, 'aws_lambda_alias')).toEqual([]);
  });

  test.each([
    [
      'a key of another Region',
      { kmsKeyArn: KEY.replace('eu-west-1', 'us-east-1') },
      'customer managed key in eu-west-1',
    ],
    ['an alias', { kmsKeyArn: 'alias/aws/secretsmanager' }, 'an alias is none'],
    ['the ARN of an alias', { kmsKeyArn: KEY.replace(/key.*/, 'alias/certificates') }, 'an alias is none'],
    [
      'a reader that is an account',
      { readers: ['arn:aws:iam::555555555555:root'] },
      'readers must be ARNs of roles',
    ],
    [
      'a reader of another partition',
      { readers: [OPERATOR.replace('arn:aws:', 'arn:aws-cn:')] },
      'in the partition aws, as the secret',
    ],
    ['everybody as a reader', { readers: ['*'] }, 'readers must be ARNs of roles'],
  ])('%s is refused', (_what, changes, message) => {
    expect(() => synthesized({ secret: { ...secret, ...changes } })).toThrow(message);
  });
});
