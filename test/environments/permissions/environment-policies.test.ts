import type { Application, Environment } from '../../../environments';
import development from '../../../environments/development';
import local from '../../../environments/local';
import staging from '../../../environments/staging';
import {
  type RolePolicies,
  environmentPolicies,
} from '../../../environments/permissions/environment-policies';

const withShop = (changes: Partial<Application>, environment: Environment = local): Environment => ({
  ...environment,
  applications: { ...environment.applications, shop: { ...environment.applications.shop!, ...changes } },
});
const withoutDeployRoles = (environment: Environment): Environment => ({
  ...withShop({ deployRoleArn: undefined }, environment),
  sharedServices: { ...environment.sharedServices, deployRoleArn: undefined },
});
const roleOf = (composed: readonly RolePolicies[], account: string, role: string) =>
  composed.find((each) => each.account === account && each.role === role);
/** Every action of a role with its resources. */
const allowed = (role: RolePolicies | undefined) =>
  (role?.statements ?? []).flatMap(({ actions, resources, conditions }) =>
    actions.map((action) => ({ action, resources, conditions })),
  );
const on = (role: RolePolicies | undefined, action: string) =>
  allowed(role)
    .filter((each) => each.action === action)
    .flatMap(({ resources }) => resources);

test('every account has its roles, shared services first', () => {
  const composed = environmentPolicies(local);
  expect(composed.map(({ account, role }) => `${account} ${role}`)).toEqual(
    ['shared-services', 'shop', 'partner', 'edge'].flatMap((account) =>
      ['deploy', 'reader', 'caller'].map((role) => `${account} ${role}`),
    ),
  );
  const planned = environmentPolicies(withoutDeployRoles(development));
  expect(planned.map(({ account, role }) => `${account} ${role}`)).toEqual(
    ['shared-services', 'shop'].flatMap((account) =>
      ['deploy', 'plan', 'reader'].map((role) => `${account} ${role}`),
    ),
  );
  expect(roleOf(composed, 'partner', 'deploy')).toMatchObject({ accountId: '333333333333' });
});

test('policies are named after environment, account and role, and short enough', () => {
  const composed = environmentPolicies(local);
  expect(roleOf(composed, 'shop', 'reader')!.policies.map(({ name }) => name)).toEqual([
    'certfleet-local-shop-reader',
  ]);
  expect(roleOf(composed, 'shop', 'deploy')!.policies.map(({ name }) => name)).toEqual([
    'certfleet-local-shop-deploy-1',
    'certfleet-local-shop-deploy-2',
    'certfleet-local-shop-deploy-3',
  ]);
  for (const { document } of composed.flatMap(({ policies }) => policies)) {
    expect(JSON.stringify(document).length).toBeLessThanOrEqual(6144);
  }
});

test('a plan role has what the deploy role reads, and changes nothing', () => {
  const composed = environmentPolicies(withoutDeployRoles(local));
  const plan = allowed(roleOf(composed, 'shared-services', 'plan'));
  expect(plan).not.toEqual([]);
  expect(allowed(roleOf(composed, 'shared-services', 'deploy'))).toEqual(expect.arrayContaining(plan));
  expect(
    plan.map(({ action }) => action).filter((action) => /Create|Delete|Put|Update/.test(action)),
  ).toEqual([]);
});

test('whoever runs Terraform reaches the deploy roles, and the state where those do not keep it', () => {
  const inFiles: Environment = { ...local, backend: { type: 'local', directory: 'state' } };
  expect(allowed(roleOf(environmentPolicies(inFiles), 'shop', 'caller'))).toEqual([
    { action: 'sts:AssumeRole', resources: ['arn:aws:iam::222222222222:role/certfleet-deploy'] },
  ]);
  const state = 'arn:aws:s3:::example-development-terraform-state';
  const caller = roleOf(environmentPolicies(development), 'shop', 'caller');
  expect(on(caller, 's3:PutObject')).toEqual([
    `${state}/certfleet/development-shop.tfstate.tflock`,
    `${state}/certfleet/development-shop.tfstate`,
  ]);
  expect(on(roleOf(environmentPolicies(development), 'shop', 'deploy'), 's3:PutObject')).toEqual([]);
});

