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
