import { z } from 'zod';
import { formOf, name, region, text, zoneName } from '../form';
import { openSearchLookUp } from '../permissions/services/opensearch';
import { clusterParameterPermissions } from '../permissions/services/parameters';
import { parameterName, parameterThing } from './cluster-parameter';
import { type ConsumerKind, type EveryConsumer, everyConsumer, named } from './consumer-kind';

/** A custom endpoint of an OpenSearch domain that exists, as a parameter for whoever owns the domain. */
export interface OpenSearchDomain extends EveryConsumer {
  readonly type: 'opensearch-domain';
  /** Name of the domain in OpenSearch Service. */
  readonly domainName: string;
  /** Host name that clients ask for. */
  readonly customEndpoint: string;
  readonly certificate: string;
  /** SSM parameter with the endpoint options as JSON, for whoever owns the domain. */
  readonly parameterName: string;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const openSearchDomain: ConsumerKind<OpenSearchDomain> = {
  form: formOf<OpenSearchDomain>()({
    type: z.literal('opensearch-domain'),
    ...everyConsumer,
    // OpenSearch Service API Reference, DomainName.
    domainName: text(
      '3 to 28 lower-case letters, digits and hyphens, beginning with a letter',
      /^[a-z][a-z0-9-]{2,27}$/,
      'use its name in OpenSearch Service; the host name is customEndpoint',
    ),
    customEndpoint: zoneName,
    certificate: name,
    parameterName,
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const place = `in ${region} of account ${account.accountId}`;
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames: named('customEndpoint', consumer.customEndpoint),
      service: 'openSearchDomain',
      chosenBy: ['type'],
      region,
      lookUps: named('domainName', consumer.domainName).map(([, domain]) => ({
        what: 'OpenSearch domain' as const,
        name: domain,
      })),
      claims:
        region === undefined
          ? []
          : [
              ...named('parameterName', consumer.parameterName).map(([path, parameter]) => ({
                path,
                thing: parameterThing(parameter, region, account.accountId),
                remedy: 'give each a parameter of its own',
              })),
              // OpenSearch Service API Reference, DomainEndpointOptions: one endpoint and one certificate.
              ...named('domainName', consumer.domainName).map(([path, domain]) => ({
                path,
                thing: `the custom endpoint of OpenSearch domain "${domain}" ${place}`,
                remedy: 'leave out one of them',
              })),
            ],
    };
  },
  permissions: (consumer, account) => {
    const region = consumer.region ?? account.regions[0];
    return [
      openSearchLookUp(account, region, consumer.domainName),
      ...clusterParameterPermissions(account, region, consumer.parameterName),
    ];
  },
};
