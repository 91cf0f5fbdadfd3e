import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { Certificate } from '../../../environments';
import { SHOP_ACCOUNT, environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';

const web = publicCertificate('web.example.com');
/** Proves the names of the certificates made by hand; nothing serves it. */
const proofs = publicCertificate('api.example.com', 'blog.example.com');

/** ARNs of the certificates that people made in the account, by their name. */
const madeByHand = new Map<string, string>();

async function acm({ emulator: { endpoint } }: Deployment): Promise<ACMClient> {
  const credentials = await accountCredentials(endpoint, SHOP_ACCOUNT);
  return new ACMClient({ endpoint, region: 'eu-west-1', credentials });
}

/** Requests certificates as people do; their records stand already. */
async function makeByHand(deployment: Deployment): Promise<void> {
  const client = await acm(deployment);
  for (const DomainName of ['api.example.com', 'blog.example.com']) {
    const request = new RequestCertificateCommand({ DomainName, ValidationMethod: 'DNS' });
    const { CertificateArn } = await client.send(request);
    madeByHand.set(DomainName, CertificateArn!);
  }
  await madeByHandAreIssued(deployment);
}

async function madeByHandAreIssued(deployment: Deployment): Promise<void> {
  const client = await acm(deployment);
  for (const CertificateArn of madeByHand.values()) {
    const { Certificate } = await client.send(new DescribeCertificateCommand({ CertificateArn }));
    expect(Certificate?.Status).toBe('ISSUED');
  }
}

const existing = (domainName: string): Certificate => ({
  source: 'existing',
  domainName,
  certificateArn: madeByHand.get(domainName),
});

/** The certificates made by hand, by the key of their entry, behind or before the requested one. */
function shopWith(keys: Readonly<Record<string, string>>, certificates: readonly [string, ...string[]]) {
  return () => {
    const entries = Object.entries(keys).map(([key, name]) => [key, existing(name)] as const);
    return environment({
      shop: shop({
        certificates: { web, proofs, ...Object.fromEntries(entries) },
        consumers: { edge: listener(certificates) },
      }),
    });
  };
}

const API = 'api.example.com';
const BLOG = 'blog.example.com';
const ALL = ['web.example.com', API, BLOG];

describeTransitions({
  title: 'certificates made by hand, on a listener beside a requested one',
  existing: shopWith({}, ['web'])(),
  transitions: [
    {
      title: 'an account serves a requested certificate, and its people make two others',
      environment: shopWith({}, ['web']),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [
          ...['aws_acm_certificate create', 'aws_acm_certificate_validation create'],
          ...['aws_acm_certificate create', 'aws_acm_certificate_validation create'],
          ...ALL.map(() => 'aws_route53_record create'),
          'aws_lb_listener create',
          'aws_lb_listener_certificate create',
        ],
      },
      then: makeByHand,
    },
    {
      title: 'they are put on the listener: attached, and nothing else changes',
      environment: shopWith({ api: API, blog: BLOG }, ['web', 'api', 'blog']),
      actions: { shop: ['aws_lb_listener_certificate create', 'aws_lb_listener_certificate create'] },
      served: ['web.example.com'],
    },
    {
      title: 'one is renamed without its former name: nothing changes, as it is the same certificate',
      environment: shopWith({ orders: API, blog: BLOG }, ['web', 'orders', 'blog']),
      actions: {},
      served: ALL,
    },
    {
      title: 'their names are swapped: nothing changes',
      environment: shopWith({ orders: BLOG, blog: API }, ['web', 'orders', 'blog']),
      actions: {},
      served: ALL,
    },
    {
      title: 'one is renamed and becomes the default: the listener changes, no attachment',
      environment: shopWith({ orders: BLOG, api: API }, ['api', 'web', 'orders']),
      actions: { shop: ['aws_lb_listener update'] },
      served: ALL,
    },
    {
      title: 'the names are swapped below a default: the listener changes, no attachment',
      environment: shopWith({ orders: API, api: BLOG }, ['api', 'web', 'orders']),
      actions: { shop: ['aws_lb_listener update'] },
      served: ALL,
    },
    {
      title: 'both are taken out: detached once the listener has another default, and left in the account',
      environment: shopWith({}, ['web']),
      actions: {
        shop: [
          'aws_lb_listener update',
          'aws_lb_listener_certificate delete',
          'aws_lb_listener_certificate delete',
        ],
      },
      served: ['web.example.com'],
      then: madeByHandAreIssued,
    },
    {
      title: 'one is put back',
      environment: shopWith({ api: API }, ['web', 'api']),
      actions: { shop: ['aws_lb_listener_certificate create'] },
      served: ['web.example.com'],
    },
  ],
});