test('without a deploy role of its own the account is deployed by whoever keeps the state', () => {
  const composed = environmentPolicies(withoutDeployRoles(development));
  expect(roleOf(composed, 'shop', 'caller')).toBeUndefined();
  expect(on(roleOf(composed, 'shop', 'deploy'), 's3:PutObject')).toHaveLength(2);
  const plan = roleOf(composed, 'shop', 'plan');
  expect(on(plan, 's3:GetObject')).toEqual([
    'arn:aws:s3:::example-development-terraform-state/certfleet/development-shop.tfstate',
  ]);
  expect(on(plan, 's3:PutObject')).toEqual([]);
});

test('a role that keeps the state is assumed, and its rights are its own affair', () => {
  const deploy = roleOf(environmentPolicies(withoutDeployRoles(staging)), 'shop', 'deploy');
  expect(on(deploy, 'sts:AssumeRole')).toContain('arn:aws:iam::111122220010:role/terraform-state');
  expect(allowed(deploy).filter(({ action }) => action.startsWith('s3:'))).toEqual([]);
});

test('an application that was renamed has its state under the name before', () => {
  const composed = environmentPolicies(withShop({ formerly: 'store' }, development));
  expect(on(roleOf(composed, 'shop', 'caller'), 's3:GetObject')).toContain(
    'arn:aws:s3:::example-development-terraform-state/certfleet/development-store.tfstate',
  );
});

test('what is taken out is still allowed beside the file before, for the account that had it', () => {
  const after = withShop({ consumers: {} });
  const deploy = (composed: RolePolicies[]) => roleOf(composed, 'shop', 'deploy');
  expect(on(deploy(environmentPolicies(after)), 'elasticloadbalancing:DeleteListener')).toEqual([]);
  expect(on(deploy(environmentPolicies(after, local)), 'elasticloadbalancing:DeleteListener')).toEqual([
    'arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop/*/*',
  ]);
  const { partner, ...left } = local.applications;
  const gone = environmentPolicies({ ...local, applications: left }, local);
  expect(on(roleOf(gone, 'partner', 'deploy'), 'acm:DeleteCertificate')).toEqual([
    `arn:aws:acm:eu-west-1:${partner!.accountId}:certificate/*`,
  ]);
});

test('a retired account keeps what takes it down', () => {
  const before = roleOf(environmentPolicies(local), 'shop', 'deploy');
  expect(roleOf(environmentPolicies(withShop({ retired: true })), 'shop', 'deploy')).toEqual(before);
});

test('an account that was moved to another id has roles in both', () => {
  const after = withShop({ accountId: '444444444444' });
  const deploys = environmentPolicies(after, local).filter(
    ({ account, role }) => account === 'shop' && role === 'deploy',
  );
  expect(deploys.map(({ accountId }) => accountId)).toEqual(['444444444444', '222222222222']);
});

test('roles that the stacks make get rights only within the boundary', () => {
  const bounded = { ...local, roles: { path: '/certfleet/', permissionsBoundary: 'platform/bound' } };
  const deploy = roleOf(environmentPolicies(bounded), 'shared-services', 'deploy');
  const boundary = {
    ArnEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111111111111:policy/platform/bound' },
  };
  for (const action of ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary']) {
    expect(allowed(deploy).filter((each) => each.action === action)).toEqual([
      {
        action,
        resources: [
          ...['*-validation', 'census', 'census-reader', 'dns-validation'],
          ...['notifications', 'notifications-out'],
        ].map((name) => `arn:aws:iam::111111111111:role/certfleet/certfleet-local-${name}`),
        conditions: boundary,
      },
    ]);
  }
  expect(allowed(deploy).map(({ action }) => action)).not.toContain('iam:DeleteRolePermissionsBoundary');
});

test('a CA signs CAs and nothing else, and an application has its CA issue', () => {
  const composed = environmentPolicies(local);
  const signing = allowed(roleOf(composed, 'shared-services', 'deploy')).filter(
    ({ action }) => action === 'acm-pca:IssueCertificate',
  );
  expect(signing).toMatchObject([
    {
      conditions: {
        StringLike: {
          'acm-pca:TemplateArn': [
            'arn:aws:acm-pca:::template/RootCACertificate/V1',
            'arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen?/V1',
          ],
        },
      },
    },
  ]);
  expect(on(roleOf(composed, 'shop', 'deploy'), 'acm-pca:IssueCertificate')).toEqual([
    'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/*',
  ]);
});

