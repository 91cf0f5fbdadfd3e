import {
  EVERYBODY,
  attached,
  authorities,
  authorityIs,
  edge,
  external,
  feed,
  inUse,
  issuing,
  orders,
  role,
  root,
  shareIs,
  world,
} from './private-authorities';
import { describeTransitions } from './world';

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
        shop: { certificates: { orders: { ...orders, certificateAuthority: 'leaf' } }, consumers: edge },
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
        shop: { certificates: { orders: { ...orders, certificateAuthority: 'leaf' } }, consumers: edge },
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
      title: 'the CA is renamed and renewed at once: the certificate that was in force is not revoked',
      environment: world({
        authorities: { root, last: issuing({ accounts: ['shop'] }, { formerly: 'leaf', generation: 2 }) },
      }),
      actions: {
        'shared-services': [
          'aws_acmpca_certificate create',
          'aws_acmpca_certificate forget',
          'aws_acmpca_certificate_authority_certificate delete-create',
          'aws_ram_resource_share update',
        ],
      },
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
