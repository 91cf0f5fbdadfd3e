import { z } from 'zod';
import { formOf, name, oneOf, region, text, zoneName } from '../form';
import { cloudMapPermissions } from '../permissions/services/cloud-map';
import { loadBalancerLookUp } from '../permissions/services/load-balancing';
import {
  type ConsumerKind,
  type EveryConsumer,
  everyConsumer,
  type LookUp,
  nameClaims,
  named,
} from './consumer-kind';
import { resourceName } from './load-balancer-listener';

/** A service of AWS Cloud Map that leads to a load balancer with a certificate for its host name. */
export interface CloudMapService extends EveryConsumer {
  readonly type: 'cloud-map-service';
  /** Labels before the namespace in the host name, for example `orders`. */
  readonly serviceName: string;
  /** Name of a namespace that exists and is found by DNS, for example `internal.example.com`. */
  readonly namespaceName: string;
  /** @default 'private' */
  readonly namespaceType?: 'private' | 'public';
  readonly loadBalancerName: string;
  /** @default 'application' */
  readonly loadBalancerType?: 'application' | 'network';
  /** Name of the certificate that the load balancer serves. */
  readonly certificate: string;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const cloudMapService: ConsumerKind<CloudMapService> = {
  form: formOf<CloudMapService>()({
    type: z.literal('cloud-map-service'),
    ...everyConsumer,
    serviceName: text(
      'labels of lower-case letters, digits and hyphens, separated by dots',
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/,
      'leave out the name of the namespace',
    ),
    namespaceName: zoneName,
    namespaceType: oneOf(['private', 'public']).optional(),
    loadBalancerName: resourceName,
    loadBalancerType: oneOf(['application', 'network']).optional(),
    certificate: name,
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const { serviceName, namespaceName, namespaceType = 'private', loadBalancerName } = consumer;
    const region = consumer.region ?? account.regions?.[0];
    const hostNames =
      serviceName === undefined || namespaceName === undefined
        ? []
        : named('serviceName', `${serviceName}.${namespaceName}`);
    const lookUps: LookUp[] = [
      ...(namespaceName === undefined
        ? []
        : [{ what: `${namespaceType} namespace` as const, name: namespaceName }]),
      ...(loadBalancerName === undefined
        ? []
        : [
            {
              what: 'load balancer' as const,
              name: loadBalancerName,
              type: consumer.loadBalancerType ?? 'application',
            },
          ]),
    ];
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'cloudMap',
      isReachedOtherwise: true,
      chosenBy: ['type'],
      region,
      lookUps,
      claims:
        region === undefined
          ? []
          : nameClaims(
              hostNames,
              `the ${namespaceType} namespaces of Cloud Map in ${region} of account ${account.accountId}`,
            ),
    };
  },
  permissions: ({ region }, account) => [
    loadBalancerLookUp(account),
    ...cloudMapPermissions(account, region ?? account.regions[0]),
  ],
};
