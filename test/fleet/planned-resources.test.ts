import { parsePlan, plannedFleet, plannedResources, stackOfPlan } from '../../fleet';
import { certificateValues, planOf } from '../support/plan';

const web = {
  address: 'aws_acm_certificate.web',
  before: certificateValues('web', ['a.example.com', 'b.example.com']),
};
const only = (props: Parameters<typeof planOf>[0]) => plannedResources(planOf(props)).managed[0]!;

test('drops what the plan marks as sensitive, however deep, before and after', () => {
  const values = {
    domain_name: 'a.example.com',
    private_key: 'secret',
    tags: { owner: 'me', token: 'secret' },
    list: ['a', 'secret'],
  };
  const sensitive = { private_key: true, tags: { token: true }, list: [false, true] };
  const { before, after } = only({
    resources: [{ address: 'aws_acm_certificate.web', before: values, after: { ...values }, sensitive }],
  });
  const kept = { domain_name: 'a.example.com', tags: { owner: 'me' }, list: ['a'] };
  expect(before).toEqual(kept);
  expect(after).toEqual(kept);
});

test('drops a resource that is sensitive as a whole', () => {
  const sensitive = true as unknown as object;
  const { before, values } = only({ resources: [{ ...web, sensitive: sensitive as never }] });
  expect(before).toBeUndefined();
  expect(values).toEqual({});
});

test.each([
  [['create', 'delete'], 'replace', true],
  [['delete', 'create'], 'replace', false],
  [['forget'], 'unchanged', false],
  [['create', 'forget'], 'create', true],
  [['no-op'], 'unchanged', false],
])('reads the actions %j as %s', (actions, state, createdBeforeDestroyed) => {
  expect(only({ resources: [{ ...web, actions }] })).toMatchObject({ state, createdBeforeDestroyed });
});

test('keeps what Terraform only forgets as it is: nothing happens to it in AWS', () => {
  const forgotten = only({ resources: [{ ...web, actions: ['forget'], after: null }] });
  expect(forgotten).toMatchObject({ forgotten: true, state: 'unchanged', after: forgotten.before });
  expect(only({ resources: [{ ...web, after: null }] })).toMatchObject({
    forgotten: false,
    after: undefined,
  });
});

test('names what it does not tell, however deep: not known yet, or sensitive', () => {
  const unknown = { arn: true, viewer_certificate: [{ acm_certificate_arn: true }, {}], tags: {} };
  const sensitive = { private_key: true };
  const { unknown: paths } = only({ resources: [{ ...web, unknown, sensitive }] });
  expect([...paths]).toEqual(['arn', 'viewer_certificate.acm_certificate_arn', 'private_key']);
});

test('knows account and Region from the provider or, of what is destroyed, from the ARN', () => {
  const accounts = { aws: '222222222222', 'aws.dns': '444444444444' };
  expect(only({ accounts, resources: [{ ...web, provider: 'aws.dns' }] })).toMatchObject({
    accountId: '444444444444',
    region: 'eu-west-1',
  });
  expect(only({ accounts, resources: [{ ...web, after: null }] })).toMatchObject({
    accountId: '222222222222',
    region: 'eu-west-1',
  });
});

test('names what a certificate loses', () => {
  const after = { ...certificateValues('web', ['a.example.com']), arn: undefined };
  const { certificates } = plannedFleet([
    planOf({ resources: [{ ...web, after, replacedFor: ['subject_alternative_names'] }] }),
  ]);
  expect(certificates[0]).toMatchObject({
    names: ['a.example.com'],
    removedNames: ['b.example.com'],
    state: 'replace',
  });
});

test('knows when what is replaced expires, and when nothing says so', () => {
  const expiryOf = (props: Parameters<typeof planOf>[0]) => {
    const [{ expiry, replacedExpiry } = {}] = plannedFleet([planOf(props)]).certificates;
    return { expiry, replacedExpiry };
  };
  const after = { ...web.before, arn: undefined, not_after: undefined };
  expect(expiryOf({ resources: [{ ...web, after, replacedFor: ['key_algorithm'] }] })).toEqual({
    replacedExpiry: '2027-06-10T00:00:00Z',
  });
  expect(expiryOf({ resources: [{ ...web, after: web.before }] })).toEqual({
    expiry: '2027-06-10T00:00:00Z',
  });
  const pending = certificateValues('web', ['a.example.com'], { not_after: '' });
  expect(expiryOf({ resources: [{ address: web.address, before: pending }] })).toEqual({});
});

