import type { Application, CertificateAuthority, Consumer, ShareWith } from '../../../environments';
import { environment, listener, shop } from './environments';

const PARTNER_ACCOUNT = '333333333333';

export const root: CertificateAuthority = { commonName: 'Example Root', validityYears: 10 };

export const issuing = (shareWith: ShareWith, changes: Partial<CertificateAuthority> = {}) =>
  ({
    parent: 'root',
    commonName: 'Example Issuing',
    validityYears: 5,
    shareWith,
    ...changes,
  }) as CertificateAuthority;

export const orders = {
  source: 'private',
  certificateAuthority: 'issuing',
  domainName: 'orders.internal',
} as const;
export const feed = { ...orders, domainName: 'feed.internal' } as const;

const partner = (changes: Partial<Application> = {}): Application => ({
  accountId: PARTNER_ACCOUNT,
  deployRoleArn: `arn:aws:iam::${PARTNER_ACCOUNT}:role/certfleet-deploy`,
  outsideOrganization: true,
  validationExternalId: 'example-partner',
  regions: ['eu-west-1'],
  ...changes,
});

/** The listener that serves `orders`. */
export const edge: Readonly<Record<string, Consumer>> = { edge: listener(['orders']) };

export const EVERYBODY: ShareWith = { accounts: ['shop'], externalAccounts: ['partner'] };

interface State {
  readonly authorities?: Readonly<Record<string, CertificateAuthority>>;
  readonly shop?: Partial<Application>;
  readonly partner?: Partial<Application>;
}

export const authorities = { root, issuing: issuing(EVERYBODY) };
export const inUse = {
  shop: { certificates: { orders }, consumers: edge },
  partner: { certificates: { feed } },
};

export const world = (state: State) => () =>
  environment(
    { shop: shop({ domains: undefined, ...state.shop }), partner: partner(state.partner) },
    { zones: {}, certificateAuthorities: state.authorities ?? {} },
  );

export const attached = (action: string) => [
  `aws_acm_certificate ${action}`,
  `aws_lb_listener ${action}`,
  `aws_lb_listener_certificate ${action}`,
];

export const shareIs = (action: string) => [
  `aws_ram_principal_association ${action}`,
  `aws_ram_resource_association ${action}`,
  `aws_ram_resource_share ${action}`,
];

export const authorityIs = (action: string) => [
  `aws_acmpca_certificate ${action}`,
  `aws_acmpca_certificate_authority ${action}`,
  `aws_acmpca_certificate_authority_certificate ${action}`,
  `aws_acmpca_permission ${action}`,
];

export const external = (action: string) => [...shareIs(action), `aws_ssm_parameter ${action}`];

export const role = (action: string) => [`aws_iam_role ${action}`, `aws_iam_role_policy ${action}`];
