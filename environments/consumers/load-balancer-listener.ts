import { z } from 'zod';
import { DEFAULT_LISTENER_CERTIFICATE_QUOTA, Words } from '../../modules/core';
import type { Draft } from '../draft';
import { domain, formOf, integer, list, name, oneOf, region, text } from '../form';
import {
  listenerPermissions,
  loadBalancerLookUp,
  targetGroupLookUp,
} from '../permissions/services/load-balancing';
import { listFollowingPermissions } from '../permissions/services/revocation-lists';
import { trustStorePermissions } from '../permissions/services/trust-stores';
import { revocationName } from '../names';
import type { Problem } from '../problem';
import {
  type Claim,
  type ConsumerKind,
  type EveryConsumer,
  everyConsumer,
  type LookUp,
  listed,
  named,
} from './consumer-kind';
import {
  type LoadBalancing,
  loadBalancerArn,
  loadBalancerOf,
  placeProblems,
  targetGroupArn,
  targetGroupOf,
  whichProblems,
} from './load-balancing-arns';
import { type MutualTls, clientRevocationOf, mutualTlsForm, mutualTlsProblems } from './mutual-tls';

/** An HTTPS or TLS listener on a load balancer that exists. */
export interface LoadBalancerListener extends EveryConsumer {
  readonly type: 'load-balancer-listener';
  /** @default - `loadBalancerArn` says which one */
  readonly loadBalancerName?: string;
  /** @default - `loadBalancerName` says which one */
  readonly loadBalancerArn?: string;
  /** @default 'application' */
  readonly loadBalancerType?: 'application' | 'network';
  /** @default - `targetGroupArn` says which one */
  readonly targetGroupName?: string;
  /** @default - `targetGroupName` says which one */
  readonly targetGroupArn?: string;
  /** Name of the certificate that clients get unless another fits better. */
  readonly certificate: string;
  /** Names of further certificates, chosen by the name a client asks for. @default - none */
  readonly additionalCertificates?: readonly string[];
  /** Host names the listener serves; each must be on one of its certificates. @default - not checked */
  readonly hostNames?: readonly string[];
  /** @default 443 */
  readonly port?: number;
  /** TLS policy of Elastic Load Balancing. @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' */
  readonly sslPolicy?: string;
  /** Versions of HTTP that a network load balancer negotiates. @default - none is negotiated */
  readonly alpnPolicy?: (typeof ALPN_POLICIES)[number];
  /** Port of an application load balancer that sends plain HTTP on to HTTPS, for good. @default - none does */
  readonly redirectFrom?: number;
  /** Certificates of clients, of an application load balancer. @default - clients are asked for none */
  readonly mutualTls?: MutualTls;
  /** @default - the account's first Region */
  readonly region?: string;
}

/** User Guide for Network Load Balancers, ALPN policies. */
const ALPN_POLICIES = ['HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred'] as const;

/** The form of names of load balancers and of their target groups. */
export const resourceName = text(
  'a name of at most 32 letters, digits and hyphens',
  /^[A-Za-z0-9-]{1,32}$/,
  'use its name in AWS',
);
const port = integer(1, 65535, 'a port');

