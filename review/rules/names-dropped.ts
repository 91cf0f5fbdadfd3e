import type { FleetResource } from '../../fleet';
import { type Finding, findingOf } from '../finding';
import { onlyHostNames, ownHostNames, ruleHostNames, rulesOf } from '../host-names';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { type NameFate, certificateChoices, fateOf, isCovered, namesOn, tellsNames } from '../served-names';
import { type Service, servicesOf } from '../services';
import { isInUseElsewhere, keepsArn, nameOf, namesOfUsers } from '../subjects';

/** A service stays, and the names it has certificates for become fewer. */
export const namesDropped: Rule = {
  id: 'names-dropped',
  title: 'Names dropped that a service still serves',
  reason: 'A client refuses a certificate that does not have the name it asked for.',
  check: (changes) => [
    ...servicesOf(changes).flatMap((service) => droppedByService(changes, service)),
    ...droppedElsewhere(changes),
  ],
};

function droppedByService(changes: PlannedChanges, service: Service): Finding[] {
  const { resource, users, fate, isShownWhole } = service;
  if (fate === 'goes') return [];
  const shown = certificateChoices(changes, users);
  const choices = isShownWhole ? shown : [...shown, { candidates: [], mayHaveOthers: true }];
  // ACM refuses to delete what a service keeps: certificate-destroyed and certificate-replaced say so.
  const certificates = users.flatMap((user) =>
    changes.certificatesBefore(user).filter((each) => !goes(each) || !keepsArn(user, each)),
  );
  const before = namesOn(certificates, 'before');
  const reachedBy = onlyHostNames(resource);
  const isAskedFor = (name: string) => reachedBy?.some((host) => isCovered(host, [name])) ?? true;
  const namesThatAre = (wanted: NameFate) =>
    before.filter((name) => isAskedFor(name) && fateOf(name, choices) === wanted);
  const [lost, unsure] = [namesThatAre('lost'), namesThatAre('unsure')];
  const broken = answeredHosts(changes, resource).filter(
    (host) => isCovered(host, before) && fateOf(host, choices) === 'lost',
  );
  return [
    ...(lost.length > 0 ? [dropped(changes, resource, lost, broken)] : []),
    ...(unsure.length > 0 ? [cannotTell(changes, resource, unsure)] : []),
  ];
}

function goes({ state }: FleetResource): boolean {
  return state === 'delete' || state === 'replace';
}

/** Host names a service is known to answer to after the apply. */
function answeredHosts(changes: PlannedChanges, service: FleetResource): string[] {
  const byRules = rulesOf(changes, service).flatMap(({ after }) => ruleHostNames(after));
  return [...new Set([...ownHostNames(service, service.values), ...byRules])];
}

function dropped(
  changes: PlannedChanges,
  service: FleetResource,
  names: readonly string[],
  broken: readonly string[],
): Finding {
  const who = namesOfUsers(changes, [service]);
  return broken.length > 0
    ? findingOf('names-dropped', service, {
        severity: 'critical',
        what: phrase`${who} answers to ${broken} and will have no certificate for it: clients refuse the connection as soon as this is applied.`,
        remedy: phrase`Put ${broken} back on a certificate of the service, or stop serving it first.`,
      })
    : findingOf('names-dropped', service, {
        severity: 'high',
        what: phrase`${who} will have no certificate for ${names} any more: clients that ask for it are refused as soon as this is applied.`,
        remedy: phrase`Make sure that nobody uses ${names}, in DNS first, or put it back on a certificate of the service.`,
      });
}

function cannotTell(changes: PlannedChanges, service: FleetResource, names: readonly string[]): Finding {
  return findingOf('names-dropped', service, {
    severity: 'low',
    what: phrase`${namesOfUsers(changes, [service])} has a certificate for ${names} now. Whether it still will, these plans do not tell: it is known only after the apply.`,
    remedy: phrase`Look at the names of its certificates after the apply, or write them where the plan can see them.`,
  });
}

/** Certificates that something outside these plans serves. */
function droppedElsewhere(changes: PlannedChanges): Finding[] {
  return changes.ofType('aws_acm_certificate').flatMap((certificate) => {
    if (certificate.before === undefined || certificate.after === undefined) return [];
    if (!isInUseElsewhere(certificate, changes.servedBefore(certificate))) return [];
    if (!tellsNames(certificate)) return [];
    const after = namesOn([certificate], 'after');
    const lost = namesOn([certificate], 'before').filter((name) => !isCovered(name, after));
    if (lost.length === 0) return [];
    return findingOf('names-dropped', certificate, {
      severity: 'high',
      what: phrase`The certificate for ${nameOf(certificate)} loses ${lost}. ACM says it is in use, by something that is not in these plans.`,
      remedy: phrase`Look up what uses it (InUseBy in DescribeCertificate) and whether that serves ${lost}.`,
    });
  });
}
