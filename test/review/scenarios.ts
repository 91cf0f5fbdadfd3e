import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { accountCredentials } from '../../emulator/authorization/sessions';
import type { Deployment } from '../../emulator/deployment';
import type { Application, CertificateAuthority, Environment } from '../../environments';
import playground from '../../environments/local';
import type { StackPlan } from '../../fleet';
import { stablePlans } from '../support/stable-plans';

/** Without what serves other accounts, which no scenario changes. */
const local: Environment = {
  ...playground,
  dnsValidation: undefined,
  census: undefined,
  notifications: undefined,
};
const shop = local.applications.shop!;
const web = shop.certificates!.web!;
const listener = shop.consumers!.web!;

function withShop(environment: Environment, changes: Partial<Application>): Environment {
  const { applications } = environment;
  return { ...environment, applications: { ...applications, shop: { ...applications.shop!, ...changes } } };
}

/** The local environment with a blog, whose name another team's certificate has as well. */
const beforeOtherTeam = withShop(local, {
  domains: ['example.com', 'example.org'],
  certificates: { ...shop.certificates, blog: { source: 'public', domainName: 'blog.example.com' } },
});
const certificates: NonNullable<Application['certificates']> = {
  ...beforeOtherTeam.applications.shop!.certificates,
  'blog-of-others': { source: 'existing', domainName: 'blog.example.com' },
};

/** What is deployed before each scenario. */
export const deployed = withShop(beforeOtherTeam, {
  certificates,
  consumers: {
    ...shop.consumers,
    web: { ...listener, additionalCertificates: ['orders', 'legacy', 'blog-of-others'] } as typeof listener,
  },
});

const withoutBlog = Object.fromEntries(Object.entries(certificates).filter(([name]) => name !== 'blog'));
const issuing = local.sharedServices.certificateAuthorities!.issuing!;

/** Changes that a pull request could make, by name. */
export const scenarios: Readonly<Record<string, Environment>> = {
  harmless: withShop(deployed, {
    certificates: { ...certificates, docs: { source: 'public', domainName: 'docs.example.com' } },
  }),
  'name-dropped': withShop(deployed, {
    certificates: { ...certificates, web: { ...web, subjectAlternativeNames: ['*.shop.example.com'] } },
  }),
  'certificate-replaced': withShop(deployed, {
    certificates: { ...certificates, web: { ...web, keyAlgorithm: 'EC_prime256v1' } as typeof web },
  }),
  'shared-record-deleted': withShop(deployed, { certificates: withoutBlog }),
  'share-changed': {
    ...deployed,
    sharedServices: {
      ...local.sharedServices,
      certificateAuthorities: {
        ...local.sharedServices.certificateAuthorities,
        issuing: {
          ...issuing,
          shareWith: { accounts: ['shop'], externalAccounts: ['partner', '444444444444'] },
        } satisfies CertificateAuthority,
      },
    },
  },
};

/** Deploys what is there before a scenario, another team's certificate included. */
export async function deployScenarios(deployment: Deployment): Promise<void> {
  await deployment.apply(await deployment.prepare(beforeOtherTeam));
  const { endpoint } = deployment.emulator;
  const acm = new ACMClient({
    endpoint,
    region: shop.regions[0],
    credentials: await accountCredentials(endpoint, shop.accountId),
  });
  await acm.send(new RequestCertificateCommand({ DomainName: 'blog.example.com', ValidationMethod: 'DNS' }));
  const stacks = await deployment.prepare(deployed);
  await stacks.find(({ name }) => name === 'local-shop')!.apply();
}

/** The plans of a scenario, by Terraform; what is random in them is made stable. */
export async function planScenario(deployment: Deployment, environment: Environment): Promise<StackPlan[]> {
  const plans: StackPlan[] = [];
  for (const stack of await deployment.prepare(environment)) {
    plans.push({ stack: stack.name, plan: (await stack.plan()) as StackPlan['plan'] });
  }
  return stablePlans(plans);
}
