import { z } from 'zod';
import { entriesOf, itemsOf } from '../draft';
import { accountId, domain, flag, formOf, list, name, nonEmptyList, record, region, text } from '../form';
import { type RestApiMapping, repeatedPathProblems, restApiMapping } from './api-mappings';
import type { Path } from '../problem';
import { privateApiDomainPermissions, restApiLookUp } from '../permissions/services/api-gateway';
import { sharePermissions } from '../permissions/services/shares';
import { type ConsumerKind, type EveryConsumer, everyConsumer, listed, named } from './consumer-kind';

/** A custom domain of API Gateway private REST APIs, which answers in VPCs only. */
export interface PrivateApiDomain extends EveryConsumer {
  readonly type: 'private-api-domain';
  readonly domainName: string;
  readonly certificate: string;
  /** VPC endpoints of `execute-api` in the account and the Region through which clients come, by their ids. */
  readonly vpcEndpointIds: readonly [string, ...string[]];
  /**
   * VPC endpoints of other accounts that may come too, by account id. The domain is shared with those accounts by AWS RAM;
   * they associate their endpoints themselves.
   *
   * @default - only those of `vpcEndpointIds`
   */
  readonly sharedWith?: Readonly<Record<string, readonly [string, ...string[]]>>;
  /**
   * Whether accounts outside the organization may be among those of `sharedWith`; they have 12 hours to accept.
   *
   * @default false
   */
  readonly allowExternalPrincipals?: boolean;
  /** Private REST APIs to serve under the name. @default - nothing is mapped */
  readonly mappings?: readonly RestApiMapping[];
  /** @default - the account's first Region */
  readonly region?: string;
}

const vpcEndpointId = text(
  'the id of a VPC endpoint',
  /^vpce-[0-9a-f]+$/,
  'write it as "vpce-0a1b2c3d4e5f67890"',
);

export const privateApiDomain: ConsumerKind<PrivateApiDomain> = {
  form: formOf<PrivateApiDomain>()({
    type: z.literal('private-api-domain'),
    ...everyConsumer,
    domainName: domain,
    certificate: name,
    vpcEndpointIds: nonEmptyList(vpcEndpointId),
    sharedWith: record(accountId, nonEmptyList(vpcEndpointId)).optional(),
    allowExternalPrincipals: flag.optional(),
    mappings: list(restApiMapping).optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const hostNames = named('domainName', consumer.domainName);
    const vpcEndpointIds = [
      ...listed('vpcEndpointIds', consumer.vpcEndpointIds),
      ...entriesOf(consumer.sharedWith).flatMap(([account, ids]) =>
        listed(account, ids).map(([path, id]): [Path, string] => [['sharedWith', ...path], id]),
      ),
    ];
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'privateApiDomain',
      isReachedOtherwise: true,
      chosenBy: ['type'],
      region: consumer.region ?? account.regions?.[0],
      lookUps: itemsOf(consumer.mappings).flatMap(([, { restApiName }]) =>
        restApiName === undefined ? [] : [{ what: 'private REST API', name: restApiName }],
      ),
      // API Gateway Developer Guide: others may have the name, but not behind the same VPC endpoint.
      claims: hostNames.flatMap(([, hostName]) =>
        vpcEndpointIds.map(([path, id]) => ({
          path,
          thing: `the name "${hostName}" behind VPC endpoint "${id}"`,
          remedy: 'leave it out of one of them',
        })),
      ),
      problems: [
        ...hostNames
          .filter(([, hostName]) => hostName.startsWith('*.'))
          .map(([path, hostName]) => ({
            path,
            rule: 'must not be a wildcard, which API Gateway takes for no private domain name',
            got: hostName,
            remedy: 'make an entry for each name; they may have one wildcard certificate',
          })),
        ...repeatedPathProblems('basePath', consumer.mappings),
      ],
    };
  },
  permissions: (consumer, account) => {
    const region = consumer.region ?? account.regions[0];
    const { domainName, mappings = [], sharedWith } = consumer;
    return [
      ...(mappings.length === 0 ? [] : [restApiLookUp(account, region)]),
      ...privateApiDomainPermissions(account, region, domainName),
      ...(sharedWith === undefined ? [] : sharePermissions(account, { region, name: domainName })),
    ];
  },
};
