import { z } from 'zod';
import { amplifyHostName, domainNameProblem } from '../../modules/core';
import { type Draft, itemsOf } from '../draft';
import { domain, formOf, name, nonEmptyList, object, region, text, word, zoneName } from '../form';
import { amplifyPermissions } from '../permissions/services/amplify';
import { type ConsumerKind, type EveryConsumer, everyConsumer, nameClaims, named } from './consumer-kind';

/** A custom domain of an Amplify app that exists. Its certificate must be in us-east-1. */
export interface AmplifyDomain extends EveryConsumer {
  readonly type: 'amplify-domain';
  readonly appId: string;
  readonly domainName: string;
  /** Names below the domain, and the branch each shows; the prefix of the domain itself is empty. */
  readonly subDomains: readonly [AmplifySubDomain, ...AmplifySubDomain[]];
  readonly certificate: string;
  /** Region of the app. @default - the account's first Region */
  readonly region?: string;
}

/** A name below an Amplify domain. */
interface AmplifySubDomain {
  readonly prefix: string;
  readonly branchName: string;
}

const prefix = text(
  'labels in front of the domain, "*", or nothing for the domain itself',
  (value) =>
    value === '' || (domain.safeParse(`${value}.example.com`).success && value === value.toLowerCase()),
  'write it as "www" or ""',
);

export const amplifyDomain: ConsumerKind<AmplifyDomain> = {
  form: formOf<AmplifyDomain>()({
    type: z.literal('amplify-domain'),
    ...everyConsumer,
    appId: text('the id of an Amplify app', /^d[a-z0-9]{1,19}$/, 'use the last part of its ARN'),
    domainName: zoneName,
    subDomains: nonEmptyList(object({ prefix, branchName: word })),
    certificate: name,
    region: region.optional(),
  }),
  facts: (consumer, account) => {
    const hostNames = hostNamesOf(consumer);
    const seen = new Set<string>();
    const isSecond = (hostName: string) => seen.has(hostName) || !seen.add(hostName);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'amplifyDomain',
      chosenBy: ['type'],
      region: consumer.region ?? account.regions?.[0],
      lookUps: [],
      // Amplify serves by distributions of CloudFront, where a name is there once.
      claims: nameClaims([...new Map(hostNames.map((each) => [each[1], each])).values()], 'CloudFront'),
      problems: hostNames.flatMap(([path, hostName]) => {
        const problem = isSecond(hostName)
          ? { rule: 'must be there once', got: hostName, remedy: 'leave out the one or the other' }
          : domainNameProblem(hostName);
        return problem === undefined ? [] : [{ ...problem, path }];
      }),
    };
  },
  permissions: (consumer, account) =>
    amplifyPermissions(account, consumer.region ?? account.regions[0], consumer),
};

function hostNamesOf({
  domainName,
  subDomains,
}: Draft<AmplifyDomain>): Array<[Array<string | number>, string]> {
  return itemsOf(subDomains).flatMap(([index, each]) =>
    domainName === undefined || each.prefix === undefined
      ? []
      : [[['subDomains', index, 'prefix'], amplifyHostName(each.prefix, domainName)]],
  );
}
