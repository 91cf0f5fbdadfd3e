import type { VisitingFunction } from './function-roles';
import { type ForwardingRule, busArn } from './requests';

/**
 * What AWS tells of certificates and CAs: of a CA only what failed, and of AWS Health what concerns ACM (ACM and AWS Private CA User
 * Guides, EventBridge).
 */
export const NOTIFIED_EVENTS = {
  source: ['aws.acm', 'aws.acm-pca', 'aws.health'],
  'detail-type': [
    'ACM Certificate Approaching Expiration',
    'ACM Certificate Available',
    'ACM Certificate Expired',
    'ACM Certificate Renewal Action Required',
    'ACM Certificate Revoked',
    'ACM Private CA Certificate Issuance',
    'ACM Private CA CRL Generation',
    'AWS Health Event',
  ],
  detail: {
    service: [{ exists: false }, 'ACM'],
    result: [{ exists: false }, 'failure'],
  },
} as const;

/** Tells a function of them, by way of its bus. */
export function notifyingRule(notified: VisitingFunction): ForwardingRule {
  return {
    description: `Tells ${notified.functionName} of certificates`,
    eventPattern: NOTIFIED_EVENTS,
    targetId: 'bus',
    targetArn: busArn(notified),
  };
}