export const loadBalancerListener: ConsumerKind<LoadBalancerListener> = {
  form: formOf<LoadBalancerListener>()({
    type: z.literal('load-balancer-listener'),
    ...everyConsumer,
    loadBalancerName: resourceName.optional(),
    loadBalancerArn: loadBalancerArn.optional(),
    loadBalancerType: oneOf(['application', 'network']).optional(),
    targetGroupName: resourceName.optional(),
    targetGroupArn: targetGroupArn.optional(),
    certificate: name,
    additionalCertificates: list(name).optional(),
    hostNames: list(domain).optional(),
    port: port.optional(),
    sslPolicy: text(
      'a TLS policy of Elastic Load Balancing',
      /^ELBSecurityPolicy-[A-Za-z0-9-]+$/,
      'write it as "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", or leave it out',
    ).optional(),
    alpnPolicy: oneOf(ALPN_POLICIES).optional(),
    redirectFrom: port.optional(),
    mutualTls: mutualTlsForm.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const balancer = loadBalancerOf(consumer.loadBalancerArn);
    const group = targetGroupOf(consumer.targetGroupArn);
    const loadBalancerName = consumer.loadBalancerName ?? balancer?.name;
    const loadBalancer =
      loadBalancerName === undefined || region === undefined || account.accountId === undefined
        ? undefined
        : `load balancer "${loadBalancerName}" in ${region} of account ${account.accountId}`;
    const type = consumer.loadBalancerType ?? 'application';
    return {
      certificates: [
        ...named('certificate', consumer.certificate),
        ...listed('additionalCertificates', consumer.additionalCertificates),
      ],
      hostNames: listed('hostNames', consumer.hostNames),
      service: type === 'network' ? 'networkLoadBalancer' : 'applicationLoadBalancer',
      chosenBy: ['type'],
      region,
      lookUps: [
        ...lookUpOf('load balancer', loadBalancerName, type, consumer.loadBalancerArn),
        ...lookUpOf('target group', consumer.targetGroupName ?? group?.name, type, consumer.targetGroupArn),
      ],
      claims: loadBalancer === undefined ? [] : portClaims(consumer, loadBalancer),
      certificateQuota:
        loadBalancer === undefined
          ? undefined
          : {
              of: loadBalancer,
              limit: account.listenerCertificateQuota ?? DEFAULT_LISTENER_CERTIFICATE_QUOTA,
              property: 'listenerCertificateQuota',
            },
      clientRevocation: clientRevocationOf(
        consumer.mutualTls,
        region === undefined || loadBalancerName === undefined
          ? undefined
          : listenerIdentity(consumer, region, loadBalancerName),
      ),
      // It takes advertise_trust_store_ca_names (CHANGELOG of the provider).
      needsProvider:
        consumer.mutualTls === undefined
          ? []
          : [{ path: ['mutualTls'], got: new Words('mutual TLS'), version: [5, 82, 0] }],
      problems: [
        ...whichProblems(consumer, 'loadBalancer'),
        ...whichProblems(consumer, 'targetGroup'),
        ...placeProblems('loadBalancerArn', balancer, region, account),
        ...placeProblems('targetGroupArn', group, region, account),
        ...typeProblems(consumer, balancer),
        ...mutualTlsProblems(consumer.mutualTls),
      ],
    };
  },
  permissions: (consumer, account) => {
    const region = consumer.region ?? account.regions[0];
    const name = consumer.loadBalancerName ?? loadBalancerOf(consumer.loadBalancerArn)?.name;
    const { loadBalancerType: type = 'application' } = consumer;
    return [
      loadBalancerLookUp(account),
      ...(consumer.targetGroupArn === undefined ? [targetGroupLookUp(account)] : []),
      ...(name === undefined ? [] : listenerPermissions(account, { region, name, type })),
      ...(consumer.mutualTls === undefined ? [] : trustStorePermissions(account, region)),
      ...(consumer.mutualTls?.revocation === undefined || name === undefined
        ? []
        : listFollowingPermissions(account, {
            region,
            name: revocationName(account.environmentName, listenerIdentity(consumer, region, name)),
          })),
    ];
  },
};

/** What a listener is in its account, of which names are made: it stands whatever its entry is called. */
function listenerIdentity(
  { port }: Pick<Draft<LoadBalancerListener>, 'port'>,
  region: string,
  loadBalancerName: string,
): string {
  return `${region}-${loadBalancerName}-${port ?? 443}`;
}

function lookUpOf(
  what: LookUp['what'],
  name: string | undefined,
  type: LookUp['type'],
  arn: string | undefined,
): LookUp[] {
  return name === undefined ? [] : [{ what, name, type, ...(arn === undefined ? {} : { arn }) }];
}

function portClaims(consumer: Draft<LoadBalancerListener>, loadBalancer: string): Claim[] {
  const which = consumer.loadBalancerName === undefined ? 'loadBalancerArn' : 'loadBalancerName';
  return [
    {
      path: [which],
      thing: `port ${consumer.port ?? 443} of ${loadBalancer}`,
      remedy: 'give one of them another port, or put all certificates on one listener',
    },
    ...(consumer.redirectFrom === undefined
      ? []
      : [
          {
            path: ['redirectFrom'],
            thing: `port ${consumer.redirectFrom} of ${loadBalancer}`,
            remedy: 'leave it out of one of them: one redirect is enough for a load balancer',
          },
        ]),
  ];
}

/** What only one of the two types has. */
function typeProblems(consumer: Draft<LoadBalancerListener>, balancer: LoadBalancing | undefined): Problem[] {
  const { loadBalancerType = 'application', alpnPolicy, redirectFrom, mutualTls, port = 443 } = consumer;
  const foreign = Object.keys(
    loadBalancerType === 'application' ? { alpnPolicy } : { redirectFrom, mutualTls },
  ) as Array<'alpnPolicy' | 'redirectFrom' | 'mutualTls'>;
  return [
    ...(balancer && balancer.type !== loadBalancerType
      ? [
          {
            path: ['loadBalancerType'],
            rule: `must be ${balancer.type}, as loadBalancerArn says`,
            got: loadBalancerType,
            remedy: `write loadBalancerType: '${balancer.type}'`,
          },
        ]
      : []),
    ...foreign
      .filter((property) => consumer[property] !== undefined)
      .map((property) => ({
        path: [property],
        rule: `must be of ${loadBalancerType === 'application' ? 'a network' : 'an application'} load balancer`,
        remedy: 'leave it out, or use a load balancer of the other type',
      })),
    ...(redirectFrom === port
      ? [
          {
            path: ['redirectFrom'],
            rule: 'must be another port than port',
            got: redirectFrom,
            remedy: 'use 80',
          },
        ]
      : []),
  ];
}
