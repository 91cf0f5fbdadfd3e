import { z } from 'zod';
import { domain, formOf, name, oneOf, region, text, word } from '../form';
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
    stageName: text('a stage name', /^\w[\w-]{0,127}$/, 'use its name in API Gateway').optional(),
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
      lookUps: consumer.restApiName === undefined ? [] : [{ what: 'REST API', name: consumer.restApiName }],
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
};
