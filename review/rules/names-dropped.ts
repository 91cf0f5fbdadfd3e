import { type FleetResource, type PlannedResource, certificateArns, listenerOf, namesOf } from '../../fleet';
import { coversHostName, normalizeDomainName } from '../../modules/core';
import { type Finding, findingOf } from '../finding';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { isInUseElsewhere, nameOf, namesOfUsers } from '../subjects';

/** A service stays, and the names it has certificates for become fewer. */
export const namesDropped: Rule = {
  id: 'names-dropped',
  title: 'Names dropped that a service still serves',
  reason: 'A client refuses a certificate that does not have the name it asked for.',
  check: (changes) => [...droppedByServices(changes), ...droppedElsewhere(changes)],
};

function droppedByServices(changes: PlannedChanges): Finding[] {
  const services = new Map<PlannedResource, PlannedResource[]>();
  for (const user of changes.usersOfCertificates()) {
    const service = (listenerOf(changes.index, user) ?? user) as PlannedResource;
    services.set(service, [...(services.get(service) ?? []), user]);
  }
  return [...services].flatMap(([service, users]) => {
    if (service.after === undefined) return [];
    const before = namesServed(
      users.flatMap((user) => changes.certificatesBefore(user)),
      'before',
    );
    const after = namesServed(
      users.flatMap((user) => changes.certificatesAfter(user)),
      'after',
    );
    const dropped = before.filter((name) => !isCovered(name, after));
    if (dropped.length === 0) return [];
    if (!users.every((user) => areNamesKnown(changes, user))) return cannotTell(changes, service, dropped);
    const broken = hostNames(changes, service).filter(
      (host) => isCovered(host, before) && !isCovered(host, after),
    );
    const who = namesOfUsers(changes, [service]);
    return broken.length > 0
      ? findingOf('names-dropped', service, {
          severity: 'critical',
          what: phrase`${who} answers to ${broken} and will have no certificate for it: clients refuse the connection as soon as this is applied.`,
          remedy: phrase`Put ${broken} back on a certificate of the service, or stop serving it first.`,
        })
      : findingOf('names-dropped', service, {
          severity: 'high',
          what: phrase`${who} will have no certificate for ${dropped} any more: clients that ask for it are refused as soon as this is applied.`,
          remedy: phrase`Make sure that nobody uses ${dropped}, in DNS first, or put it back on a certificate of the service.`,
        });
  });
}

/** Whether the plan says which names a service will have: not where a certificate is chosen during the apply. */
function areNamesKnown(changes: PlannedChanges, user: PlannedResource): boolean {
  const certificates = changes.certificatesAfter(user);
  const isUnresolved = certificateArns(user.type, user.after).some(
    (arn) => changes.certificateWithArn(arn) === undefined,
  );
  const isChosenLater = certificates.length === 0 && marksCertificate(user.unknown);
  return !isUnresolved && !isChosenLater && !certificates.some(hasUnknownNames);
}

/** Whether an argument with a certificate is known only after the apply. */
function marksCertificate(unknown: unknown): boolean {
  if (typeof unknown !== 'object' || unknown === null) return false;
  return Object.entries(unknown).some(
    ([name, mark]) => (mark === true && /certificate/.test(name)) || marksCertificate(mark),
  );
}

function hasUnknownNames(certificate: FleetResource): boolean {
  const { domain_name: name, subject_alternative_names: others } =
    'unknown' in certificate ? (certificate as PlannedResource).unknown : {};
  return name === true || others === true || (Array.isArray(others) && others.includes(true));
}

function cannotTell(changes: PlannedChanges, service: PlannedResource, names: readonly string[]): Finding {
  return findingOf('names-dropped', service, {
    severity: 'low',
    what: phrase`${namesOfUsers(changes, [service])} has a certificate for ${names} now. Whether it will have one is known only after the apply.`,
    remedy: phrase`Look at the names of its certificates after the apply, or write them where the plan can see them.`,
  });
}

/** Certificates that something outside these plans serves. */
function droppedElsewhere(changes: PlannedChanges): Finding[] {
  return changes.ofType('aws_acm_certificate').flatMap((certificate) => {
    if (certificate.before === undefined || certificate.after === undefined) return [];
    if (!isInUseElsewhere(certificate, changes.servedBefore(certificate))) return [];
    if (hasUnknownNames(certificate)) return [];
    const after = namesServed([certificate], 'after');
    const dropped = namesServed([certificate], 'before').filter((name) => !isCovered(name, after));
    if (dropped.length === 0) return [];
    return findingOf('names-dropped', certificate, {
      severity: 'high',
      what: phrase`The certificate for ${nameOf(certificate)} loses ${dropped}. ACM says it is in use, by something that is not in these plans.`,
      remedy: phrase`Look up what uses it (InUseBy in DescribeCertificate) and whether that serves ${dropped}.`,
    });
  });
}

function namesServed(certificates: readonly FleetResource[], when: 'before' | 'after'): string[] {
  const values = (certificate: FleetResource) =>
    when in certificate ? ((certificate as PlannedResource)[when] ?? {}) : certificate.values;
  return [
    ...new Set(certificates.flatMap((each) => namesOf({ values: values(each) })).map(normalizeDomainName)),
  ];
}

function isCovered(name: string, names: readonly string[]): boolean {
  return names.some((each) => coversHostName(each, name));
}

/** Host names a service is known to answer to. */
function hostNames(changes: PlannedChanges, { after = {}, ...service }: PlannedResource): string[] {
  const { domain_name: domainName, aliases } = after;
  const own = [domainName, ...(Array.isArray(aliases) ? (aliases as unknown[]) : [])];
  const rules = changes
    .ofType('aws_lb_listener_rule', 'aws_alb_listener_rule')
    .filter(
      (rule) =>
        rule.after !== undefined &&
        (rule.after.listener_arn === after.arn ||
          changes.index
            .referenced(rule, (path) => path === 'listener_arn')
            .some(({ address }) => address === service.address)),
    );
  return [...own, ...rules.flatMap(({ after: values }) => hostHeaders(values?.condition))]
    .filter((name): name is string => typeof name === 'string' && !name.startsWith('*'))
    .map(normalizeDomainName);
}

function hostHeaders(conditions: unknown): unknown[] {
  return (Array.isArray(conditions) ? conditions : []).flatMap((condition: { host_header?: unknown }) =>
    (Array.isArray(condition.host_header) ? condition.host_header : []).flatMap(
      (header: { values?: unknown }) => (Array.isArray(header.values) ? (header.values as unknown[]) : []),
    ),
  );
}
