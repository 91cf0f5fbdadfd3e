import { z } from 'zod';
import { domain, flag, formOf, name, region, text } from '../form';
import { appSyncPermissions } from '../permissions/services/appsync';
import { type ConsumerKind, type EveryConsumer, everyConsumer, nameClaims, named } from './consumer-kind';

/** A domain of your own for an AppSync API that exists. Its certificate must be in us-east-1. */
export interface AppSyncDomain extends EveryConsumer {
  readonly type: 'appsync-domain';
  /** Id of the GraphQL or Event API; not of a private one. */
  readonly apiId: string;
  readonly domainName: string;
  readonly certificate: string;
  /**
   * Whether the domain may be down while it gets another certificate or name.
   *
   * @default false - Terraform refuses a plan that would replace it
   */
  readonly interruptible?: boolean;
  /** Region of the API. @default - the account's first Region */
  readonly region?: string;
}

export const appSyncDomain: ConsumerKind<AppSyncDomain> = {
  form: formOf<AppSyncDomain>()({
    type: z.literal('appsync-domain'),
    ...everyConsumer,
    apiId: text('the id of an AppSync API', /^[a-z0-9]{8,64}$/, 'use the last part of its ARN'),
    domainName: domain,
    certificate: name,
    interruptible: flag.optional(),
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const hostNames = named('domainName', consumer.domainName);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'appSyncDomain',
      chosenBy: ['type'],
      region: consumer.region ?? account.regions?.[0],
      lookUps: [],
      // AppSync serves by distributions of CloudFront, where a name is there once.
      claims: nameClaims(hostNames, 'CloudFront'),
    };
  },
  permissions: (consumer, account) =>
    appSyncPermissions(account, consumer.region ?? account.regions[0], consumer.domainName),
};
