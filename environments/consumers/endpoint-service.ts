import { z } from 'zod';
import { accountId, domain, flag, formOf, list, name, region } from '../form';
import { endpointServicePermissions } from '../permissions/services/endpoint-services';
import { loadBalancerLookUp } from '../permissions/services/load-balancing';
import {
  type ConsumerKind,
  type EveryConsumer,
  type RecordState,
  everyConsumer,
  named,
  publishedOrWithdrawn,
} from './consumer-kind';
import { resourceName } from './load-balancer-listener';

/** A service that other VPCs reach by PrivateLink under a name of its own, in front of a Network Load Balancer. */
export interface EndpointService extends EveryConsumer {
  readonly type: 'endpoint-service';
  /** Name of a Network Load Balancer that exists. */
  readonly loadBalancerName: string;
  readonly privateDnsName: string;
  /** Name of the certificate that the load balancer serves. */
  readonly certificate: string;
  /** Accounts that may connect. @default - none, so nobody finds the service */
  readonly allowedAccounts?: readonly string[];
  /** Whether each connection is accepted by hand. @default true */
  readonly acceptanceRequired?: boolean;
  /**
   * Whether the stack writes the TXT record by which the name is proved, in the zone that holds it.
   *
   * @default - as the application says in `textProofs`
   */
  readonly textProof?: RecordState;
  /**
   * Whether somebody else has written the TXT record of the stack's output.
   *
   * @default false - nobody can use the name before it is proved
   */
  readonly proofPublished?: boolean;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const endpointService: ConsumerKind<EndpointService> = {
  form: formOf<EndpointService>()({
    type: z.literal('endpoint-service'),
    ...everyConsumer,
    loadBalancerName: resourceName,
    privateDnsName: domain,
    certificate: name,
    allowedAccounts: list(accountId).optional(),
    acceptanceRequired: flag.optional(),
    textProof: publishedOrWithdrawn.optional(),
    proofPublished: flag.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => ({
    certificates: named('certificate', consumer.certificate),
    hostNames: named('privateDnsName', consumer.privateDnsName),
    service: 'endpointService',
    isReachedOtherwise: true,
    textProof: { state: consumer.textProof, names: named('privateDnsName', consumer.privateDnsName) },
    chosenBy: ['type'],
    region: consumer.region ?? account.regions?.[0],
    lookUps: named('loadBalancerName', consumer.loadBalancerName).map(([, loadBalancer]) => ({
      what: 'load balancer',
      name: loadBalancer,
      type: 'network',
    })),
    claims: [],
  }),
  permissions: ({ region }, account) => [
    loadBalancerLookUp(account),
    ...endpointServicePermissions(account, region ?? account.regions[0]),
  ],
};
