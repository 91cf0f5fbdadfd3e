import { z } from 'zod';
import { cognitoDomainNameProblem, normalizeDomainName, regionOfUserPool } from '../../modules/core';
import { domain, flag, formOf, name, region, text } from '../form';
import { ruleMessage } from '../rule-message';
import { cognitoPermissions } from '../permissions/services/cognito';
import { type ConsumerKind, type EveryConsumer, everyConsumer, nameClaims, named } from './consumer-kind';

/** A domain of your own for the sign-in pages of a Cognito user pool that exists. Its certificate must be in us-east-1. */
export interface CognitoDomain extends EveryConsumer {
  readonly type: 'cognito-domain';
  /** Id of the user pool, which says its Region; names of user pools are not unique. */
  readonly userPoolId: string;
  /** Its parent domain must have an A record before Cognito takes it. */
  readonly domainName: string;
  readonly certificate: string;
  /** Sign-in pages: 1 are the classic ones, 2 is managed login. @default - 1 for a new domain, as it is for one that is there */
  readonly managedLoginVersion?: 1 | 2;
  /**
   * Whether the domain may be down while it gets another name, another user pool or a certificate that is not issued yet.
   *
   * @default false - Terraform refuses a plan that would replace it
   */
  readonly interruptible?: boolean;
}

export const cognitoDomain: ConsumerKind<CognitoDomain> = {
  form: formOf<CognitoDomain>()({
    type: z.literal('cognito-domain'),
    ...everyConsumer,
    userPoolId: text(
      'the id of a Cognito user pool',
      (value) => region.safeParse(regionOfUserPool(value)).success,
      'write it as "eu-west-1_AbCdEfGhI"',
    ),
    domainName: domain,
    certificate: name,
    managedLoginVersion: z
      .literal([1, 2], { error: ruleMessage({ rule: 'must be 1 or 2', remedy: 'write it without quotes' }) })
      .optional(),
    interruptible: flag.optional(),
  }),
  facts: ({ userPoolId, ...consumer }) => {
    const region = userPoolId === undefined ? undefined : regionOfUserPool(userPoolId);
    const hostNames = named('domainName', consumer.domainName);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'cognitoDomain',
      chosenBy: ['type'],
      region,
      regions: named('userPoolId', region),
      lookUps: named('userPoolId', userPoolId).map(([, id]) => ({ what: 'user pool' as const, name: id })),
      claims: [
        // Cognito serves by distributions of CloudFront, where a name is there once.
        ...nameClaims(hostNames, 'CloudFront'),
        // Cognito Developer Guide, configuring a user pool domain: one of each kind.
        ...named('userPoolId', userPoolId).map(([path, id]) => ({
          path,
          thing: `the custom domain of Cognito user pool "${id}"`,
          remedy: 'leave out one of them',
        })),
      ],
      problems: hostNames.flatMap(([path, hostName]) => {
        const problem = cognitoDomainNameProblem(normalizeDomainName(hostName));
        return problem === undefined ? [] : [{ ...problem, path }];
      }),
    };
  },
  permissions: ({ userPoolId }, account) =>
    cognitoPermissions(account, regionOfUserPool(userPoolId) ?? account.regions[0], userPoolId),
};
