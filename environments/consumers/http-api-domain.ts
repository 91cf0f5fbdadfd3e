import { z } from 'zod';
import { type Draft, itemsOf } from '../draft';
import { domain, formOf, list, name, oneOf, region, text, word } from '../form';
import type { Problem } from '../problem';
import { type ApiMutualTls, apiMutualTls, apiMutualTlsProblems, apiOwnership } from './api-mutual-tls';
import { apiPath, repeatedPathProblems } from './api-mappings';
import {
  apiDomainPermissions,
  apiMutualTlsPermissions,
  httpApiLookUp,
} from '../permissions/services/api-gateway';
import { type ConsumerKind, type EveryConsumer, everyConsumer, nameClaims, named } from './consumer-kind';

/** A stage of an API under a custom domain name. */
export interface HttpApiMapping {
  /** Name of the API, which only one of its protocol has in the Region. @default - `apiId` says which API */
  readonly apiName?: string;
  /** Id of the API; beside HTTP APIs also of a REST API. @default - `apiName` says which API */
  readonly apiId?: string;
  readonly stageName: string;
  /** Path that leads to the API, of several levels too. @default - every path that no other mapping has */
  readonly path?: string;
}

/** A custom domain of API Gateway HTTP or WebSocket APIs. */
export interface HttpApiDomain extends EveryConsumer {
  readonly type: 'http-api-domain';
  readonly domainName: string;
  readonly certificate: string;
  /** WebSocket APIs have a name to themselves. @default 'HTTP' */
  readonly protocol?: 'HTTP' | 'WEBSOCKET';
  /** APIs to serve under the name. @default - nothing is mapped */
  readonly mappings?: readonly HttpApiMapping[];
  /** Whether clients show certificates too; not for WebSocket APIs. @default - they do not */
  readonly mutualTls?: ApiMutualTls;
  /** @default - the account's first Region */
  readonly region?: string;
}

const WHAT = { HTTP: 'HTTP API', WEBSOCKET: 'WebSocket API' } as const;

export const httpApiDomain: ConsumerKind<HttpApiDomain> = {
  form: formOf<HttpApiDomain>()({
    type: z.literal('http-api-domain'),
    ...everyConsumer,
    domainName: domain,
    certificate: name,
    protocol: oneOf(['HTTP', 'WEBSOCKET']).optional(),
    mappings: list(
      formOf<HttpApiMapping>()({
        apiName: word.optional(),
        apiId: text('the id of an API', /^[a-z0-9]+$/, 'use its id in API Gateway').optional(),
        stageName: text('a stage name', /^(?:\$default|\w[\w-]{0,127})$/, 'use its name in API Gateway'),
        path: apiPath('several').optional(),
      }),
    ).optional(),
    mutualTls: apiMutualTls.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const hostNames = named('domainName', consumer.domainName);
    const mappings = itemsOf(consumer.mappings);
    const what = WHAT[consumer.protocol ?? 'HTTP'];
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'httpApiDomain',
      chosenBy: ['type'],
      region,
      lookUps: mappings.flatMap(([, { apiName }]) =>
        apiName === undefined ? [] : [{ what, name: apiName }],
      ),
      // API Gateway Developer Guide: unique within a Region across all accounts, whatever the APIs are.
      claims: region === undefined ? [] : nameClaims(hostNames, `API Gateway in ${region}`),
      wildcardIsProved: true,
      ownership: apiOwnership(consumer.mutualTls),
      problems: [
        ...mappings.flatMap(([index, mapping]) => apiProblems(index, mapping)),
        ...repeatedPathProblems('path', consumer.mappings),
        ...apiMutualTlsProblems(consumer.mutualTls),
        ...(consumer.protocol === 'WEBSOCKET' && consumer.mutualTls !== undefined
          ? [
              {
                path: ['mutualTls'],
                rule: 'must be left out for WebSocket APIs, for which API Gateway documents none',
                remedy: 'leave it out, or authorize clients in the API',
              },
            ]
          : []),
      ],
    };
  },
  permissions: (consumer, account) => {
    const region = consumer.region ?? account.regions[0];
    const { domainName, mappings = [], mutualTls } = consumer;
    return [
      ...(mappings.some(({ apiName }) => apiName !== undefined) ? [httpApiLookUp(account, region)] : []),
      ...apiDomainPermissions(account, region, domainName, 'apimappings'),
      ...(mutualTls === undefined ? [] : apiMutualTlsPermissions(account, region, domainName)),
    ];
  },
};

/** A mapping is of one API, said in one way. */
function apiProblems(index: number, mapping: Draft<HttpApiMapping>): Problem[] {
  const said = (['apiName', 'apiId'] as const).filter((property) => Object.hasOwn(mapping, property));
  return said.length === 1
    ? []
    : [
        {
          path: ['mappings', index],
          rule: 'must say which API it is of, once',
          got: said,
          remedy: 'set apiName or, where several have the name, apiId',
        },
      ];
}
