import { z } from 'zod';
import { formOf, name, region, text, zoneName } from '../form';
import { redshiftPermissions } from '../permissions/services/redshift';
import { type ConsumerKind, type EveryConsumer, everyConsumer, nameClaims, named } from './consumer-kind';

/** A domain name of your own for a workgroup of Amazon Redshift Serverless. */
export interface RedshiftServerlessDomain extends EveryConsumer {
  readonly type: 'redshift-serverless-domain';
  /** Name of a workgroup that exists. */
  readonly workgroupName: string;
  readonly customDomainName: string;
  readonly certificate: string;
  /** @default - the account's first Region */
  readonly region?: string;
}

export const redshiftServerlessDomain: ConsumerKind<RedshiftServerlessDomain> = {
  form: formOf<RedshiftServerlessDomain>()({
    type: z.literal('redshift-serverless-domain'),
    ...everyConsumer,
    // Amazon Redshift Serverless API Reference, CreateCustomDomainAssociation.
    workgroupName: text(
      '3 to 64 lower-case letters, digits and hyphens',
      /^[a-z0-9-]{3,64}$/,
      'use its name in AWS',
    ),
    customDomainName: zoneName,
    certificate: name,
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const region = consumer.region ?? account.regions?.[0];
    const hostNames = named('customDomainName', consumer.customDomainName);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'redshiftServerless',
      chosenBy: ['type'],
      region,
      lookUps: [],
      claims:
        region === undefined
          ? []
          : [
              // A workgroup has one custom domain name (Amazon Redshift Serverless API Reference, Workgroup).
              ...named('workgroupName', consumer.workgroupName).map(([path, workgroup]) => ({
                path,
                thing: `the domain name of Redshift Serverless workgroup "${workgroup}" in ${region} of account ${account.accountId}`,
                remedy: 'leave one of them out',
              })),
              ...nameClaims(hostNames, `Amazon Redshift Serverless in ${region}`),
            ],
    };
  },
  permissions: ({ region }, account) => redshiftPermissions(account, region ?? account.regions[0]),
};
