import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import { caaFindings } from '../../doctor/dns/caa';
import { DnsFailure } from '../../doctor/dns/dns-exchange';
import type { Finding } from '../../doctor/dns/finding';
import type { Resolver } from '../../doctor/dns/resolver';
import { standsInDns, validationCnameFindings } from '../../doctor/dns/validation-cname';
import { zoneOf } from '../../doctor/dns/zone-cuts';
import type { InventoryLine, InventoryRecord, RehearsalProblem } from '../../modules/core/census';
import type { KeptCertificate } from './kept';
import { isDue } from './looked';

/** What is left after it is done in the next hours. */
const REHEARSAL_MILLISECONDS = 100_000;
/** So that the first are done when time is up, instead of all begun. */
const AT_ONCE = 16;

/** The validation of a name by mail, which no machine can do again. */
const BY_EMAIL = {
  id: 'email-validation',
  problem: 'is validated by e-mail, so a person has to click at every renewal',
  remedy: 'request it anew with validation by DNS',
} as const;

/**
 * Asks for certificates what ACM will look at when it renews them, of each once a day, those first that wait longest. Of which the DNS
 * says nothing now, what was found last stands, and the next census asks again.
 *
 * @param resolver told when time is up
 * @param milliseconds until time is up
 */
export async function rehearse(
  certificates: readonly KeptCertificate[],
  resolver: (signal: AbortSignal) => Resolver,
  now: Date,
  milliseconds = REHEARSAL_MILLISECONDS,
): Promise<KeptCertificate[]> {
  const due = certificates
    .filter((each) => isRehearsed(each.line) && isDue(each, now))
    .sort((one, other) => askedAt(one).localeCompare(askedAt(other)));
  if (due.length === 0) return [...certificates];
  const ended = new AbortController();
  // Every question that is under way listens to it.
  setMaxListeners(0, ended.signal);
  const timer = setTimeout(() => ended.abort(), milliseconds);
  try {
    const asked = resolver(ended.signal);
    const at = now.toISOString();
    const limit = pLimit(AT_ONCE);
    const rehearsed = await Promise.all(
      due.map((each) =>
        limit(async (): Promise<KeptCertificate> => {
          if (ended.signal.aborted) return each;
          const problems = await problemsOf(asked, each.line, ended.signal);
          return problems === undefined
            ? { ...each, triedAt: at }
            : { ...each, line: { ...each.line, rehearsal: { at, problems } }, checkedAt: at };
        }),
      ),
    );
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

/** Whether ACM renews it by what stands in the DNS. */
function isRehearsed({ type, status, managedBy, validationMethod }: InventoryLine): boolean {
  return (
    type === 'AMAZON_ISSUED' &&
    status === 'ISSUED' &&
    managedBy === undefined &&
    (validationMethod === 'DNS' || validationMethod === 'EMAIL')
  );
}

/** What would stop a renewal; undefined where the DNS does not say. */
async function problemsOf(
  resolver: Resolver,
  { names, records = [], validationMethod }: InventoryLine,
  signal: AbortSignal,
): Promise<RehearsalProblem[] | undefined> {
  try {
    const findings = await Promise.all([
      ...names.map((name) => caaFindings(resolver, name)),
      ...records.map((record) => recordFindings(resolver, record)),
    ]);
    const ofDns = findings.flat().filter(({ severity }) => severity === 'error');
    return [
      ...(validationMethod === 'EMAIL' ? [{ ...BY_EMAIL, name: names[0]! }] : []),
      ...distinct(ofDns.map(problemOf)),
    ];
  } catch (error) {
    if (error instanceof DnsFailure || signal.aborted) return undefined;
    throw error;
  }
}

async function recordFindings(resolver: Resolver, record: InventoryRecord): Promise<Finding[]> {
  const wanted = { domainName: record.provedName, name: record.name, value: record.value };
  if (await standsInDns(resolver, wanted)) return [];
  return validationCnameFindings(resolver, wanted, await zoneOf(resolver, record.provedName));
}

function problemOf({ id, name, subject, problem, remedy }: Finding): RehearsalProblem {
  return { id, name, problem: `${subject} ${problem}`, remedy };
}

/** Each once: names below the same CAA fail alike. */
function distinct(problems: readonly RehearsalProblem[]): RehearsalProblem[] {
  return [...new Map(problems.map((each) => [JSON.stringify(each), each])).values()];
}
