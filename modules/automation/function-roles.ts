import type { AllowStatement } from '../core/constructs';

/** A function that looks into other accounts, such as that of a `DnsValidation` or a `Census`, as those know it. */
export interface VisitingFunction {
  readonly accountId: string;
  readonly region: string;
  readonly functionName: string;
  /** Path of its role. @default - that of the account's own roles */
  readonly rolePath?: string;
}

/** A census, as the accounts that it counts know it. */
export interface VisitingCensus {
  /** The function of the `Census`. */
  readonly readBy: VisitingFunction;
  /** Name of the role that the function assumes, without its path. */
  readonly roleName: string;
}

/** An account that a function looks into. */
export interface VisitedPlace {
  readonly partition: string;
  readonly accountId: string;
}

/** What a role may do, and who may assume it. */
export interface RolePolicies {
  readonly description: string;
  readonly trust: readonly object[];
  readonly rights: readonly AllowStatement[];
}

/**
 * Of the role that the function assumes, and nobody else: it sees certificates and their tags, and no key.
 *
 * @param description of the role
 */
export function readerPolicies(
  { accountId: owner, functionName, rolePath = '/' }: VisitingFunction,
  { partition, accountId }: VisitedPlace,
  description: string,
): RolePolicies {
  return {
    description,
    trust: [
      {
        Sid: 'OnlyTheFunction',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${owner}:root` },
        Action: 'sts:AssumeRole',
        Condition: {
          ArnEquals: { 'aws:PrincipalArn': `arn:${partition}:iam::${owner}:role${rolePath}${functionName}` },
        },
      },
    ],
    rights: [
      {
        Sid: 'SeeCertificates',
        Effect: 'Allow',
        Action: ['acm:DescribeCertificate', 'acm:ListTagsForCertificate'],
        // Of every Region: people request wherever they like.
        Resource: `arn:${partition}:acm:*:${accountId}:certificate/*`,
      },
      {
        Sid: 'ListCertificates',
        Effect: 'Allow',
        Action: 'acm:ListCertificates',
        // ListCertificates has no resource (Service Authorization Reference, AWS Certificate Manager).
        Resource: '*',
      },
    ],
  };
}

/**
 * Of the role by which EventBridge sends events of the account's rules of that name to the function's bus.
 *
 * @param ruleName the same in every Region
 * @param what is told
 */
export function forwarderPolicies(
  { accountId: owner, region, functionName }: VisitingFunction,
  { partition, accountId }: VisitedPlace,
  ruleName: string,
  what = 'which certificates were requested',
): RolePolicies {
  return {
    description: `Tells ${functionName} of ${owner} ${what}`,
    trust: [
      {
        Sid: 'OnlyItsRules',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': accountId },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:events:*:${accountId}:rule/${ruleName}` },
        },
      },
    ],
    rights: [
      {
        Sid: 'TellTheFunction',
        Effect: 'Allow',
        Action: 'events:PutEvents',
        Resource: `arn:${partition}:events:${region}:${owner}:event-bus/${functionName}`,
      },
    ],
  };
}

/** What a function of that account sees in others, as its role there says it. */
export function validationReaderDescription({ accountId }: VisitingFunction): string {
  return `Lets a function of ${accountId} see which certificates wait for validation`;
}

/** The same of one that counts. */
export function censusReaderDescription({ accountId }: VisitingFunction): string {
  return `Lets a function of ${accountId} count certificates`;
}
