import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import { caaFindings } from '../../doctor/dns/caa';
import { DnsFailure } from '../../doctor/dns/dns-exchange';
import { denialFindings } from '../../doctor/dns/failed-answer';
import type { Finding } from '../../doctor/dns/finding';
import type { Resolver } from '../../doctor/dns/resolver';
import { standsInDns, validationCnameFindings } from '../../doctor/dns/validation-cname';
import { zoneOf } from '../../doctor/dns/zone-cuts';
import {
  EMAIL_VALIDATION,
  type InventoryLine,
  type InventoryRecord,
  type RehearsalProblem,
} from '../../modules/core/census';
import type { KeptCertificate } from './kept';
import { isRehearsed } from './judged-line';
import { isDue } from './looked';

/** What is left after it is done in the next hours. */
const REHEARSAL_MILLISECONDS = 100_000;
/** So that the first are done when time is up, instead of all begun. */
const AT_ONCE = 16;

/** The validation of a name by mail, which no machine can do again. */
const BY_EMAIL = {
  id: EMAIL_VALIDATION,
  problem: 'is validated by e-mail, so a person has to click at every renewal',
  remedy: 'request it anew with validation by DNS',
} as const;

/**
 * Asks for certificates what ACM will look at when it renews them, of each once a day, those first that wait longest; of those with problems
 * in every census, as these may pass. Of which the DNS says nothing now, what was found last stands, and the next census asks again.
 *
 * @param resolver told when time is up
 * @param unheard told once of what the DNS did not say, and why
 * @param milliseconds until time is up
 */
export async function rehearse(
  certificates: readonly KeptCertificate[],
  resolver: (signal: AbortSignal) => Resolver,
  now: Date,
  unheard: (reason: string) => void,
  milliseconds = REHEARSAL_MILLISECONDS,
): Promise<KeptCertificate[]> {
  const due = certificates
    .filter((each) => isRehearsed(each.line) && (isDue(each, now) || hasProblems(each.line)))
    .sort((one, other) => askedAt(one).localeCompare(askedAt(other)));
  if (due.length === 0) return [...certificates];
  const ended = new AbortController();
  // Every question that is under way listens to it.
  setMaxListeners(0, ended.signal);
  const timer = setTimeout(() => ended.abort(), milliseconds);
  try {
    const asked = resolver(ended.signal);
    const at = now.toISOString();
    const reasons = await denialReasons(asked);
    if (reasons.length > 0) {
      unheard(reasons[0]!);
      return [...certificates];
    }
    const limit = pLimit(AT_ONCE);
    const rehearsed = await Promise.all(
      due.map((each) =>
        limit(async (): Promise<KeptCertificate> => {
          if (ended.signal.aborted) return each;
          const problems = await problemsOf(asked, each.line, ended.signal, (reason) => reasons.push(reason));
          if (problems === undefined) return { ...each, triedAt: at };
          const since = problems.length === 0 ? undefined : (each.line.rehearsal?.since ?? at);
          return { ...each, line: { ...each.line, rehearsal: { at, problems, since } }, checkedAt: at };
        }),
      ),
    );
    if (reasons.length > 0) unheard(reasons[0]!);
    const byArn = new Map(rehearsed.map((each) => [each.line.certificateArn, each]));
    return certificates.map((each) => byArn.get(each.line.certificateArn) ?? each);
  } finally {
    clearTimeout(timer);
  }
}

/** When the DNS was asked for it last, whatever it said: one that it does not answer stands in nobody's way. */
function askedAt({ checkedAt = '', triedAt = '' }: KeptCertificate): string {
  return checkedAt > triedAt ? checkedAt : triedAt;
}

function hasProblems({ rehearsal }: InventoryLine): boolean {
  return (rehearsal?.problems.length ?? 0) > 0;
}

/** Why nothing follows from what the resolver does not find. */
async function denialReasons(resolver: Resolver): Promise<string[]> {
  try {
    return (await denialFindings(resolver, '')).map(({ subject, problem }) => `${subject} ${problem}`);
  } catch (error) {
    if (error instanceof DnsFailure) return [error.message];
    throw error;
  }
}

/**
 * What would stop a renewal; undefined where the DNS does not say. What one question has found stands, though another was not answered.
 */
async function problemsOf(
  resolver: Resolver,
  { names, records = [], validationMethod }: InventoryLine,
  signal: AbortSignal,
  unheard: (reason: string) => void,
): Promise<RehearsalProblem[] | undefined> {
  const answers = await Promise.allSettled([
    ...names.map((name) => caaFindings(resolver, name)),
    ...records.map((record) => recordFindings(resolver, record)),
  ]);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const problems = distinct(found.filter(({ severity }) => severity === 'error').map(problemOf));
  const failures = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as Error] : [],
  );
  for (const failure of failures) {
    if (failure instanceof DnsFailure) unheard(failure.message);
    else if (!signal.aborted) throw failure;
  }
  if (failures.length > 0 && problems.length === 0) return undefined;
  return [...(validationMethod === 'EMAIL' ? [{ ...BY_EMAIL, name: names[0]! }] : []), ...problems];
}

async function recordFindings(resolver: Resolver, record: InventoryRecord): Promise<Finding[]> {
  const wanted = { domainName: record.provedName, name: record.name, value: record.value };
  if (await standsInDns(resolver, wanted)) return [];
  // The zone is for a hint only, which a zone that is not answered for does not give.
  const zoneName = await zoneOf(resolver, record.provedName).catch(() => record.provedName);
  return validationCnameFindings(resolver, wanted, zoneName);
}

function problemOf({ id, name, subject, problem, remedy }: Finding): RehearsalProblem {
  return { id, name, problem: `${subject} ${problem}`, remedy };
}

/** Each once: names below the same CAA fail alike. */
function distinct(problems: readonly RehearsalProblem[]): RehearsalProblem[] {
  return [...new Map(problems.map((each) => [JSON.stringify(each), each])).values()];
}
