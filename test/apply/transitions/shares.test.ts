import type { ShareWith } from '../../../environments';
import { shop } from './environments';
import {
  EVERYBODY,
  attached,
  authorities,
  authorityIs,
  edge,
  external,
  inUse,
  issuing,
  orders,
  role,
  root,
  shareIs,
  world,
} from './private-authorities';
import { describeTransitions } from './world';

/** An account of the organization, with no application in the changes. */
const ARCHIVE_ACCOUNT = '444444444444';

const MORE: ShareWith = {
  ...EVERYBODY,
  accounts: ['shop', ARCHIVE_ACCOUNT],
  permissions: ['issue', 'revoke'],
};
const ORGANIZATION: ShareWith = {
  ...EVERYBODY,
  accounts: [],
  organization: true,
  permissions: MORE.permissions,
};

const next = { ...orders, domainName: 'next.internal' };
const withNext = { certificates: { orders, next }, consumers: edge };

const archive = shop({
  accountId: ARCHIVE_ACCOUNT,
  deployRoleArn: `arn:aws:iam::${ARCHIVE_ACCOUNT}:role/certfleet-deploy`,
});
const before = world({ authorities, ...inUse })();

describeTransitions({
  title: 'shares of a private CA, changed while the CA issues',
  existing: {
    ...before,
    applications: { ...before.applications, archive },
  },
  transitions: [
    {
      title: 'a CA is shared inside and outside the organization, and issues',
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
    },
    {
      title: 'a CA is shared with one more account, and for one more purpose: what was shared is not touched',
      environment: world({ authorities: { root, issuing: issuing(MORE) }, ...inUse }),
      actions: {
        'shared-services': [
          'aws_ram_principal_association create',
          ...shareIs('create'),
          'aws_ram_principal_association create',
          ...shareIs('create'),
        ],
      },
      served: ['orders.internal'],
    },
    {
      title: 'account and purpose are taken out: who may issue still may',
      environment: world({ authorities, ...inUse }),
      actions: {
        'shared-services': [
          'aws_ram_principal_association delete',
          ...shareIs('delete'),
          'aws_ram_principal_association delete',
          ...shareIs('delete'),
        ],
      },
      served: ['orders.internal'],
    },
    {
      title: 'the purpose is put back, and the organization takes the place of its accounts',
      environment: world({ authorities: { root, issuing: issuing(ORGANIZATION) }, ...inUse }),
      actions: {
        'shared-services': [
          'aws_ram_principal_association create',
          'aws_ram_principal_association delete',
          ...shareIs('create'),
          ...shareIs('create'),
        ],
      },
      served: ['orders.internal'],
    },
    {
      title: 'the account is put back in place of the organization, and may issue',
      environment: world({
        authorities,
        ...inUse,
        shop: withNext,
      }),
      actions: {
        'shared-services': [
          'aws_ram_principal_association create',
          'aws_ram_principal_association delete',
          ...shareIs('delete'),
          ...shareIs('delete'),
        ],
        shop: ['aws_acm_certificate create'],
      },
      served: ['orders.internal'],
    },
    {
      title:
        'it is no longer shared outside: share, parameter and role go, and the account inside keeps its own',
      environment: world({
        authorities: { root, issuing: issuing({ accounts: ['shop'] }) },
        shop: inUse.shop,
      }),
      actions: {
        'shared-services': [...external('delete'), ...role('delete')],
        shop: ['aws_acm_certificate delete'],
        partner: ['aws_acm_certificate delete'],
      },
      served: ['orders.internal'],
    },
    {
      title: 'it is shared outside again: the account accepts the new share, and may issue',
      environment: world({ authorities, ...inUse }),
      actions: {
        'shared-services': [...external('create'), ...role('create')],
        partner: ['aws_acm_certificate create', 'aws_ram_resource_share_accepter create'],
      },
      served: ['orders.internal'],
    },
  ],
});
