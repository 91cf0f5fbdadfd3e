import { type PlannedResource, isCertificateArgument, textOf } from '../../fleet';
import { normalizeDomainName } from '../../modules/core';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { namesOn } from '../served-names';
import { servicesOf } from '../services';
import { namesOfUsers } from '../subjects';
import { targetsOf } from '../validation-records';

/** What serves certificates goes, or is made anew. */
export const serviceDestroyed: Rule = {
  id: 'service-destroyed',
  title: 'Service with certificates destroyed',
  reason:
    'Nothing answers for its names any more; a record that still leads there may be taken over by others.',
  check: (changes) =>
    servicesOf(changes).flatMap(({ resource, users, fate }) => {
      const service = resource as PlannedResource;
      const names = namesOn(
        users.flatMap((user) => changes.certificatesBefore(user)),
        'before',
      );
      const isInterrupted = fate === 'replaced' && !service.createdBeforeDestroyed;
      if (fate !== 'goes' && !isInterrupted) return [];
      const who = namesOfUsers(changes, [service]);
      // Terraform deletes what it replaces before it makes what that is to name.
      const waits = [...(service.awaited ?? [])].some((path) => isCertificateArgument(service.type, path));
      if (isInterrupted && waits) {
        return findingOf('service-destroyed', service, {
          severity: 'high',
          what: phrase`${who} is destroyed because of ${service.replacedFor}, before the new certificate is requested: nothing answers for ${names} until that is issued, and never if it is not.`,
          remedy: phrase`Let the new certificate be issued first, in an apply of its own and as a certificate of its own, and give it to the service in the next one.`,
        });
      }
      if (isInterrupted) {
        return findingOf('service-destroyed', service, {
          severity: 'medium',
          what: phrase`${who} is destroyed and made anew because of ${service.replacedFor}: until then nothing answers for ${names}.`,
          remedy: phrase`Do it when nobody needs the names, or let the new one stand first.`,
        });
      }
      const leading = recordsLeadingTo(changes, service);
      return leading.length > 0
        ? findingOf('service-destroyed', service, {
            severity: 'high',
            what: phrase`${who} is destroyed, and the records ${leading} still lead to it: clients reach nothing there, or whoever is given its place next.`,
            remedy: phrase`Let the records lead elsewhere, or delete them, before the service goes.`,
          })
        : findingOf('service-destroyed', service, {
            severity: 'medium',
            what: phrase`${who} is destroyed: it answers no more for ${names}.`,
            remedy: phrase`Make sure that nobody uses the names, in DNS first, or that another service has them.`,
          });
    }),
};

/** Names of the records that lead to a service after the apply. */
function recordsLeadingTo(changes: PlannedChanges, service: PlannedResource): string[] {
  const targets = endpointsOf(changes, service);
  return changes
    .ofType('aws_route53_record', 'cloudflare_dns_record', 'cloudflare_record')
    .flatMap((record) => {
      const aliases: unknown = record.after?.alias;
      const names = (Array.isArray(aliases) ? aliases : []).flatMap(
        ({ name }: { readonly name?: unknown }) => textOf(name) ?? [],
      );
      const leadsTo = [...names.map(normalizeDomainName), ...targetsOf(record.after ?? {})];
      const isLeading = leadsTo.some((name) => targets.includes(name.replace(/^dualstack\./, '')));
      return isLeading ? (textOf(record.after?.name) ?? record.address) : [];
    });
}

/** Names under which AWS reaches a service; of a load balancer only where no other listener takes over the port. */
function endpointsOf(changes: PlannedChanges, { type, before = {} }: PlannedResource): string[] {
  const isTakenOver = changes
    .ofType('aws_lb_listener', 'aws_alb_listener')
    .some(
      ({ after }) => after?.load_balancer_arn === before.load_balancer_arn && after?.port === before.port,
    );
  const loadBalancer = changes
    .ofType('aws_lb', 'aws_alb')
    .find((each) => each.before !== undefined && each.before.arn === before.load_balancer_arn);
  const entries: unknown = before.dns_entry;
  const own = [
    before.dns_name,
    before.regional_domain_name,
    before.cloudfront_domain_name,
    before.endpoint_domain,
    ...(Array.isArray(entries) ? entries : []).map(
      ({ domain_name: name }: { readonly domain_name?: unknown }) => name,
    ),
  ];
  return [
    ...own,
    type === 'aws_appsync_domain_name' ? before.appsync_domain_name : undefined,
    type === 'aws_cognito_user_pool_domain' ? before.cloudfront_distribution : undefined,
    type === 'aws_cloudfront_distribution' ? before.domain_name : undefined,
    type === 'aws_opensearch_domain' || type === 'aws_transfer_server' ? before.endpoint : undefined,
    ...(type === 'aws_elastic_beanstalk_environment' ? [before.cname, before.endpoint_url] : []),
    ...(type === 'aws_amplify_domain_association' ? recordedTargets(before.sub_domain) : []),
    isTakenOver ? undefined : loadBalancer?.before?.dns_name,
  ]
    .flatMap((name) => textOf(name) ?? [])
    .map(normalizeDomainName);
}

/** What Amplify says that names are to point to, as "www CNAME d111.cloudfront.net". */
function recordedTargets(subDomains: unknown): unknown[] {
  return (Array.isArray(subDomains) ? subDomains : []).map(
    ({ dns_record: record }: { readonly dns_record?: unknown }) => textOf(record)?.split(' ').at(-1),
  );
}
