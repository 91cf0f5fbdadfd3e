import type { Application, Environment, SharedServices, Zone } from '../../environments';
import { omitted, withApplication } from '../support/applicable-company';

/** Something of the company that can be taken out and put back by itself. */
export interface Part {
  readonly title: string;
  readonly out: (environment: Environment) => Environment;
  /** The stack that has it, by its account. */
  readonly account: string;
  /** What of the stack belongs to it. */
  readonly addresses: RegExp;
  /** Actions that taking it out plans for these, and putting it back: each at least once, and no other. */
  readonly taken: readonly string[];
  readonly back: readonly string[];
}

/** Parts that do not touch each other, so that one change takes them all out. */
export const PARTS: readonly Part[] = [
  {
    title: 'what stacks hand over, as parameters',
    out: (environment) => ({ ...environment, handOver: { outputs: false, parameters: false } }),
    account: 'media',
    addresses: /^aws_ssm_parameter\.Sections_/,
    taken: ['delete'],
    back: ['create'],
  },
  {
    title: 'a tag of everything',
    out: (environment) => ({ ...environment, tags: omitted(environment.tags, ['cost-center']) }),
    account: 'devices',
    addresses: /^aws_acm_certificate\./,
    taken: ['update'],
    back: ['update'],
  },
  {
    title: 'alias records of host names, while the right to write them stays',
    out: application('shop', () => ({ hostNameRecords: 'withdrawn' })),
    account: 'shop',
    addresses: /\.HostNameRecords_(?!cdn|exampleorg)/,
    taken: ['delete'],
    back: ['create'],
  },
  {
    title: 'a CAA record',
    out: zones(({ 'example.com': zone, ...others }) => ({
      'example.com': { ...zone, caa: undefined } as Zone,
      ...others,
    })),
    account: 'shared-services',
    addresses: /_Caa_examplecom_/,
    taken: ['delete'],
    back: ['create'],
  },
  {
    title: 'a zone that its parent in the file delegates to, with the delegation',
    out: zones((all) => omitted(all, ['parked.example.com'])),
    account: 'shared-services',
    addresses: /parked/,
    taken: ['delete'],
    back: ['create'],
  },
  {
    title: 'a zone of the application itself, and a name in a zone of another account',
    out: (environment) =>
      zones((all) => omitted(all, ['laboratory.example.com']))(
        application('shop', ({ certificates }) => ({
          certificates: omitted(certificates, ['laboratory']),
        }))(environment),
      ),
    account: 'shop',
    addresses: /laboratory|shopexamplenet/,
    taken: ['delete'],
    back: ['create'],
  },
  {
    title: 'the bundle of roots',
    out: sharedServices(() => ({ caCertificatesBundle: undefined })),
    account: 'shared-services',
    addresses: /\.CaCertificates_Bundle_/,
    taken: ['delete'],
    back: ['create'],
  },
  {
    title: 'a certificate of the CA that the successor takes over from',
    out: application('shop', ({ certificates }) => ({
      certificates: {
        ...certificates,
        orders: { ...certificates!['orders']!, certificateAuthority: 'successor' } as never,
      },
    })),
    account: 'shop',
    addresses: /^aws_acm_certificate\.Certificates_orders_/,
    taken: ['create-delete'],
    back: ['create-delete'],
  },
  {
    title: 'a validation role that stands: the stack makes one instead',
    out: application('devices', () => ({ validationRoleArn: undefined })),
    account: 'shared-services',
    addresses: /^aws_iam_role\..*devices/i,
    taken: ['create'],
    back: ['delete'],
  },
  {
    title: 'tags of an application',
    out: application('shop', () => ({ tags: undefined })),
    account: 'shop',
    addresses: /^aws_acm_certificate\.Certificates_web_/,
    taken: ['update'],
    back: ['update'],
  },
  {
    title: 'the redirect of a listener',
    out: consumer('shop', 'web', { redirectFrom: undefined }),
    account: 'shop',
    addresses: /^aws_lb_listener\.Consumers_web_Listener_Redirect/,
    taken: ['delete'],
    back: ['create'],
  },
  {
    title: 'certificates of clients, of a listener',
    out: consumer('shop', 'orders', { mutualTls: undefined }),
    account: 'shop',
    addresses: /^aws_lb_trust_store\.Consumers_orders_/,
    taken: ['delete'],
    back: ['create'],
  },
  {
    title: 'options of a distribution',
    out: consumer('shop', 'cdn', { priceClass: undefined, webAclArn: undefined, allowedMethods: undefined }),
    account: 'shop',
    addresses: /^aws_cloudfront_distribution\.Consumers_cdn_/,
    taken: ['update'],
    back: ['update'],
  },
  {
    title: 'APIs under the paths of a name',
    out: consumer('shop', 'partner-api', { mappings: undefined }),
    account: 'shop',
    addresses: /^aws_api_gateway_base_path_mapping\.Consumers_partner-api_/,
    taken: ['delete'],
    back: ['create'],
  },
  {
    title: "a service of a team's file",
    out: application('media', ({ consumers }) => ({ consumers: omitted(consumers, ['ingress']) })),
    account: 'media',
    addresses: /\.Consumers_ingress_/,
    taken: ['delete'],
    back: ['create'],
  },
];

/** The parts that code adds to the stack of the shop, in place of what a file would say. */
export const OWN_PARTS: Omit<Part, 'out'> = {
  title: 'what code adds',
  account: 'shop',
  addresses: /\.Own_/,
  taken: ['delete'],
  back: ['create'],
};

function application(name: string, change: (application: Application) => Partial<Application>): Part['out'] {
  return (environment) => withApplication(environment, name, change);
}

function consumer(account: string, name: string, change: object): Part['out'] {
  return application(account, ({ consumers = {} }) => ({
    consumers: { ...consumers, [name]: { ...consumers[name]!, ...change } },
  }));
}

function sharedServices(change: (before: SharedServices) => Partial<SharedServices>): Part['out'] {
  return (environment) => ({
    ...environment,
    sharedServices: { ...environment.sharedServices, ...change(environment.sharedServices) },
  });
}

function zones(change: (zones: SharedServices['zones']) => SharedServices['zones']): Part['out'] {
  return sharedServices((before) => ({ zones: change(before.zones) }));
}
