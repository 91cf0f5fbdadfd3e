import type { FleetResource, PlannedResource, Values } from '../../fleet';
import { type Finding, findingOf } from '../finding';
import { ownHostNames, ruleHostNames, rulesOf } from '../host-names';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { certificateChoices, fateOf } from '../served-names';
import { servicesOf } from '../services';
import { namesOfUsers } from '../subjects';

/** A service is to answer to a name that none of its certificates has. */
export const hostNameUncovered: Rule = {
  id: 'host-name-uncovered',
  title: 'Host name without a certificate',
  reason:
    'CloudFront and API Gateway refuse a name that their certificate does not have; a load balancer takes it, and clients refuse (CloudFront Developer Guide, alternate domain names).',
  check: (changes) => [
    ...servicesOf(changes).flatMap(({ resource, users, fate, isShownWhole }) => {
      if (fate === 'goes' || !isShownWhole) return [];
      const choices = certificateChoices(changes, users);
      const isLost = (host: string) => choices.length > 0 && fateOf(host, choices) === 'lost';
      return [
        ...uncoveredNames(changes, resource as PlannedResource, isLost),
        ...uncoveredRules(changes, resource, isLost),
      ];
    }),
    ...withDefaultCertificate(changes),
  ],
};

/** New aliases, or the name of a new custom domain. */
function uncoveredNames(
  changes: PlannedChanges,
  service: PlannedResource,
  isLost: (host: string) => boolean,
): Finding[] {
  const known = ownHostNames(service, service.before);
  const hosts = ownHostNames(service, service.after).filter((host) => !known.includes(host) && isLost(host));
  return hosts.length === 0 ? [] : [refused(changes, service, hosts)];
}

function refused(changes: PlannedChanges, service: PlannedResource, hosts: readonly string[]): Finding {
  return findingOf('host-name-uncovered', service, {
    severity: 'critical',
    what: phrase`${namesOfUsers(changes, [service])} is to answer to ${hosts}, and its certificate does not have it: AWS refuses that in the apply, or clients do after it.`,
    remedy: phrase`Put ${hosts} on the certificate first, or leave it out.`,
  });
}

/** New hosts of listener rules: nothing is refused before a client is. */
function uncoveredRules(
  changes: PlannedChanges,
  listener: FleetResource,
  isLost: (host: string) => boolean,
): Finding[] {
  return rulesOf(changes, listener).flatMap((rule) => {
    const known = ruleHostNames(rule.before);
    const hosts = ruleHostNames(rule.after).filter((host) => !known.includes(host) && isLost(host));
    if (hosts.length === 0) return [];
    return findingOf('host-name-uncovered', rule, {
      severity: 'medium',
      what: phrase`${namesOfUsers(changes, [listener])} is to answer to ${hosts}, and none of its certificates has it: clients that connect by this name refuse. Behind CloudFront, which connects by the name of the origin, it does no harm.`,
      remedy: phrase`Put ${hosts} on a certificate of the listener.`,
    });
  });
}

/** New distributions with aliases and the certificate of CloudFront, which has none of them. */
function withDefaultCertificate(changes: PlannedChanges): Finding[] {
  return changes.ofType('aws_cloudfront_distribution').flatMap((distribution) => {
    const { before, after } = distribution;
    const hosts = ownHostNames(distribution, after);
    const isNew = ownHostNames(distribution, before).length === 0;
    return isNew && hosts.length > 0 && isByDefault(after) ? [refused(changes, distribution, hosts)] : [];
  });
}

function isByDefault(values: Values | undefined): boolean {
  const blocks: unknown = values?.viewer_certificate;
  return (Array.isArray(blocks) ? blocks : []).some(
    (block: Values) => block.cloudfront_default_certificate === true,
  );
}
