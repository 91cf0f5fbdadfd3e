import { z } from 'zod';
import {
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  MINIMUM_PROTOCOL_VERSIONS,
  type MinimumProtocolVersion,
  NEWER_PROTOCOL_VERSIONS,
  cloudFrontPolicyId,
  distributionWebAclProblem,
  unknownPolicy,
} from '../../modules/core';
import { domain, formOf, name, nonEmptyList, oneOf, text, word, zoneName } from '../form';
import { ruleMessage } from '../rule-message';
import { distributionPermissions } from '../permissions/services/distributions';
import {
  type ConsumerKind,
  type EveryConsumer,
  everyConsumer,
  listed,
  nameClaims,
  named,
} from './consumer-kind';

/** A distribution in front of one origin. Its certificate must be in us-east-1. */
export interface CloudFrontDistribution extends EveryConsumer {
  readonly type: 'cloudfront-distribution';
  readonly aliases: readonly [string, ...string[]];
  readonly originDomainName: string;
  readonly certificate: string;
  /** Oldest protocol and the ciphers; those of 2025 need AWS provider 6. @default 'TLSv1.2_2021' */
  readonly minimumProtocolVersion?: MinimumProtocolVersion;
  /** Edge locations that serve viewers; fewer cost less. @default 'PriceClass_All' */
  readonly priceClass?: 'PriceClass_All' | 'PriceClass_200' | 'PriceClass_100';
  /** `all` lets viewers write too: PUT, POST, PATCH, DELETE. @default 'read' */
  readonly allowedMethods?: 'read' | 'all';
  /** What is cached: name of a managed policy, or the id of another. @default 'CachingOptimized' */
  readonly cachePolicy?: string;
  /** What the origin is told: name of a managed policy, or the id of another. @default - what the cache policy names */
  readonly originRequestPolicy?: string;
  /** What `/` answers, for example `index.html`. @default - the origin is asked for `/` */
  readonly defaultRootObject?: string;
  /** Web ACL of AWS WAF with the scope CLOUDFRONT. @default - every request is let through */
  readonly webAclArn?: string;
}

function policy(managed: Readonly<Record<string, string>>) {
  const error = ruleMessage(unknownPolicy(managed));
  return z.string({ error }).refine((value) => cloudFrontPolicyId(managed, value) !== undefined, { error });
}

export const cloudFrontDistribution: ConsumerKind<CloudFrontDistribution> = {
  form: formOf<CloudFrontDistribution>()({
    type: z.literal('cloudfront-distribution'),
    ...everyConsumer,
    aliases: nonEmptyList(domain),
    originDomainName: zoneName,
    certificate: name,
    minimumProtocolVersion: oneOf(MINIMUM_PROTOCOL_VERSIONS).optional(),
    priceClass: oneOf(['PriceClass_All', 'PriceClass_200', 'PriceClass_100']).optional(),
    allowedMethods: oneOf(['read', 'all']).optional(),
    cachePolicy: policy(MANAGED_CACHE_POLICIES).optional(),
    originRequestPolicy: policy(MANAGED_ORIGIN_REQUEST_POLICIES).optional(),
    defaultRootObject: text(
      'the name of an object, without a slash in front',
      /^[^/\s][^\s]{0,254}$/,
      'write it as "index.html"',
    ).optional(),
    webAclArn: word.optional(),
  }),
  facts: (consumer, account) => {
    const hostNames = listed('aliases', consumer.aliases);
    const { minimumProtocolVersion, webAclArn } = consumer;
    const webAcl =
      webAclArn === undefined ? undefined : distributionWebAclProblem(webAclArn, account.accountId);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'cloudFront',
      chosenBy: ['type'],
      lookUps: [],
      claims: nameClaims(hostNames, 'CloudFront'),
      problems: webAcl === undefined ? [] : [{ ...webAcl, path: ['webAclArn'] }],
      needsProvider:
        minimumProtocolVersion !== undefined && NEWER_PROTOCOL_VERSIONS.has(minimumProtocolVersion)
          ? [{ path: ['minimumProtocolVersion'], got: minimumProtocolVersion, version: [6, 4, 0] }]
          : [],
    };
  },
  permissions: (_consumer, account) => distributionPermissions(account),
};
