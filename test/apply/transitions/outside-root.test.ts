import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { TerraformStackRun } from '../../../emulator/terraform';
import {
  type CertificateAuthority,
  type Environment,
  type InstalledCertificate,
  defineEnvironment,
} from '../../../environments';
import { certificateCount } from '../../../modules/core';
import { OutsideRoot } from '../../support/outside-root';
import { SHOP_ACCOUNT, environment, listener, shop } from './environments';
import { authorityIs, issuing, root, shareIs } from './private-authorities';
import { describeTransitions } from './world';

const BUNDLE = 'certfleet-trial-ca-certificates';
const outside = new OutsideRoot();
/** What the root has signed, in this order. */
const signed: InstalledCertificate[] = [];

const successor = (installedCertificate?: InstalledCertificate): CertificateAuthority => ({
  type: 'externally-signed',
  commonName: 'Example Successor',
  organizationName: 'Example',
  installedCertificate,
  shareWith: installedCertificate && { accounts: ['shop'] },
});
const old = { root, issuing: issuing({ accounts: ['shop'] }) };

/** CAs, and the one that each of two certificates of a listener comes from. */
const world = (
  certificateAuthorities: Readonly<Record<string, CertificateAuthority>>,
  from?: { readonly orders: string; readonly billing: string },
): Environment =>
  environment(
    {
      shop: shop({
        domains: undefined,
        ...(from && {
          certificates: {
            orders: { source: 'private', certificateAuthority: from.orders, domainName: 'orders.internal' },
            billing: {
              source: 'private',
              certificateAuthority: from.billing,
              domainName: 'billing.internal',
            },
          },
          consumers: { edge: listener(['orders', 'billing']) },
        }),
      }),
    },
    {
      zones: {},
      certificateAuthorities,
      caCertificatesBundle: from && { bucketName: BUNDLE },
    },
  );

const SERVED = ['orders.internal', 'billing.internal'];

async function signRequest(stacks: readonly TerraformStackRun[]): Promise<void> {
  const { certificate_signing_requests: requests } = await stacks[0]!.outputs();
  signed.push(outside.sign((requests as { readonly successor: string }).successor));
}

