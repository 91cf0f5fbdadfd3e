import { type Environment, defineEnvironment } from '../../environments';
import { type RoleKind, accountRoles } from '../../environments/permissions/account-roles';
import type { Conditions, Permission } from '../../environments/permissions/permission';
import { type Statement, statementsOf } from '../../environments/permissions/statements';
import { consumerPermissions } from '../../environments/consumers';
import { permissionAccount } from '../../environments/permissions/account';
import { WIRINGS } from '../../stacks/consumers';
import { consumerPage, exampleEnvironment, examplesOf } from '../support/consumer-examples';

/** An environment with everything that shared services may have, and an application that only requests certificates. */
export const WHOLE: Environment = defineEnvironment({
  ...exampleEnvironment(''),
  backend: { type: 's3', bucket: 'example-state', region: 'eu-west-1' },
  roles: { permissionsBoundary: 'example-boundary' },
  sharedServices: {
    accountId: '111111111111',
    region: 'eu-west-1',
    zones: {
      'example.com': { type: 'create', delegated: true, caa: { issue: ['amazon.com'] } },
      'example.org': {
        type: 'existing',
        hostedZoneId: 'Z0123456789ABCDEFGHIJ',
        caa: { issue: ['amazon.com'] },
      },
      'shop.example.com': { type: 'application', application: 'shop' },
    },
    certificateAuthorities: {
      root: { commonName: 'Example Root CA', organizationName: 'Example', validityYears: 10 },
      issuing: {
        parent: 'root',
        commonName: 'Example Issuing CA',
        organizationName: 'Example',
        validityYears: 5,
        revocation: { type: 'crl', bucketName: 'example-lists', hostName: 'lists.example.com' },
        shareWith: { organization: true, externalAccounts: ['partner'] },
      },
    },
    caCertificatesBundle: { bucketName: 'example-roots' },
  },
  applications: {
    shop: {
      accountId: '222222222222',
      regions: ['eu-west-1'],
      domains: ['shop.example.com'],
      certificates: {
        web: { source: 'public', domainName: 'shop.example.com' },
        orders: { source: 'private', certificateAuthority: 'issuing', domainName: 'orders.internal.example' },
        legacy: { source: 'imported', domainName: 'legacy.example.com', secretId: 'legacy' },
        old: { source: 'existing', domainName: 'old.example.com' },
      },
    },
    partner: {
      accountId: '333333333333',
      outsideOrganization: true,
      deployRoleArn: 'arn:aws:iam::333333333333:role/certfleet-deploy',
      validationExternalId: 'example-partner',
      regions: ['eu-west-1'],
      certificates: {
        feed: { source: 'private', certificateAuthority: 'issuing', domainName: 'feed.internal.example' },
      },
    },
  },
});

/** What each role and each kind of service needs, in words. */
export function permissionsPage(): string {
  return [
    '# Permissions',
    'What roles of an environment must be allowed, statement by statement, as `certfleet policies` composes it from what the ' +
      'environment uses: [how to make policies of it](security.md#policies). Names and numbers are of an example. What is ' +
      '_planned with_ is in the plan role too; the rest only deploying needs. Where nothing here calls an action, the ' +
      'document says who does.',
    '## Shared services',
    listOf(roleStatements('shared-services', 'deploy')),
    '## Applications',
    'Certificates of every source, a zone of their own, and what they hand over:',
    listOf(roleStatements('shop', 'deploy')),
    'In an account that has to accept shares, beside the same:',
    listOf(roleStatements('partner', 'deploy', roleStatements('shop', 'deploy'))),
    '## Readers',
    'What `list`, `status`, `wait` and `doctor` ask for, in shared services and in applications:',
    listOf([...roleStatements('shared-services', 'reader'), ...roleStatements('shop', 'reader')]),
    '## Whoever runs Terraform',
    'Where the environment names a `deployRoleArn`; else the deploy role has the statements of the state:',
    listOf(roleStatements('partner', 'caller')),
    '## Services',
    'Beside that, by the kind of service:',
    ...Object.keys(WIRINGS)
      .sort()
      .flatMap((kind) => [`### ${kind}`, listOf(statementsOf(permissionsOfKind(kind)))]),
    'Written by `npm run permissions`; a test fails where it is stale.\n',
  ].join('\n\n');
}

/** What the examples of a kind's page need. */
export function permissionsOfKind(kind: string): Permission[] {
  return examplesOf(consumerPage(kind)).entries.flatMap((entry) => {
    const environment = exampleEnvironment(entry);
    const { shop } = environment.applications;
    return Object.values(shop!.consumers ?? {}).flatMap((consumer) =>
      consumer.type === kind ? consumerPermissions(consumer, permissionAccount(environment, shop!)) : [],
    );
  });
}

function roleStatements(account: string, role: RoleKind, known: readonly Statement[] = []): Statement[] {
  const { permissions } = accountRoles(WHOLE).find((each) => each.account === account)!;
  const purposes = new Set(known.flatMap((each) => each.purposes));
  return statementsOf(permissions[role].filter(({ purpose }) => !purposes.has(purpose)));
}

function listOf(statements: readonly Statement[]): string {
  return statements.map(lineOf).join('\n');
}

function lineOf({ purposes, access, actions, resources, conditions, unproved }: Statement): string {
  const sources = [...new Set(Object.values(unproved))];
  return [
    `- ${purposes.join(', ')}${access === 'read' ? ' (_planned with_)' : ''}: ${codes(actions)}`,
    ` on ${codes(resources)}`,
    conditions === undefined ? '' : `, where ${conditionText(conditions)}`,
    sources.length === 0 ? '' : ` (${sources.join('; ')})`,
  ].join('');
}

function conditionText(conditions: Conditions): string {
  return Object.entries(conditions)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(
        ([key, values]) => `\`${key}\` is ${codes([values].flat())} (\`${operator}\`)`,
      ),
    )
    .join(' and ');
}

function codes(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ');
}