test('an account accepts shares of shared services under their names only', () => {
  const deploy = roleOf(environmentPolicies(local), 'partner', 'deploy');
  expect(allowed(deploy).filter(({ action }) => action === 'ram:AcceptResourceShareInvitation')).toEqual([
    {
      action: 'ram:AcceptResourceShareInvitation',
      resources: ['arn:aws:ram:eu-west-1:111111111111:resource-share-invitation/*'],
      conditions: {
        StringEquals: { 'ram:ShareOwnerAccountId': '111111111111' },
        StringLike: { 'ram:ResourceShareName': 'certfleet-local-issuing-external' },
      },
    },
  ]);
});

test('a reader reads the inventory of a census, and no other object', () => {
  const reader = (environment: Environment) =>
    roleOf(environmentPolicies(environment), 'shared-services', 'reader');
  const s3 = (environment: Environment) =>
    allowed(reader(environment)).filter(({ action }) => action.startsWith('s3:'));
  const counted = { ...local, census: { bucketName: 'example-census' } };
  expect(s3(counted)).toEqual([
    { action: 's3:GetObject', resources: ['arn:aws:s3:::example-census/inventory.jsonl.gz'] },
  ]);
  expect(s3({ ...local, census: undefined, notifications: undefined })).toEqual([]);
  const shop = roleOf(environmentPolicies(counted), 'shop', 'reader');
  expect(allowed(shop).filter(({ action }) => action.startsWith('s3:'))).toEqual([]);
  const elsewhere: Environment['sharedServices'] = {
    ...local.sharedServices,
    zones: { 'example.com': { type: 'manual' } },
  };
  expect(allowed(reader({ ...counted, sharedServices: elsewhere })).map(({ action }) => action)).toEqual([
    's3:GetObject',
  ]);
});

test('a reader describes certificates and zones', () => {
  const composed = environmentPolicies({
    ...local,
    dnsValidation: undefined,
    census: undefined,
    notifications: undefined,
  });
  const actions = (account: string) =>
    allowed(roleOf(composed, account, 'reader')).map(({ action }) => action);
  expect(actions('shop').sort()).toEqual([
    'acm:DescribeCertificate',
    'acm:ListCertificates',
    'acm:ListTagsForCertificate',
    'iam:GetRole',
  ]);
  expect(actions('shared-services').sort()).toEqual([
    'route53:GetHostedZone',
    'route53:ListHostedZonesByName',
    'route53:ListResourceRecordSets',
  ]);
});

test('a reader sees what automation needs, and no more than the environment has', () => {
  const unit = 'arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-guests01';
  const guests = {
    organizationalUnitArns: [unit],
    regions: ['eu-west-1'] as const,
    domains: ['guests.example.com'],
  };
  const readers = (changes: Partial<Environment>) => {
    const composed = environmentPolicies({ ...local, dnsValidation: undefined, ...changes });
    return (account: string) => roleOf(composed, account, 'reader');
  };
  const told = readers({ dnsValidation: {}, census: undefined, notifications: undefined });
  expect(on(told('shop'), 'cloudtrail:DescribeTrails')).toEqual(['*']);
  expect(on(told('shop'), 'cloudtrail:GetTrailStatus')).toEqual([
    'arn:aws:cloudtrail:*:222222222222:trail/*',
  ]);
  const asked = (role: RolePolicies | undefined) =>
    allowed(role)
      .filter(({ action }) => /^(cloudtrail|cloudformation|organizations):/.test(action))
      .map(({ action, resources }) => [action, ...resources]);
  expect(asked(told('shared-services'))).toEqual([]);
  const counted = readers({ census: { bucketName: 'census', accounts: { guests } } });
  expect(asked(counted('shop'))).toEqual([]);
  expect(asked(counted('shared-services'))).toEqual([['organizations:ListAccountsForParent', unit]]);
  const deployed = readers({ dnsValidation: { requesters: { guests: { ...guests, stackSets: {} } } } });
  expect(asked(deployed('shared-services')).sort()).toEqual([
    ['cloudformation:DescribeOrganizationsAccess', '*'],
    ['organizations:ListAccountsForParent', unit],
    ['organizations:ListDelegatedAdministrators', '*'],
  ]);
});
