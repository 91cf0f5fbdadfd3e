import { type PlannedResource, certificateIdentities, isListenerCertificate } from '../../fleet';
import { remadeListeners } from '../classic-listeners';
import { type Finding, findingOf } from '../finding';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { certificateChoices, fateOf, isCovered, namesOn } from '../served-names';
import { type Service, servicesOf } from '../services';
import { namesOfUsers } from '../subjects';

/** A listener has a certificate before and after, and in between it has not. */
export const certificateDetached: Rule = {
  id: 'certificate-detached',
  title: 'Certificate detached before it is attached again',
  reason:
    'Terraform detaches what it deletes at once, whatever it is to attach; between the two clients get the default certificate.',
  check: (changes) => [
    ...servicesOf(changes).flatMap((service) => detached(changes, service)),
    ...remadeListeners(changes),
  ],
};

function detached(changes: PlannedChanges, service: Service): Finding[] {
  const { resource, users, fate } = service;
  if (fate !== 'stays') return [];
  const leaving = users.filter((user) => isListenerCertificate(user) && isDetached(user));
  const choices = certificateChoices(changes, users);
  const lasting = users.filter((user) => staysThroughout(user, leaving));
  const between = namesOn(
    leaving.flatMap((user) => changes.certificatesBefore(user)),
    'before',
  ).filter(
    (name) => fateOf(name, choices) === 'kept' && !lasting.some((user) => serves(changes, user, name)),
  );
  if (between.length === 0) return [];
  const who = namesOfUsers(changes, [resource]);
  const coming = users.filter((user) => isListenerCertificate(user) && user.state !== 'unchanged');
  const fought = leaving.filter((user) =>
    coming.some((other) => other !== user && attachesSame(other, user)),
  );
  if (fought.length > 0) {
    return [
      findingOf('certificate-detached', resource, {
        severity: 'high',
        what: phrase`${who} keeps its certificate for ${between}, at another address: Terraform detaches and attaches the same certificate in no certain order, and may leave it detached. Clients that ask for the name are refused meanwhile.`,
        remedy: phrase`Move ${fought.map(({ address }) => address)} in the state instead, with a moved block; key attachments by name, not by position.`,
      }),
    ];
  }
  const waits = coming.some(({ unknown, after }) => after !== undefined && unknown.has('certificate_arn'));
  return [
    findingOf('certificate-detached', resource, {
      severity: waits ? 'high' : 'medium',
      what: phrase`${who} has no certificate for ${between} from the moment in which the old one is detached until ${waits ? phrase`the new one is issued and attached` : phrase`the new one is attached`}: clients that ask for it are refused meanwhile.`,
      remedy: phrase`Set create_before_destroy in the lifecycle of ${leaving.map(({ address }) => address)}, or attach the new certificate in an apply of its own first.`,
    }),
  ];
}

/** Whether an attachment goes before anything comes in its place. */
function isDetached({ state, createdBeforeDestroyed }: PlannedResource): boolean {
  return state === 'delete' || (state === 'replace' && !createdBeforeDestroyed);
}

/** Whether what it names is served during the whole apply; the same certificate detached elsewhere goes here too. */
function staysThroughout(user: PlannedResource, leaving: readonly PlannedResource[]): boolean {
  if (user.before === undefined || user.after === undefined || leaving.includes(user)) return false;
  return !isListenerCertificate(user) || !leaving.some((other) => attachesSame(user, other));
}

/** Whether one attaches, after the apply, what another attached before. */
function attachesSame(user: PlannedResource, { type, before }: PlannedResource): boolean {
  const had = certificateIdentities(type, before);
  return certificateIdentities(user.type, user.after).some((identity) => had.includes(identity));
}

function serves(changes: PlannedChanges, user: PlannedResource, name: string): boolean {
  const isServedNow = isCovered(name, namesOn(changes.certificatesBefore(user), 'before'));
  return isServedNow && fateOf(name, certificateChoices(changes, [user])) === 'kept';
}
