import { PlanConfiguration } from '../../fleet/configuration';
import { ResourceIndex, type TerraformPlan, type Values, plannedResources } from '../../fleet';

const references = (...texts: string[]) => ({ references: texts });
const resource = (address: string, expressions: Values = {}, more: object = {}) => ({
  address,
  provider_config_key: 'aws',
  expressions,
  ...more,
});
const certificate = resource('aws_acm_certificate.this');
const output = (...texts: string[]) => ({ expression: references(...texts) });

/** A plan of a root module. */
function plan(root: object, more: object = {}): TerraformPlan {
  return { format_version: '1.2', configuration: { root_module: root }, ...more };
}

/** What the certificate of a listener is taken from. */
function behind(from: TerraformPlan, address = 'aws_lb_listener.https'): readonly string[] {
  return new PlanConfiguration(from).of(address).references.get('certificate_arn') ?? [];
}

const acm = {
  module: { resources: [certificate], outputs: { arn: output('aws_acm_certificate.this.arn') } },
};
const listener = (...texts: string[]) => [
  resource('aws_lb_listener.https', { certificate_arn: references(...texts) }),
];

test('a reference in full is followed, what Terraform adds to it is not', () => {
  const texts = [
    'aws_acm_certificate.a["x.y"].arn',
    'aws_acm_certificate.a["x.y"]',
    'aws_acm_certificate.a',
    'aws_acm_certificate.b',
  ];
  expect(behind(plan({ resources: listener(...texts) }))).toEqual([
    'aws_acm_certificate.a["x.y"]',
    'aws_acm_certificate.b',
  ]);
});

test('an output leads into its module, at any depth, and to the instance that is named', () => {
  const edge = {
    module: {
      module_calls: { acm },
      outputs: { arn: output('module.acm["shop"].arn', 'module.acm["shop"]') },
    },
  };
  const from = plan({ resources: listener('module.edge.arn', 'module.edge'), module_calls: { edge } });
  expect(behind(from)).toContain('module.edge.module.acm["shop"].aws_acm_certificate.this');
});

test('a variable leads to whoever calls the module, and from there into another', () => {
  const alb = {
    expressions: { listeners: references('module.acm.arn', 'module.acm') },
    module: {
      resources: [
        resource(
          'aws_lb_listener.https',
          { certificate_arn: references('each.value.arn', 'each.value') },
          { for_each_expression: references('var.listeners') },
        ),
      ],
    },
  };
  const from = plan({ module_calls: { acm, alb } });
  expect(behind(from, 'module.alb[0].aws_lb_listener.https["web"]')).toContain(
    'module.acm.aws_acm_certificate.this',
  );
});

test('a module that is called for each is the one with the same key', () => {
  const alb = {
    expressions: { arn: references('module.acm', 'each.key') },
    module: { resources: listener('var.arn') },
  };
  const from = plan({ module_calls: { acm, alb } });
  expect(behind(from, 'module.alb["shop"].aws_lb_listener.https')).toContain(
    'module.acm["shop"].aws_acm_certificate.this',
  );
});

test('what a local stands for is what the state says the resource was made from', () => {
  const from = plan(
    { resources: listener('local.arn') },
    {
      prior_state: {
        values: {
          root_module: {
            resources: [
              { address: 'aws_lb_listener.https', depends_on: ['module.acm.aws_acm_certificate.this'] },
            ],
          },
        },
      },
    },
  );
  expect(behind(from)).toContain('module.acm.aws_acm_certificate.this');
});

test('modules that lead to each other end', () => {
  const one = {
    expressions: { in: references('module.other') },
    module: { outputs: { out: output('var.in'), arn: output('aws_acm_certificate.this') } },
  };
  const other = {
    expressions: { in: references('module.one') },
    module: { outputs: { out: output('var.in') } },
  };
  const from = plan({ resources: listener('module.one'), module_calls: { one, other } });
  expect(behind(from)).toContain('module.one.aws_acm_certificate.this');
});

test('keys of instances are compared whole, and only where they are given', () => {
  const changes = [
    'module.a["k"].module.b["x"].aws_acm_certificate.this[0]',
    'module.a["k"].module.b["x]"].aws_acm_certificate.this[0]',
    'module.a["k"].module.b["y"].aws_acm_certificate.this[0]',
  ].map((address) => ({
    address,
    mode: 'managed' as const,
    type: 'aws_acm_certificate',
    change: { actions: ['no-op'], before: {}, after: {} },
  }));
  const { managed } = plannedResources({
    stack: 'test',
    plan: { format_version: '1.2', resource_changes: changes },
  });
  const index = new ResourceIndex(managed);
  const found = (named: string) =>
    index
      .referenced({ ...managed[0]!, references: new Map([['certificate_arn', [named]]]) })
      .map(({ address }) => address);

  expect(found('module.a.module.b["x"].aws_acm_certificate.this')).toEqual([changes[0]!.address]);
  expect(found('module.a["k"].module.b["x]"].aws_acm_certificate.this[0]')).toEqual([changes[1]!.address]);
  expect(found('module.a.module.b.aws_acm_certificate.this')).toHaveLength(3);
});

describe('the provider', () => {
  const provided = (expressions: object, more: object = {}, root: object = {}) =>
    plannedResources({
      stack: 'test',
      plan: {
        format_version: '1.2',
        resource_changes: [
          {
            address: 'aws_acm_certificate.this',
            mode: 'managed',
            type: 'aws_acm_certificate',
            change: { actions: ['create'], after: {} },
          },
        ],
        configuration: {
          provider_config: { aws: { name: 'aws', expressions: expressions as never } },
          root_module: { resources: [certificate], ...root },
        },
        ...more,
      },
    }).managed[0];
  const role = (...texts: string[]) => ({ assume_role: [{ role_arn: references(...texts) }] });

  test.each([
    ['a role in a variable', role('var.role'), { role: { value: 'arn:aws:iam::333333333333:role/deploy' } }],
    [
      'an id in a text',
      role('var.id', 'var.name'),
      { id: { value: '333333333333' }, name: { value: 'deploy' } },
    ],
    [
      'an id in a map',
      { allowed_account_ids: references('var.accounts["shop"]', 'var.accounts') },
      { accounts: { value: { shop: '333333333333', blog: '444444444444' } } },
    ],
  ])('works in the account of %s', (_, expressions, variables) => {
    expect(provided(expressions, { variables })?.accountId).toBe('333333333333');
  });

  test('takes the default of a variable that nobody set', () => {
    const variables = { region: { default: 'eu-central-1' } };
    expect(provided({ region: references('var.region') }, {}, { variables })?.region).toBe('eu-central-1');
  });

  test.each([
    [
      'several accounts are allowed',
      { allowed_account_ids: { constant_value: ['333333333333', '444444444444'] } },
    ],
    ['a local says it', role('local.role')],
    ['nobody set the variable', role('var.role')],
  ])('is in no known account where %s', (_, expressions) => {
    expect(provided(expressions)?.accountId).toBeUndefined();
  });
});

test('an instance that is made for each is taken from the one with its key', () => {
  const from = plan({
    resources: [
      resource('aws_lb_listener.https', {
        certificate_arn: references('aws_acm_certificate.this', 'each.key'),
      }),
    ],
  });
  expect(behind(from, 'aws_lb_listener.https["shop.example.com"]')).toContain(
    'aws_acm_certificate.this["shop.example.com"]',
  );
});
