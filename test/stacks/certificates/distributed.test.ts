import {
  type Application,
  type Certificate,
  type DistributedCertificate,
  defineEnvironment,
} from '../../../environments';
import { exampleEnvironment } from '../../support/consumer-examples';
import { synthesizedStacks } from '../../support/environment-stacks';
import { type Template, onlyResource, resources } from '../../support/synth';

const NAME = 'certfleet-example-everywhere_example_com-copies';

const original: Certificate = {
  source: 'public',
  domainName: 'everywhere.example.com',
  exportable: true,
  keyAlgorithm: 'EC_prime256v1',
  distribution: {
    accounts: ['shop', 'blog', 'forum'],
    alarmActions: ['arn:aws:sns:eu-west-1:444444444444:people'],
  },
};
const copy: DistributedCertificate = {
  source: 'distributed',
  from: 'edge/everywhere',
  domainName: 'everywhere.example.com',
};

/** The edge's certificate, distributed to three, of which two have copies. */
function stacks(): Readonly<Record<string, Template>> {
  const environment = exampleEnvironment('');
  const account = (accountId: string, everywhere?: Certificate): Application => ({
    accountId,
    regions: ['eu-west-1', 'us-east-1'],
    domains: ['example.com'],
    ...(everywhere && { certificates: { everywhere } }),
  });
  const made = synthesizedStacks(
    defineEnvironment({
      ...environment,
      roles: { path: '/platform/', permissionsBoundary: 'boundary' },
      applications: {
        shop: account('222222222222', {
          ...copy,
          regions: ['us-east-1', 'eu-west-1'],
          tags: { team: 'shop' },
        }),
        blog: { ...account('333333333333', copy), retired: true },
        forum: account('555555555555', { ...copy }),
        edge: account('444444444444', original),
      },
    }),
  );
  return made;
}

const { 'example-edge': edge, 'example-shop': shop, 'example-blog': blog } = stacks();

test('the function works on the copies that are declared, of accounts that are not retired', () => {
  const { environment } = onlyResource(edge!, 'aws_lambda_function') as unknown as {
    readonly environment: { readonly variables: { readonly CERTFLEET_DISTRIBUTION: string } };
  };
  expect(JSON.parse(environment.variables.CERTFLEET_DISTRIBUTION)).toMatchObject({
    certificate: NAME,
    roleName: `platform/${NAME}`,
    domainNames: ['everywhere.example.com'],
    targets: [
      { accountIds: ['222222222222'], regions: ['eu-west-1', 'us-east-1'] },
      { accountIds: ['555555555555'], regions: ['eu-west-1'] },
    ],
  });
});

test('every account that may have one can have it deleted', () => {
  expect(resources(edge!, 'aws_lambda_alias').map(({ name }) => name)).toEqual([
    'account-222222222222',
    'account-333333333333',
    'account-555555555555',
  ]);
  expect(onlyResource(edge!, 'aws_iam_role')).toMatchObject({
    name: NAME,
    path: '/platform/',
    permissions_boundary: 'arn:aws:iam::444444444444:policy/boundary',
  });
});

test('its alarms tell whom the entry says', () => {
  const alarms = resources(edge!, 'aws_cloudwatch_metric_alarm');
  expect(alarms).toHaveLength(4);
  for (const alarm of alarms)
    expect(alarm).toMatchObject({ alarm_actions: ['arn:aws:sns:eu-west-1:444444444444:people'] });
});

test('an account has its copies imported by the function, in each Region, with the tags of its stack', () => {
  const invocations = resources(shop!, 'aws_lambda_invocation');
  expect(invocations.map(({ function_name: name, qualifier }) => [name, qualifier])).toEqual(
    ['eu-west-1', 'us-east-1'].map(() => [
      `arn:aws:lambda:eu-west-1:444444444444:function:${NAME}`,
      'account-222222222222',
    ]),
  );
  const inputs = invocations.map(
    ({ input }) => JSON.parse(input as string) as { region: string; tags: object },
  );
  expect(inputs.map(({ region }) => region).sort()).toEqual(['eu-west-1', 'us-east-1']);
  expect(inputs[0]!.tags).toEqual({
    Name: 'everywhere',
    team: 'shop',
    'certfleet:certificate': NAME,
    'certfleet:environment': 'example',
    'certfleet:rotated': 'true',
    'certfleet:stack': 'example-shop',
  });
});

test('the role for the function trusts its role alone, with its path', () => {
  const { path, assume_role_policy: trust } = onlyResource(shop!, 'aws_iam_role');
  expect(path).toBe('/platform/');
  expect(trust).toContain(`"aws:PrincipalArn":"arn:aws:iam::444444444444:role/platform/${NAME}"`);
});

test('a retired account holds nothing for it', () => {
  expect(blog!.resource ?? {}).not.toHaveProperty('aws_lambda_invocation');
});
