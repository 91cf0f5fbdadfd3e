import { z } from 'zod';
import { DEFAULT_LISTENER_CERTIFICATE_QUOTA } from '../../modules/core';
import { domain, formOf, integer, list, name, oneOf, region, text } from '../form';
import { type ConsumerKind, type ConsumerName, type LookUp, listed, named } from './consumer-kind';

/** An HTTPS or TLS listener on a load balancer that exists. */
export interface LoadBalancerListener extends ConsumerName {
  readonly type: 'load-balancer-listener';
  readonly loadBalancerName: string;
  /** @default 'application' */
  readonly loadBalancerType?: 'application' | 'network';
  readonly targetGroupName: string;
  /** Name of the certificate that clients get unless another fits better. */
  readonly certificate: string;
  /** Names of further certificates, chosen by the name a client asks for. @default - none */
  readonly additionalCertificates?: readonly string[];
  /** Host names the listener serves; each must be on one of its certificates. @default - not checked */
  readonly hostNames?: readonly string[];
  /** @default 443 */
  readonly port?: number;
  /** @default - the account's first Region */
  readonly region?: string;
}

/** The form of names of load balancers and of their target groups. */
export const resourceName = text(
  'a name of at most 32 letters, digits and hyphens',
  /^[A-Za-z0-9-]{1,32}$/,
  'use its name in AWS',
);

export const loadBalancerListener: ConsumerKind<LoadBalancerListener> = {
  form: formOf<LoadBalancerListener>()({
    type: z.literal('load-balancer-listener'),
    formerly: name.optional(),
    loadBalancerName: resourceName,
    loadBalancerType: oneOf(['application', 'network']).optional(),
    targetGroupName: resourceName,
    certificate: name,
    additionalCertificates: list(name).optional(),
    hostNames: list(domain).optional(),
    port: integer(1, 65535, 'a port').optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const loadBalancer = `load balancer "${consumer.loadBalancerName}" in ${region} of account ${account.accountId}`;
    const isNamed =
      consumer.loadBalancerName !== undefined && region !== undefined && account.accountId !== undefined;
    return {
      certificates: [
        ...named('certificate', consumer.certificate),
        ...listed('additionalCertificates', consumer.additionalCertificates),
      ],
      hostNames: listed('hostNames', consumer.hostNames),
      service: consumer.loadBalancerType === 'network' ? 'networkLoadBalancer' : 'applicationLoadBalancer',
      chosenBy: ['type'],
      region,
      lookUps: [
        ...lookUpOf('load balancer', consumer.loadBalancerName, consumer.loadBalancerType ?? 'application'),
        ...lookUpOf('target group', consumer.targetGroupName, consumer.loadBalancerType ?? 'application'),
      ],
      claims: isNamed
        ? [
            {
              path: ['loadBalancerName'],
              thing: `port ${consumer.port ?? 443} of ${loadBalancer}`,
              remedy: 'give one of them another port, or put all certificates on one listener',
            },
          ]
        : [],
      certificateQuota: isNamed
        ? {
            of: loadBalancer,
            limit: account.listenerCertificateQuota ?? DEFAULT_LISTENER_CERTIFICATE_QUOTA,
            property: 'listenerCertificateQuota',
          }
        : undefined,
    };
  },
};

function lookUpOf(what: LookUp['what'], name: string | undefined, type: LookUp['type']): LookUp[] {
  return name === undefined ? [] : [{ what, name, type }];
}