/** The roots in the bundle, as an account of the organization fetches it; the emulated S3 looks at no signature. */
async function bundle({ emulator: { endpoint } }: Deployment): Promise<string> {
  const { accessKeyId } = await accountCredentials(endpoint, SHOP_ACCOUNT);
  const authorization =
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261126/eu-west-1/s3/aws4_request, ` +
    'SignedHeaders=host, Signature=0';
  const response = await fetch(`${endpoint}/${BUNDLE}/ca-certificates.pem`, { headers: { authorization } });
  expect(response.status).toBe(200);
  return response.text();
}

const bundleIs = (action: string) => [
  `aws_s3_bucket ${action}`,
  `aws_s3_bucket_policy ${action}`,
  `aws_s3_bucket_public_access_block ${action}`,
  `aws_s3_bucket_server_side_encryption_configuration ${action}`,
  `aws_s3_bucket_versioning ${action}`,
  `aws_s3_object ${action}`,
];
const served = (action: string) => [
  `aws_acm_certificate ${action}`,
  `aws_acm_certificate ${action}`,
  `aws_lb_listener ${action}`,
  `aws_lb_listener_certificate ${action}`,
  `aws_lb_listener_certificate ${action}`,
];
const installed = (action: string) => [
  `aws_acmpca_certificate_authority_certificate ${action}`,
  `aws_acmpca_permission ${action}`,
  ...shareIs(action),
];

describeTransitions({
  title: 'from a root of AWS Private CA to one outside AWS, a wave at a time',
  existing: world(old, { orders: 'issuing', billing: 'issuing' }),
  transitions: [
    {
      title: 'certificates come from a CA below a root of AWS Private CA, which the bundle has',
      environment: () => world(old, { orders: 'issuing', billing: 'issuing' }),
      actions: {
        'shared-services': [
          ...authorityIs('create'),
          ...authorityIs('create'),
          ...shareIs('create'),
          ...bundleIs('create'),
        ],
        shop: served('create'),
      },
      served: ['orders.internal'],
      then: async (deployment) => expect(certificateCount([await bundle(deployment)])).toBe(1),
    },
    {
      title: 'its successor is added, and waits for what the root outside AWS signs',
      environment: () => world({ ...old, successor: successor() }, { orders: 'issuing', billing: 'issuing' }),
      actions: { 'shared-services': ['aws_acmpca_certificate_authority create'] },
      served: SERVED,
      then: async (_deployment, stacks) => signRequest(stacks),
    },
    {
      title: 'its certificate goes in: it is shared, and the bundle has both roots',
      environment: () =>
        world({ ...old, successor: successor(signed[0]) }, { orders: 'issuing', billing: 'issuing' }),
      actions: { 'shared-services': [...installed('create'), 'aws_s3_object update'] },
      served: SERVED,
      then: async (deployment) => {
        const roots = await bundle(deployment);
        expect(certificateCount([roots])).toBe(2);
        expect(roots).toContain(outside.certificate.trim());
      },
    },
    {
      title: 'the first certificate comes from the successor',
      environment: () =>
        world({ ...old, successor: successor(signed[0]) }, { orders: 'successor', billing: 'issuing' }),
      actions: {
        shop: [
          'aws_acm_certificate create-delete',
          'aws_lb_listener update',
          'aws_lb_listener_certificate create-delete',
        ],
      },
      served: SERVED,
    },
    {
      title: 'the last one too',
      environment: () =>
        world({ ...old, successor: successor(signed[0]) }, { orders: 'successor', billing: 'successor' }),
      actions: {
        shop: ['aws_acm_certificate create-delete', 'aws_lb_listener_certificate create-delete'],
      },
      served: SERVED,
      then: async (_deployment, stacks) => signRequest(stacks),
    },
    {
      title: 'the successor is renewed: another certificate for its key takes the place of the first',
      environment: () =>
        world({ ...old, successor: successor(signed[1]) }, { orders: 'successor', billing: 'successor' }),
      actions: { 'shared-services': ['aws_acmpca_certificate_authority_certificate delete-create'] },
      served: SERVED,
    },
    {
      title: 'the old CAs are taken out, and their root leaves the bundle',
      environment: () =>
        world({ successor: successor(signed[1]) }, { orders: 'successor', billing: 'successor' }),
      actions: {
        'shared-services': [
          ...authorityIs('delete'),
          ...authorityIs('delete'),
          ...shareIs('delete'),
          'aws_s3_object update',
        ],
      },
      served: SERVED,
      then: async (deployment) => expect((await bundle(deployment)).trim()).toBe(outside.certificate.trim()),
    },
    {
      title: 'everything is taken out',
      environment: () => world({}),
      actions: {
        'shared-services': [
          'aws_acmpca_certificate_authority delete',
          ...installed('delete'),
          ...bundleIs('delete'),
        ],
        shop: served('delete'),
      },
    },
    {
      title: 'the successor is put back with another key, which the certificate of before is refused for',
      environment: () => world({ successor: successor() }),
      actions: { 'shared-services': ['aws_acmpca_certificate_authority create'] },
      then: async (deployment, stacks) => {
        await signRequest(stacks);
        await deployment.prepare(defineEnvironment(world({ successor: successor(signed[1]) })));
        await expect(stacks[0]!.plan()).rejects.toThrow('must have the key of its CA');
        await deployment.prepare(defineEnvironment(world({ successor: successor() })));
      },
    },
    {
      title: 'its new certificate goes in, and certificates come from it',
      environment: () =>
        world({ successor: successor(signed[2]) }, { orders: 'successor', billing: 'successor' }),
      actions: {
        'shared-services': [...installed('create'), ...bundleIs('create')],
        shop: served('create'),
      },
      served: ['orders.internal'],
    },
  ],
});
