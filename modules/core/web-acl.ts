import { parseArn } from './arn';
import type { BrokenRule } from './broken-rule';
import { EDGE_CERTIFICATE_REGION } from './certificate-requirements';

/**
 * The rule that a web ACL of a distribution breaks; undefined for a good one.
 *
 * @param accountId account of the distribution, which has the web ACL too (AWS WAF Developer Guide, associating a web ACL)
 */
export function distributionWebAclProblem(
  arn: string,
  accountId: string | undefined,
): BrokenRule | undefined {
  const parts = parseArn(arn);
  if (
    parts?.service !== 'wafv2' ||
    parts.region !== EDGE_CERTIFICATE_REGION ||
    !parts.resource.startsWith('global/webacl/')
  ) {
    return {
      rule: 'must be the ARN of a web ACL of AWS WAF for CloudFront, which lives in us-east-1',
      got: arn,
      remedy: 'use that of a web ACL with the scope CLOUDFRONT',
    };
  }
  return accountId === undefined || parts.accountId === accountId
    ? undefined
    : {
        rule: `must be a web ACL of the distribution's account ${accountId}`,
        got: arn,
        remedy: 'make one there, as AWS WAF shares none',
      };
}
