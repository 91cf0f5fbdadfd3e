import type { Application, CertificateAuthority, Consumer, ShareWith } from '../../../environments';
import { environment, listener, shop } from './environments';
import { describeTransitions } from './world';

const PARTNER_ACCOUNT = '333333333333';

const root: CertificateAuthority = { commonName: 'Example Root', validityYears: 10 };

const issuing = (shareWith: ShareWith, changes: Partial<CertificateAuthority> = {}) =>
  ({
    parent: 'root',
    commonName: 'Example Issuing',
    validityYears: 5,
    shareWith,
    ...changes,
  }) as CertificateAuthority;

const orders = { source: 'private', certificateAuthority: 'issuing', domainName: 'orders.internal' } as const;
const feed = { ...orders, domainName: 'feed.internal' } as const;

const partner = (changes: Partial<Application> = {}): Application => ({
  accountId: PARTNER_ACCOUNT,
  deployRoleArn: `arn:aws:iam::${PARTNER_ACCOUNT}:role/certfleet-deploy`,
  outsideOrganization: true,
  validationExternalId: 'example-partner',
  regions: ['eu-west-1'],
  ...changes,
});

const served: Readonly<Record<string, Consumer>> = { edge: listener(['orders']) };
const EVERYBODY: ShareWith = { accounts: ['shop'], externalAccounts: ['partner'] };

interface State {
  readonly authorities?: Readonly<Record<string, CertificateAuthority>>;
  readonly shop?: Partial<Application>;
  readonly partner?: Partial<Application>;
}

const authorities = { root, issuing: issuing(EVERYBODY) };
const inUse = { shop: { certificates: { orders }, consumers: served }, partner: { certificates: { feed } } };

const world = (state: State) => () =>
  environment(
    { shop: shop({ domains: undefined, ...state.shop }), partner: partner(state.partner) },
    { zones: {}, certificateAuthorities: state.authorities ?? {} },
  );

const attached = (action: string) => [
  `aws_acm_certificate ${action}`,
  `aws_lb_listener ${action}`,
  `aws_lb_listener_certificate ${action}`,
];

const shareIs = (action: string) => [
  `aws_ram_principal_association ${action}`,
  `aws_ram_resource_association ${action}`,
  `aws_ram_resource_share ${action}`,
];

const authorityIs = (action: string) => [
  `aws_acmpca_certificate ${action}`,
  `aws_acmpca_certificate_authority ${action}`,
  `aws_acmpca_certificate_authority_certificate ${action}`,
  `aws_acmpca_permission ${action}`,
];

const external = (action: string) => [...shareIs(action), `aws_ssm_parameter ${action}`];

const role = (action: string) => [`aws_iam_role ${action}`, `aws_iam_role_policy ${action}`];

describeTransitions({
  title: 'private CAs, their shares and certificates, added and taken out',
  existing: world({ authorities, ...inUse })(),
  transitions: [
    {
      title: 'a tree of CAs is added, shared inside and outside the organization, and issues',
      environment: world({ authorities, ...inUse }),
      actions: {
        'shared-services': [
          ...authorityIs('create'),
          ...authorityIs('create'),
          ...shareIs('create'),
          ...external('create'),
          ...role('create'),
        ],
        shop: attached('create'),
        partner: ['aws_acm_certificate create', 'aws_ram_resource_share_accepter create'],
      },
      served: ['orders.internal'],
    },
    {
      title:
        'the last private certificate of an account outside is taken out: it keeps the share it accepted',
      environment: world({ authorities, shop: inUse.shop }),
      actions: { partner: ['aws_acm_certificate delete'] },
      served: ['orders.internal'],
    },
    {
      title: 'its certificate is put back',
      environment: world({ authorities, ...inUse }),
      actions: { partner: ['aws_acm_certificate create'] },
      served: ['orders.internal'],
    },
    {
      title:
        'a CA is renamed with its former name: CA and certificates stay, only what AWS names by it changes',
      environment: world({
        authorities: { root, leaf: issuing(EVERYBODY, { formerly: 'issuing' }) },
        shop: { certificates: { orders: { ...orders, certificateAuthority: 'leaf' } }, consumers: served },
        partner: { certificates: { feed: { ...feed, certificateAuthority: 'leaf' } } },
      }),
      actions: {
        'shared-services': [
          'aws_iam_role_policy update',
          'aws_ram_resource_share update',
          'aws_ram_resource_share update',
          'aws_ssm_parameter delete-create',
        ],
      },
      served: ['orders.internal'],
    },
    {
      title: 'the former name is taken out: nothing changes',
      environment: world({
        authorities: { root, leaf: issuing(EVERYBODY) },
        shop: { certificates: { orders: { ...orders, certificateAuthority: 'leaf' } }, consumers: served },
        partner: { certificates: { feed: { ...feed, certificateAuthority: 'leaf' } } },
      }),
      actions: {},
      served: ['orders.internal'],
    },
    {
      title: 'the private certificates are taken out: the CA stays',
      environment: world({ authorities: { root, leaf: issuing(EVERYBODY) } }),
      actions: {
        shop: attached('delete'),
        partner: ['aws_acm_certificate delete'],
      },
    },
    {
      title: 'the CA is no longer shared: its shares, the parameter and the role that read it go',
      environment: world({ authorities: { root, leaf: issuing({ accounts: ['shop'] }) } }),
      actions: { 'shared-services': [...external('delete'), ...role('delete')] },
    },
    {
      title: 'the CA is taken out: the root stays',
      environment: world({ authorities: { root } }),
      actions: { 'shared-services': [...authorityIs('delete'), ...shareIs('delete')] },
    },
    {
      title: 'a CA is put back below the root that stayed',
      environment: world({
        authorities: { root, issuing: issuing({ accounts: ['shop'] }) },
        shop: inUse.shop,
      }),
      actions: {
        'shared-services': [...authorityIs('create'), ...shareIs('create')],
        shop: attached('create'),
      },
    },
  ],
});
