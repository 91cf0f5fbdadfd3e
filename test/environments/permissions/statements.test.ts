import fc from 'fast-check';
import type { Permission } from '../../../environments/permissions/permission';
import { statementsOf } from '../../../environments/permissions/statements';

const read = (purpose: string, actions: Permission['actions'], resources: Permission['resources']) =>
  ({ purpose, access: 'read', actions, resources }) as const;
const write = (purpose: string, actions: Permission['actions'], resources: Permission['resources']) =>
  ({ purpose, access: 'write', actions, resources }) as const;
const inRegion = (region: string) => ({ StringEquals: { 'aws:RequestedRegion': [region] } });

test('one statement says what several ask for of the same resource, and why', () => {
  expect(
    statementsOf([
      read('look up load balancers', ['elasticloadbalancing:DescribeTags'], ['*']),
      read(
        'read listeners',
        ['elasticloadbalancing:DescribeListeners', 'elasticloadbalancing:DescribeTags'],
        ['*'],
      ),
    ]),
  ).toEqual([
    {
      sid: 'ReadListeners',
      access: 'read',
      actions: ['elasticloadbalancing:DescribeListeners', 'elasticloadbalancing:DescribeTags'],
      resources: ['*'],
      purposes: ['read listeners', 'look up load balancers'],
      unproved: {},
    },
  ]);
});

test('resources that need the same actions share a statement', () => {
  const listener = (name: string) =>
    write('write listeners', ['elasticloadbalancing:DeleteListener'], [name]);
  expect(statementsOf([listener('arn:b'), listener('arn:a')])).toMatchObject([
    { sid: 'WriteListeners', resources: ['arn:a', 'arn:b'] },
  ]);
});

test('services, and planning and deploying, stay apart', () => {
  const statements = statementsOf([
    read('read certificates', ['acm:DescribeCertificate'], ['arn:one']),
    write('write certificates', ['acm:DeleteCertificate'], ['arn:one']),
    read('read tags', ['tag:GetResources'], ['arn:one']),
  ]);
  expect(statements.map(({ sid }) => sid)).toEqual(['ReadCertificates', 'ReadTags', 'WriteCertificates']);
});

test('Regions are counted together, other conditions are not', () => {
  const request = (conditions: Permission['conditions']): Permission => ({
    ...write('request certificates', ['acm:RequestCertificate'], ['*']),
    conditions,
  });
  expect(statementsOf([request(inRegion('us-east-1')), request(inRegion('eu-west-1'))])).toMatchObject([
    { conditions: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } } },
  ]);
  const named = (name: string) => request({ StringLike: { 'acm:DomainNames': name } });
  expect(statementsOf([named('a'), named('b')]).map(({ sid }) => sid)).toEqual([
    'RequestCertificates',
    'RequestCertificates2',
  ]);
});

test('nothing is said twice: not what planning needs anyway, nor a part of what is allowed everywhere', () => {
  expect(
    statementsOf([
      read('read parameters', ['ssm:GetParameter'], ['*']),
      write('write parameters', ['ssm:GetParameter', 'ssm:PutParameter'], ['arn:one']),
    ]),
  ).toMatchObject([
    { access: 'read', actions: ['ssm:GetParameter'], resources: ['*'] },
    { access: 'write', actions: ['ssm:PutParameter'], resources: ['arn:one'] },
  ]);
});

test('what is allowed under a condition covers nothing without it', () => {
  const everywhere = { ...read('list', ['acm:GetCertificate'], ['*']), conditions: inRegion('eu-west-1') };
  const one = read('read', ['acm:GetCertificate'], ['arn:one']);
  expect(statementsOf([everywhere, one])).toHaveLength(2);
});

test('who calls an action is told where nobody here does', () => {
  const byAws = {
    ...write('issue', ['acm-pca:IssueCertificate'], ['arn:ca']),
    unproved: 'AWS Private CA User Guide',
  };
  expect(statementsOf([byAws])).toMatchObject([
    { unproved: { 'acm-pca:IssueCertificate': 'AWS Private CA User Guide' } },
  ]);
  const ours = write('sign', ['acm-pca:IssueCertificate'], ['arn:ca']);
  expect(statementsOf([byAws, ours])).toMatchObject([{ unproved: {} }]);
});

/** Permissions on a few actions and resources, so that they meet. */
const permissions = fc.array(
  fc.record({
    purpose: fc.constantFrom('read things', 'write things', 'tag things'),
    access: fc.constantFrom('read' as const, 'write' as const),
    actions: fc.uniqueArray(fc.constantFrom('a:One', 'a:Two', 'b:One'), { minLength: 1 }),
    resources: fc.uniqueArray(fc.constantFrom('arn:x', 'arn:y', '*'), { minLength: 1 }),
    conditions: fc.constantFrom(undefined, inRegion('eu-west-1'), inRegion('us-east-1')),
  }),
) as unknown as fc.Arbitrary<Permission[]>;

/** Single grants: an action, a resource, a Region, which is any where no condition says one. */
function grants(
  all: ReadonlyArray<Pick<Permission, 'actions' | 'resources' | 'conditions'> | Allowed>,
): Set<string> {
  const regionsOf = (conditions: Permission['conditions']) =>
    [conditions?.StringEquals?.['aws:RequestedRegion'] ?? ['eu-west-1', 'us-east-1', 'any']].flat();
  return new Set(
    all.flatMap(({ actions, resources, conditions }) =>
      actions.flatMap((action) =>
        resources
          .flatMap((resource) => (resource === '*' ? ['arn:x', 'arn:y', 'any'] : [resource]))
          .flatMap((resource) =>
            regionsOf(conditions).map((region) => JSON.stringify([action, resource, region])),
          ),
      ),
    ),
  );
}

interface Allowed {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Permission['conditions'];
}

test('statements allow exactly what permissions ask for, whatever their order', () => {
  fc.assert(
    fc.property(permissions, (all) => {
      const statements = statementsOf(all);
      expect(grants(statements)).toEqual(grants(all));
      expect(new Set(statements.map(({ sid }) => sid)).size).toBe(statements.length);
      expect(statementsOf([...all].reverse())).toEqual(statements);
    }),
    { seed: 6144, numRuns: 300 },
  );
});