test('calls a distribution by its alias, and not by the name that CloudFront gave it', () => {
  const viewer_certificate = [{ acm_certificate_arn: certificateValues('web', []).arn }];
  const consumerOf = (aliases: string[]) =>
    plannedFleet([
      planOf({
        resources: [
          web,
          {
            address: 'aws_cloudfront_distribution.web',
            before: { domain_name: 'd111.cloudfront.net', aliases, viewer_certificate },
          },
        ],
      }),
    ]).consumers[0]!.name;
  expect(consumerOf(['www.example.com'])).toBe('www.example.com');
  expect(consumerOf([])).toBe('d111.cloudfront.net');
});

test('calls a zone by its name wherever a plan knows it, and by its id otherwise', () => {
  const record = (type: string, zone_id: string) => ({
    address: `${type}.${zone_id}`,
    before: { zone_id, name: '_token.a.example.com.', fqdn: '_token.a.example.com' },
    references: { name: [web.address] },
  });
  const { zones } = plannedFleet([
    planOf({
      resources: [web, record('aws_route53_record', 'Z1'), record('cloudflare_dns_record', 'c1')],
      data: [{ address: 'data.aws_route53_zone.a', values: { name: 'example.com.', zone_id: 'Z1' } }],
    }),
    planOf({
      stack: 'test-dns',
      resources: [{ address: 'cloudflare_zone.b', before: { name: 'example.org', id: 'c1' } }],
    }),
  ]);
  expect(zones.map(({ name }) => name).sort()).toEqual(['example.com', 'example.org']);
  const alone = plannedFleet([planOf({ resources: [web, record('aws_route53_record', 'Z1')] })]);
  expect(alone.zones.map(({ name }) => name)).toEqual(['Z1']);
});

describe('the stack of a plan', () => {
  const tagged = parsePlan(
    JSON.stringify({
      format_version: '1.2',
      configuration: {
        provider_config: {
          aws: {
            name: 'aws',
            expressions: {
              default_tags: [{ tags: { constant_value: { 'certfleet:stack': 'production-shop' } } }],
            },
          },
        },
      },
    }),
    'plan.json',
  );
  const { plan } = planOf({});

  test.each([
    [tagged, 'anything.json', 'production-shop'],
    [plan, 'plans/production-blog.json', 'production-blog'],
    [plan, 'cdktf.out/stacks/production-blog/plan.json', 'production-blog'],
    [plan, 'production-blog/tfplan.json', 'production-blog'],
  ])('is what its tag says, else the name of the file or folder: %#', (read, file, stack) => {
    expect(stackOfPlan(read, file)).toBe(stack);
  });
});

test('what a replacement left has no place in the picture, and nothing refers to it', () => {
  const { plan } = planOf({ resources: [web] });
  const [current] = plan.resource_changes!;
  const left = {
    ...current!,
    deposed: '1b2c3d4e',
    change: { ...current!.change, actions: ['delete'], after: null },
  };
  const both = { stack: 'shop', plan: { ...plan, resource_changes: [current!, left] } };

  expect(plannedResources(both).managed.map(({ isDeposed }) => isDeposed)).toEqual([false, true]);
  expect(plannedFleet([both]).certificates).toMatchObject([{ state: 'unchanged', resources: [{}] }]);
});

test('an argument that waits for a value waits for a certificate that is made, not for one that stands', () => {
  const arns = { certificate_arn: ['aws_acm_certificate.web', 'aws_acm_certificate.made'] };
  const listener = { address: 'aws_lb_listener.web', unknown: { certificate_arn: true }, references: arns };
  const made = {
    address: 'aws_acm_certificate.made',
    after: { domain_name: 'c.example.com' },
    unknown: { arn: true },
  };
  const { consumers } = plannedFleet([planOf({ resources: [web, made, { ...listener, after: {} }] })]);
  expect(consumers[0]?.certificates).toEqual([expect.stringContaining('c.example.com')]);
});

describe('a provider that names no account', () => {
  const named = (address: string, account: string) => ({
    address,
    before: { ...web.before, arn: `arn:aws:acm:eu-west-1:${account}:certificate/a` },
  });
  const made = { address: 'aws_acm_certificate.made', after: { domain_name: 'c.example.com' } };
  const accountOfMade = (...resources: Array<{ address: string; before?: object }>) => {
    const { plan } = planOf({ resources: [...(resources as never[]), made] });
    const configuration = { ...plan.configuration, provider_config: { aws: { name: 'aws' } } };
    const { managed } = plannedResources({ stack: 'shop', plan: { ...plan, configuration } });
    return managed.at(-1)?.accountId;
  };

  test('works in the account where everything is that it made', () => {
    expect(accountOfMade(named('aws_acm_certificate.a', '222222222222'))).toBe('222222222222');
  });

  test('is in none that is known where that is several, or nothing', () => {
    const two = [
      named('aws_acm_certificate.a', '222222222222'),
      named('aws_acm_certificate.b', '333333333333'),
    ];
    expect(accountOfMade(...two)).toBeUndefined();
    expect(accountOfMade()).toBeUndefined();
  });
});
