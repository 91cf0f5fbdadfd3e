import { DEFAULT_LISTENER_CERTIFICATE_QUOTA } from '../../modules/core';
import type { Draft } from '../draft';
import { domain, list, name, region, text } from '../form';
import {
  type ConsumerAccount,
  type ConsumerFacts,
  type EveryConsumer,
  everyConsumer,
  listed,
  named,
} from './consumer-kind';

/** What every load balancer of a cluster has, whichever object it is made of. */
export interface ClusterLoadBalancer extends EveryConsumer {
  /** SSM parameter with the annotations as JSON, for whoever feeds the cluster. */
  readonly parameterName: string;
  /** Name of the certificate that clients get unless another fits better. */
  readonly certificate: string;
  /** Names of further certificates, chosen by the name a client asks for. @default - none */
  readonly additionalCertificates?: readonly string[];
  /** Host names of the object; each must be on one of its certificates. @default - not checked */
  readonly hostNames?: readonly string[];
  /** Region of the cluster. @default - the account's first Region */
  readonly region?: string;
}

/** The form of the name of a parameter (Systems Manager User Guide, requirements and constraints for parameter names). */
export const parameterName = text(
  'the name of an SSM parameter with its path, of letters, digits and . _ -, not below /aws or /ssm',
  /^(?!\/(?:aws|ssm))(?=.{2,900}$)(?:\/[\w.-]+){1,15}$/i,
  'write it as "/shop/ingress"',
);

/** A parameter, in words that are the same whichever kind writes it. */
export function parameterThing(
  name: string | undefined,
  region: string | undefined,
  accountId: string | undefined,
): string {
  return `SSM parameter "${name}" in ${region} of account ${accountId}`;
}

/** The forms of what every load balancer of a cluster has. */
export const clusterLoadBalancer = {
  ...everyConsumer,
  parameterName,
  certificate: name,
  additionalCertificates: list(name).optional(),
  hostNames: list(domain).optional(),
  region: region.optional(),
};

/** Facts of a load balancer that a cluster makes, whichever object it is made of. */
export function clusterFacts(
  consumer: Draft<ClusterLoadBalancer>,
  account: Draft<ConsumerAccount>,
  service: 'applicationLoadBalancer' | 'networkLoadBalancer',
): ConsumerFacts {
  const region = consumer.region ?? account.regions?.[0];
  const parameter = parameterThing(consumer.parameterName, region, account.accountId);
  const isNamed =
    consumer.parameterName !== undefined && region !== undefined && account.accountId !== undefined;
  return {
    certificates: [
      ...named('certificate', consumer.certificate),
      ...listed('additionalCertificates', consumer.additionalCertificates),
    ],
    hostNames: listed('hostNames', consumer.hostNames),
    service,
    isReachedOtherwise: true,
    chosenBy: ['type'],
    region,
    lookUps: [],
    claims: isNamed
      ? [{ path: ['parameterName'], thing: parameter, remedy: 'give each a parameter of its own' }]
      : [],
    certificateQuota: isNamed
      ? {
          of: `the load balancer of ${parameter}`,
          limit: account.listenerCertificateQuota ?? DEFAULT_LISTENER_CERTIFICATE_QUOTA,
          property: 'listenerCertificateQuota',
        }
      : undefined,
  };
}
