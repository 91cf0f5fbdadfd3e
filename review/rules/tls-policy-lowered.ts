import { type PlannedResource, type Values, textOf } from '../../fleet';
import { type Finding, findingOf } from '../finding';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { namesOfUsers } from '../subjects';
import { OLDEST_GOOD_VERSION, isWeaker, tlsStrength } from '../tls-policy';

/** A service takes older TLS or weaker ciphers than before. */
export const tlsPolicyLowered: Rule = {
  id: 'tls-policy-lowered',
  title: 'TLS policy lowered',
  reason: 'TLS 1.0 and 1.1 are deprecated (RFC 8996).',
  check: (changes) =>
    Object.entries(POLICIES).flatMap(([type, policyOf]) =>
      changes.ofType(type).flatMap((service) => lowered(changes, service, policyOf)),
    ),
};

type PolicyOf = (values: Values) => unknown;

/** Where a service says which TLS it takes. */
const POLICIES: Readonly<Record<string, PolicyOf>> = {
  aws_lb_listener: ({ ssl_policy }) => ssl_policy,
  aws_alb_listener: ({ ssl_policy }) => ssl_policy,
  aws_api_gateway_domain_name: ({ security_policy }) => security_policy,
  aws_apigatewayv2_domain_name: ({ domain_name_configuration: block }) => first(block)?.security_policy,
  aws_cloudfront_distribution: ({ viewer_certificate: block }) => first(block)?.minimum_protocol_version,
};

function lowered(changes: PlannedChanges, service: PlannedResource, policyOf: PolicyOf): Finding[] {
  const { before, after } = service;
  if (before === undefined || after === undefined || service.state === 'unchanged') return [];
  if (isEncrypted(before.protocol) && typeof after.protocol === 'string' && !isEncrypted(after.protocol)) {
    return [
      findingOf('tls-policy-lowered', service, {
        severity: 'critical',
        what: phrase`${namesOfUsers(changes, [service])} no longer speaks TLS: its protocol changes from ${textOf(before.protocol) ?? ''} to ${textOf(after.protocol) ?? ''}. Clients that connect with TLS fail, others send in the clear.`,
        remedy: phrase`Keep the protocol; serve a redirect on another port where plain HTTP must be answered.`,
      }),
    ];
  }
  const [policyBefore, policyAfter] = [policyOf(before), policyOf(after)];
  if (typeof policyBefore !== 'string' || typeof policyAfter !== 'string' || policyBefore === policyAfter)
    return [];
  const weaker = isWeaker(policyAfter, policyBefore);
  if (weaker === false) return [];
  const isDeprecated =
    (tlsStrength(policyAfter)?.minimumVersion ?? OLDEST_GOOD_VERSION) < OLDEST_GOOD_VERSION;
  const change = phrase`The TLS policy of ${namesOfUsers(changes, [service])} changes from ${policyBefore} to ${policyAfter}`;
  return [
    findingOf('tls-policy-lowered', service, {
      severity: weaker === undefined ? 'low' : isDeprecated ? 'high' : 'medium',
      what:
        weaker === undefined
          ? phrase`${change}; which of them is stronger is not known here.`
          : isDeprecated
            ? phrase`${change}: clients may use TLS older than 1.2 as soon as this is applied.`
            : phrase`${change}: clients may use older TLS or weaker ciphers as soon as this is applied.`,
      remedy: phrase`Keep the stronger policy, or name the client that needs the weaker one and for how long.`,
    }),
  ];
}

function isEncrypted(protocol: unknown): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS';
}

function first(block: unknown): Values | undefined {
  return Array.isArray(block) ? (block[0] as Values | undefined) : undefined;
}
