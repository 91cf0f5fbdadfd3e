import { partitionOf } from '../core';
import type { VisitingFunction } from './function-roles';

/** What a trail of CloudTrail tells of certificates that were requested (Amazon EventBridge User Guide, events from CloudTrail). */
export const REQUESTS = {
  source: ['aws.acm'],
  'detail-type': ['AWS API Call via CloudTrail'],
  detail: {
    eventSource: ['acm.amazonaws.com'],
    eventName: ['RequestCertificate'],
    errorCode: [{ exists: false }],
  },
} as const;

/** What an account's rule in each of its Regions does with such events, whoever makes the rule. */
export interface ForwardingRule {
  readonly description: string;
  readonly eventPattern: object;
  readonly targetId: string;
  /** ARN of the bus that gets them. */
  readonly targetArn: string;
}

/** Tells a function of requests, by way of its bus. */
export function forwardingRule({ accountId, region, functionName }: VisitingFunction): ForwardingRule {
  return {
    description: `Tells ${functionName} of requested certificates`,
    eventPattern: REQUESTS,
    targetId: 'bus',
    targetArn: busArn({ accountId, region, functionName }),
  };
}

/** The bus of a function, which has its name. */
export function busArn({ accountId, region, functionName }: VisitingFunction): string {
  return `arn:${partitionOf(region)}:events:${region}:${accountId}:event-bus/${functionName}`;
}
