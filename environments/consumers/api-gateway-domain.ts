import { z } from 'zod';
import { type Draft, itemsOf } from '../draft';
import { domain, formOf, list, name, oneOf, region, text, word } from '../form';
import type { Problem } from '../problem';
import { type ApiMutualTls, apiMutualTls, apiMutualTlsProblems, apiOwnership } from './api-mutual-tls';
import { type RestApiMapping, repeatedPathProblems, restApiMapping, restStageName } from './api-mappings';
import {
  apiDomainPermissions,
  apiMutualTlsPermissions,
  edgePermissions,
  restApiLookUp,
} from '../permissions/services/api-gateway';
import { type ConsumerKind, type EveryConsumer, everyConsumer, nameClaims, named } from './consumer-kind';

/** A custom domain of API Gateway REST APIs. */
export interface ApiGatewayDomain extends EveryConsumer {
  readonly type: 'api-gateway-domain';
  readonly domainName: string;
  readonly certificate: string;
  /** `EDGE` takes its certificate from us-east-1. @default 'REGIONAL' */
  readonly endpointType?: 'REGIONAL' | 'EDGE';
  /** Name of a REST API to serve at the root of the domain. @default - nothing is mapped */
  readonly restApiName?: string;
  /** @default - callers name the stage in the path */
  readonly stageName?: string;
  /** REST APIs to serve, each under a path of one level. @default - `restApiName` */
  readonly mappings?: readonly RestApiMapping[];
  /**
   * Oldest protocol offered to clients, and the ciphers. Those that begin with `SecurityPolicy_` need AWS provider 6.28.
   *
   * @default 'TLS_1_2'
   */
  readonly securityPolicy?: string;
  /**
   * Whether clients must come to this very name, by this type of endpoint; `BASIC` lets a change to such a policy be
   * watched first. @default 'STRICT' with policies that begin with `SecurityPolicy_`
   */
  readonly endpointAccessMode?: 'STRICT' | 'BASIC';
  /** Whether clients show certificates too; for `REGIONAL` with `TLS_1_2`. @default - they do not */
  readonly mutualTls?: ApiMutualTls;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const apiGatewayDomain: ConsumerKind<ApiGatewayDomain> = {
  form: formOf<ApiGatewayDomain>()({
    type: z.literal('api-gateway-domain'),
    ...everyConsumer,
    domainName: domain,
    certificate: name,
    endpointType: oneOf(['REGIONAL', 'EDGE']).optional(),
    restApiName: word.optional(),
    stageName: restStageName.optional(),
    mappings: list(restApiMapping).optional(),
    securityPolicy: text(
      'TLS_1_2, TLS_1_0 or a policy that begins with SecurityPolicy_',
      /^(?:TLS_1_[02]|SecurityPolicy_\w+)$/,
      'use its name in the API Gateway Developer Guide, security policies',
    ).optional(),
    endpointAccessMode: oneOf(['STRICT', 'BASIC']).optional(),
    mutualTls: apiMutualTls.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const atEdge = consumer.endpointType === 'EDGE';
    const region = consumer.region ?? account.regions?.[0];
    const hostNames = named('domainName', consumer.domainName);
    // API Gateway Developer Guide: unique within a Region across all accounts; at the edge, served by CloudFront.
    const places = [
      ...(region === undefined ? [] : [`API Gateway in ${region}`]),
      ...(atEdge ? ['CloudFront'] : []),
    ];
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: atEdge ? 'edgeApiDomain' : 'regionalApiDomain',
      chosenBy: atEdge ? ['endpointType'] : ['type'],
      region,
      lookUps: [consumer.restApiName, ...itemsOf(consumer.mappings).map(([, mapping]) => mapping.restApiName)]
        .filter((each) => each !== undefined)
        .map((each) => ({ what: 'REST API' as const, name: each })),
      claims: places.flatMap((place) => nameClaims(hostNames, place)),
      // The argument endpoint_access_mode, which AWS asks for with these (CHANGELOG of the provider).
      needsProvider: isEnhanced(consumer.securityPolicy)
        ? [{ path: ['securityPolicy'], got: consumer.securityPolicy, version: [6, 28, 0] }]
        : [],
      wildcardIsProved: true,
      ownership: apiOwnership(consumer.mutualTls),
      problems: [
        ...mappingProblems(consumer),
        ...tlsProblems(consumer),
        ...apiMutualTlsProblems(consumer.mutualTls),
      ],
    };
  },
  permissions: (consumer, account) => {
    const region = consumer.region ?? account.regions[0];
    const { domainName, restApiName, mappings = [], mutualTls, endpointType } = consumer;
    return [
      ...(restApiName === undefined && mappings.length === 0 ? [] : [restApiLookUp(account, region)]),
      ...apiDomainPermissions(account, region, domainName, 'basepathmappings'),
      ...(mutualTls === undefined ? [] : apiMutualTlsPermissions(account, region, domainName)),
      ...(endpointType === 'EDGE' ? [edgePermissions(account)] : []),
    ];
  },
};

function mappingProblems({ restApiName, stageName, mappings }: Draft<ApiGatewayDomain>): Problem[] {
  return [
    ...(stageName !== undefined && restApiName === undefined
      ? [
          {
            path: ['stageName'],
            rule: 'must come with the API it is a stage of',
            got: stageName,
            remedy: 'set restApiName, or leave it out',
          },
        ]
      : []),
    ...(restApiName !== undefined && mappings !== undefined
      ? [
          {
            path: ['mappings'],
            rule: 'must be left out with restApiName',
            remedy: 'put that API among the mappings, where one without basePath keeps its address',
          },
        ]
      : []),
    ...repeatedPathProblems('basePath', mappings),
  ];
}

/** API Gateway Developer Guide, mutual TLS for REST APIs, and supported security policies. */
function tlsProblems(consumer: Draft<ApiGatewayDomain>): Problem[] {
  const { endpointType = 'REGIONAL', securityPolicy = 'TLS_1_2', endpointAccessMode, mutualTls } = consumer;
  return [
    ...(isEnhanced(securityPolicy) && securityPolicy.endsWith('_EDGE') !== (endpointType === 'EDGE')
      ? [
          {
            path: ['securityPolicy'],
            rule: `must be one for ${endpointType} domain names`,
            got: securityPolicy,
            remedy: `choose one that ${endpointType === 'EDGE' ? 'ends' : 'does not end'} with _EDGE`,
          },
        ]
      : []),
    ...(endpointAccessMode !== undefined && !isEnhanced(securityPolicy)
      ? [
          {
            path: ['endpointAccessMode'],
            rule: 'must come with a security policy that begins with SecurityPolicy_',
            got: endpointAccessMode,
            remedy: 'leave it out, or choose such a policy',
          },
        ]
      : []),
    ...(mutualTls !== undefined && endpointType === 'EDGE'
      ? [
          {
            path: ['mutualTls'],
            rule: 'must be left out of EDGE domain names',
            remedy: 'make the domain name REGIONAL, or leave it out',
          },
        ]
      : []),
    ...(mutualTls !== undefined && securityPolicy !== 'TLS_1_2'
      ? [
          {
            path: ['mutualTls'],
            rule: 'must come with the security policy TLS_1_2',
            got: securityPolicy,
            remedy: 'leave securityPolicy out',
          },
        ]
      : []),
  ];
}

function isEnhanced(securityPolicy: string | undefined): boolean {
  return securityPolicy?.startsWith('SecurityPolicy_') ?? false;
}
