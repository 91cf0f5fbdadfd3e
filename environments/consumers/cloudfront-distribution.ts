import { z } from 'zod';
import { domain, formOf, name, nonEmptyList, zoneName } from '../form';
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
}

export const cloudFrontDistribution: ConsumerKind<CloudFrontDistribution> = {
  form: formOf<CloudFrontDistribution>()({
    type: z.literal('cloudfront-distribution'),
    ...everyConsumer,
    aliases: nonEmptyList(domain),
    originDomainName: zoneName,
    certificate: name,
  }),
  facts: (consumer) => {
    const hostNames = listed('aliases', consumer.aliases);
    return {
      certificates: named('certificate', consumer.certificate),
      hostNames,
      service: 'cloudFront',
      chosenBy: ['type'],
      lookUps: [],
      claims: nameClaims(hostNames, 'CloudFront'),
    };
  },
};
