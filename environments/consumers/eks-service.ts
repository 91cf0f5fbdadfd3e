import { z } from 'zod';
import { formOf, integer, nonEmptyList, oneOf } from '../form';
import { clusterParameterPermissions } from '../permissions/services/parameters';
import { type ClusterLoadBalancer, clusterFacts, clusterLoadBalancer } from './cluster-parameter';
import type { ConsumerKind } from './consumer-kind';

/** A Service in EKS, whose Network Load Balancer is made by AWS Load Balancer Controller. */
export interface EksService extends ClusterLoadBalancer {
  readonly type: 'eks-service';
  /** Ports of the Service that end TLS. @default [443] */
  readonly tlsPorts?: readonly [number, ...number[]];
  /** Which of HTTP/1.1 and HTTP/2 clients are offered; `HTTP2Optional` prefers HTTP/1.1. @default - none */
  readonly alpnPolicy?: 'HTTP1Only' | 'HTTP2Only' | 'HTTP2Optional' | 'HTTP2Preferred' | 'None';
  /** What goes on to the Pods; `ssl` encrypts again, and trusts every certificate they show. @default 'tcp' */
  readonly backendProtocol?: 'ssl' | 'tcp';
}

export const eksService: ConsumerKind<EksService> = {
  form: formOf<EksService>()({
    ...clusterLoadBalancer,
    type: z.literal('eks-service'),
    tlsPorts: nonEmptyList(integer(1, 65535, 'a port')).optional(),
    alpnPolicy: oneOf(['HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred', 'None']).optional(),
    backendProtocol: oneOf(['ssl', 'tcp']).optional(),
  }),
  facts: (consumer, account) => clusterFacts(consumer, account, 'networkLoadBalancer'),
  permissions: (consumer, account) =>
    clusterParameterPermissions(account, consumer.region ?? account.regions[0], consumer.parameterName),
};
