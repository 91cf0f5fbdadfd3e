import {
  CERTIFICATE_REQUIREMENTS,
  type CertificateRequirements,
  DEFAULT_LISTENER_CERTIFICATE_QUOTA,
  normalizeDomainName,
} from '../../modules/core';
import type { Application, Consumer } from '../environment';
import { type Draft, itemsOf } from './draft';
import type { Path, Problem } from './problem';

/** Something that is there once: a name that stacks compute, or what a consumer occupies. */
export interface Claim {
  readonly path: Path;
  /** What is claimed, in words that are the same for the same thing and for no other. */
  readonly thing: string;
  readonly remedy: string;
}

/** What rules need to know of a consumer, whatever its type; paths start at the consumer. */
export interface ConsumerFacts {
  /** Names of the certificates it uses. */
  readonly certificates: ReadonlyArray<readonly [Path, string]>;
  /** Host names that clients ask it for. */
  readonly hostNames: ReadonlyArray<readonly [Path, string]>;
  /** What it asks of its certificates. */
  readonly requirements: CertificateRequirements;
  /** What chooses the service, and with it the requirements. */
  readonly chosenBy: Path;
  /** Region of the service itself; undefined where it has none, or the file does not say it well. */
  readonly region?: string;
  /** What nothing else can have at the same time. */
  readonly claims: readonly Claim[];
  /**
   * How many certificates all consumers `of` one thing may use.
   *
   * @default - as many as it names
   */
  readonly certificateQuota?: { readonly of: string; readonly limit: number; readonly property: string };
  /**
   * What is wrong with its properties among each other.
   *
   * @default - nothing can be
   */
  readonly problems?: readonly Problem[];
}

type Kinds = {
  readonly [Type in Consumer['type']]: (
    consumer: Draft<Extract<Consumer, { type: Type }>>,
    application: Draft<Application>,
  ) => ConsumerFacts;
};

const KINDS: Kinds = {
  'load-balancer-listener': (consumer, application) => {
    const region = consumer.region ?? application.regions?.[0];
    const loadBalancer = `load balancer "${consumer.loadBalancerName}" in ${region} of account ${application.accountId}`;
    const isNamed =
      consumer.loadBalancerName !== undefined && region !== undefined && application.accountId !== undefined;
    return {
      certificates: [
        ...named('certificate', consumer.certificate),
        ...listed('additionalCertificates', consumer.additionalCertificates),
      ],
      hostNames: listed('hostNames', consumer.hostNames),
      requirements:
        consumer.loadBalancerType === 'network'
          ? CERTIFICATE_REQUIREMENTS.networkLoadBalancer
          : CERTIFICATE_REQUIREMENTS.applicationLoadBalancer,
      chosenBy: ['type'],
      region,
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
            limit: application.listenerCertificateQuota ?? DEFAULT_LISTENER_CERTIFICATE_QUOTA,
            property: 'listenerCertificateQuota',
          }
        : undefined,
    };
  },
  'api-gateway-domain': (consumer, application) => {
    const atEdge = consumer.endpointType === 'EDGE';
    const region = consumer.region ?? application.regions?.[0];
    const hostNames = named('domainName', consumer.domainName);
    // API Gateway Developer Guide: unique within a Region across all accounts; at the edge, served by CloudFront.
    const places = [
      ...(region === undefined ? [] : [`API Gateway in ${region}`]),
      ...(atEdge ? ['CloudFront'] : []),
    ];
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      requirements: atEdge
        ? CERTIFICATE_REQUIREMENTS.edgeApiDomain
        : CERTIFICATE_REQUIREMENTS.regionalApiDomain,
      chosenBy: atEdge ? ['endpointType'] : ['type'],
      region,
      claims: places.flatMap((place) => nameClaims(hostNames, place)),
      problems:
        consumer.stageName !== undefined && consumer.restApiName === undefined
          ? [
              {
                path: ['stageName'],
                rule: 'must come with the API it is a stage of',
                got: consumer.stageName,
                remedy: 'set restApiName, or leave it out',
              },
            ]
          : [],
    };
  },
  'cloudfront-distribution': (consumer) => {
    const hostNames = listed('aliases', consumer.aliases);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      requirements: CERTIFICATE_REQUIREMENTS.cloudFront,
      chosenBy: ['type'],
      claims: nameClaims(hostNames, 'CloudFront'),
    };
  },
};

/** The facts of a consumer; undefined where its type is not known. */
export function consumerFacts(
  consumer: Draft<Consumer>,
  application: Draft<Application>,
): ConsumerFacts | undefined {
  return consumer.type === undefined ? undefined : KINDS[consumer.type](consumer as never, application);
}

/** Names that a service lets nobody else have (CloudFront Developer Guide, move an alternate domain name). */
function nameClaims(names: ConsumerFacts['hostNames'], place: string): Claim[] {
  return names.map(([path, name]) => ({
    path,
    thing: `the name "${normalizeDomainName(name)}" at ${place}`,
    remedy: 'leave it out of one of them',
  }));
}

function named(property: string, value: string | undefined): Array<[Path, string]> {
  return value === undefined ? [] : [[[property], value]];
}

function listed(
  property: string,
  values: ReadonlyArray<string | undefined> | undefined,
): Array<[Path, string]> {
  return itemsOf(values).map(([index, value]) => [[property, index], value]);
}
