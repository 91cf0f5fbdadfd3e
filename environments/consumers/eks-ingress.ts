import { z } from 'zod';
import { flag, formOf, formOfKinds, integer, oneOf, word } from '../form';
import { clusterParameterPermissions } from '../permissions/services/parameters';
import { type ClusterLoadBalancer, clusterFacts, clusterLoadBalancer } from './cluster-parameter';
import type { ConsumerKind } from './consumer-kind';

/** `off` ends what was asked before: left out, a listener stays as it is. */
interface NotVerified<Mode extends 'off' | 'passthrough'> {
  readonly mode: Mode;
}

/** Only clients with a certificate of a CA in the trust store are let in. */
interface Verified {
  readonly mode: 'verify';
  /** Name or ARN of the trust store. */
  readonly trustStore: string;
  /** @default false */
  readonly ignoreClientCertificateExpiry?: boolean;
  /** Whether clients are told the CAs that are trusted. @default 'off' */
  readonly advertiseTrustStoreCaNames?: 'on' | 'off';
}

type MutualAuthentication = NotVerified<'off'> | NotVerified<'passthrough'> | Verified;

/** An Ingress in EKS, whose Application Load Balancer is made by AWS Load Balancer Controller. */
export interface EksIngress extends ClusterLoadBalancer {
  readonly type: 'eks-ingress';
  /** @default 443 */
  readonly port?: number;
  /** Port on which plain HTTP is answered by a redirect. @default - plain HTTP is not answered */
  readonly redirectFromPort?: number;
  /** How clients prove who they are. @default - clients of a new load balancer need no certificate */
  readonly mutualAuthentication?: MutualAuthentication;
}

export const eksIngress: ConsumerKind<EksIngress> = {
  form: formOf<EksIngress>()({
    ...clusterLoadBalancer,
    type: z.literal('eks-ingress'),
    port: integer(1, 65535, 'a port').optional(),
    redirectFromPort: integer(1, 65535, 'a port').optional(),
    mutualAuthentication: formOfKinds<MutualAuthentication>()('mode', {
      off: { form: formOf<NotVerified<'off'>>()({ mode: z.literal('off') }) },
      passthrough: { form: formOf<NotVerified<'passthrough'>>()({ mode: z.literal('passthrough') }) },
      verify: {
        form: formOf<Verified>()({
          mode: z.literal('verify'),
          trustStore: word,
          ignoreClientCertificateExpiry: flag.optional(),
          advertiseTrustStoreCaNames: oneOf(['on', 'off']).optional(),
        }),
      },
    }).optional(),
  }),
  facts: (consumer, account) => ({
    ...clusterFacts(consumer, account, 'applicationLoadBalancer'),
    problems:
      consumer.redirectFromPort !== undefined && consumer.redirectFromPort === (consumer.port ?? 443)
        ? [
            {
              path: ['redirectFromPort'],
              rule: 'must be another port than the one that it leads to',
              got: consumer.redirectFromPort,
              remedy: 'usually it is 80',
            },
          ]
        : [],
  }),
  permissions: (consumer, account) =>
    clusterParameterPermissions(account, consumer.region ?? account.regions[0], consumer.parameterName),
};
