import { type PlannedResource, textOf } from '../../fleet';
import { unverifiedClients } from '../client-verification';
import { type Finding, findingOf } from '../finding';
import { Phrase, phrase, sentences } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { namesOfUsers } from '../subjects';
import { type TlsComparison, compareTlsPolicies } from '../tls-policies/comparison';
import { tlsPolicy } from '../tls-policies/policies';
import {
  KNOWN_LATER,
  type ServedPolicy,
  TYPES_WITH_POLICY,
  isEncrypted,
  policyAfter,
  policyBefore,
} from '../tls-policies/served-policy';

/** A service takes older TLS or weaker ciphers than before. */
export const tlsPolicyLowered: Rule = {
  id: 'tls-policy-lowered',
  title: 'TLS policy lowered',
  reason:
    'TLS 1.0 and 1.1 are deprecated (RFC 8996); of ciphers, those with forward secrecy and authenticated encryption are recommended (RFC 9325).',
  check: (changes) => [
    ...changes
      .ofType(...TYPES_WITH_POLICY)
      .filter(({ state }) => state !== 'unchanged')
      .flatMap((service) => stopped(changes, service) ?? lowered(changes, service)),
    ...unverifiedClients(changes),
  ],
};

/** A listener that no longer speaks TLS at all. */
function stopped(changes: PlannedChanges, service: PlannedResource): Finding[] | undefined {
  const [before, after] = [textOf(service.before?.protocol), textOf(service.after?.protocol)];
  if (before === undefined || after === undefined || !isEncrypted(before) || isEncrypted(after))
    return undefined;
  return [
    findingOf('tls-policy-lowered', service, {
      severity: 'critical',
      what: phrase`${namesOfUsers(changes, [service])} no longer speaks TLS: its protocol changes from ${before} to ${after}. Clients that connect with TLS fail, others send in the clear.`,
      remedy: phrase`Keep the protocol; serve a redirect on another port where plain HTTP must be answered.`,
    }),
  ];
}

function lowered(changes: PlannedChanges, service: PlannedResource): Finding[] {
  const [before, after] = [policyBefore(service), policyAfter(service)];
  if (!before || !after || isSame(before, after)) return [];
  const subject = phrase`The TLS policy of ${namesOfUsers(changes, [service])}`;
  if (after.policy === KNOWN_LATER) {
    return [
      findingOf('tls-policy-lowered', service, {
        severity: 'low',
        what: phrase`${subject}, now ${named(before)}, is known only after the apply.`,
        remedy: phrase`Write the policy as a constant, or look at it after the apply.`,
      }),
    ];
  }
  const change = phrase`${subject} changes from ${named(before)} to ${named(after)}`;
  const [known, next] = [partsOf(before), partsOf(after)];
  if (!known || !next) {
    return [
      findingOf('tls-policy-lowered', service, {
        severity: 'low',
        what: phrase`${change}; which of them is stronger is not known here.`,
        remedy: phrase`Compare the two in the service's documentation of security policies.`,
      }),
    ];
  }
  const comparison = compareTlsPolicies(next, known);
  const [worst] = comparison.opened;
  if (!worst) return [];
  return [
    findingOf('tls-policy-lowered', service, {
      severity: worst.severity,
      what: sentences(phrase`${change}: ${whatOpens(comparison)}.`, ...whatCloses(comparison)),
      remedy: phrase`Keep the stronger policy, or name the client that needs the weaker one and for how long.`,
    }),
  ];
}

function isSame(before: ServedPolicy, after: ServedPolicy): boolean {
  return before.service === after.service && before.policy === after.policy;
}

function partsOf({ service, policy }: ServedPolicy) {
  return typeof policy === 'string'
    ? tlsPolicy(service, policy)
    : policy === KNOWN_LATER
      ? undefined
      : policy;
}

function named({ policy }: ServedPolicy): Phrase {
  return typeof policy === 'string' ? phrase`${policy}` : phrase`a custom policy`;
}

function whatOpens({ opened }: TlsComparison): Phrase {
  const [allowed, lacked] = [
    listed(opened.map(({ allows }) => allows)),
    listed(opened.map(({ lacks }) => lacks)),
  ];
  if (!lacked) return phrase`clients may use ${allowed ?? phrase``} as soon as this is applied`;
  return allowed
    ? phrase`clients may use ${allowed} as soon as this is applied, and no longer ${lacked}`
    : phrase`clients may no longer use ${lacked} as soon as this is applied`;
}

/** What is better than before, where the policies are not comparable. */
function whatCloses({ closed }: TlsComparison): Phrase[] {
  const refused = listed(closed.map(({ allows }) => allows));
  const offered = listed(closed.map(({ lacks }) => lacks));
  return [
    ...(refused ? [phrase`It no longer takes ${refused}.`] : []),
    ...(offered ? [phrase`It newly offers ${offered}.`] : []),
  ];
}

/** Words with commas; undefined where there are none. */
function listed(all: ReadonlyArray<string | undefined>): Phrase | undefined {
  const words = all.filter((text) => text !== undefined);
  return words.length === 0 ? undefined : new Phrase([words.join(', ')]);
}
