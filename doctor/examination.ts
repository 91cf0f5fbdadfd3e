import { type EnvironmentCertificate, declaredZone } from '../environments';
import { type AwsAnswers, AwsFailure } from './aws-answers';
import type { ChosenCertificate } from './chosen-certificate';
import { caaFindings } from './dns/caa';
import { DnsFailure } from './dns/dns-exchange';
import { denialFindings } from './dns/failed-answer';
import type { Finding } from './dns/finding';
import type { Resolver } from './dns/resolver';
import { serviceRoleFindings } from './service-role';
import { type StandingRecords, unexplainedRecordFindings } from './standing-records';
import { validationRecordFindings } from './validation-records';
import type { ZoneFindings } from './zone-findings';

/** What was found out about one certificate, or about an account that automation works in. */
export interface Examination {
  /** Absent for a bare name. */
  readonly environment?: string;
  /** Absent for a bare name. */
  readonly account?: string;
  /** Absent for an account. */
  readonly certificate?: string;
  readonly names: readonly string[];
  /** `unfinished` where time ran out; `no-dns` where there is nothing to check, as nothing is proved by DNS. */
  readonly state: 'checked' | 'unfinished' | 'no-dns';
  /** Where a certificate comes from that needs no DNS. */
  readonly source?: string;
  readonly findings: readonly Finding[];
  /** What was not compared, and why. */
  readonly notes: readonly string[];
}

export interface ExaminationTools {
  readonly resolver: Resolver;
  readonly zones: ZoneFindings;
  readonly signal: AbortSignal;
  /** @default - AWS is not asked */
  readonly aws?: AwsAnswers;
  /** @default - AWS is not asked */
  readonly standing?: StandingRecords;
}

/** Examines a certificate; checks that time cuts off leave it `unfinished`, with what the others found. */
export async function examine(chosen: ChosenCertificate, tools: ExaminationTools): Promise<Examination> {
  const { certificate, names } = chosen;
  const source = chosen.environment && chosen.definition.source;
  const about = {
    environment: chosen.environment?.name,
    account: chosen.environment && chosen.account,
    certificate,
    names,
  };
  const notes: string[] = [];
  const checks = checksOf(chosen, tools, (note) => notes.push(note));
  if (checks.length === 0) return { ...about, state: 'no-dns', source, findings: [], notes };
  const [denials, ...outcomes] = await Promise.all([
    source === 'private' ? [] : denialsOf(certificate, tools),
    ...checks.map((check) => outcome(check, certificate, tools)),
  ]);
  const isFinished = outcomes.every((findings) => findings !== undefined);
  const findings = denials.length > 0 ? denials : distinct(outcomes.flatMap((found) => found ?? []));
  return { ...about, state: isFinished ? 'checked' : 'unfinished', findings, notes };
}

/** Findings, each once: checks that need the same answer fail alike. */
export function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()];
}

function checksOf(
  chosen: ChosenCertificate,
  { resolver, zones, aws, standing }: ExaminationTools,
  note: (text: string) => void,
): Array<Promise<Finding[]>> {
  const ownZones = Object.keys(chosen.environment?.sharedServices.zones ?? {});
  const caa = () => chosen.names.map((name) => caaFindings(resolver, name, ownZones));
  if (!chosen.environment) return [...caa(), ...chosen.names.map((name) => zones.ofBareName(name))];
  const { source } = chosen.definition;
  if (source === 'private' && aws) return [serviceRoleFindings(chosen, aws)];
  if (source !== 'public') return [];
  if (isValidatedByEmail(chosen)) return [...caa(), Promise.resolve([emailFinding(chosen)])];

  const declared = chosen.names.flatMap((name) => {
    const found = declaredZone(chosen, name);
    return found ? [{ certificateName: name, ...found }] : [];
  });
  const { environment } = chosen;
  const distinct = new Map(declared.map((each) => [each.name, each.zone]));
  return [
    ...[...distinct].map(([name, zone]) => zones.ofDeclaredZone(environment, name, zone)),
    ...declared.map(({ certificateName, name }) => zones.betweenNameAndZone(certificateName, name)),
    ...caa(),
    ...(aws ? [validationRecordFindings(chosen, aws, resolver, note)] : []),
    ...(aws && standing ? [unexplainedRecordFindings(chosen, aws, standing)] : []),
  ];
}

function isValidatedByEmail({ definition }: EnvironmentCertificate): boolean {
  return definition.source === 'public' && definition.validation === 'email';
}

function emailFinding({ definition, certificate }: EnvironmentCertificate): Finding {
  return {
    id: 'email-validation',
    severity: 'warning',
    name: definition.domainName,
    subject: `certificate ${certificate}`,
    problem: 'is validated by e-mail, so a person has to click, now and at every renewal',
    remedy: 'have somebody read the mail of the domain, or validate by DNS',
    records: [],
  };
}

/** A resolver that denies everything; one that is silent about the root has been told of by the checks. */
async function denialsOf(certificate: string, tools: ExaminationTools): Promise<Finding[]> {
  const found = await outcome(denialFindings(tools.resolver, certificate), certificate, tools);
  return (found ?? []).filter(({ id }) => id !== 'dns-silent');
}

/** What a check found, or nothing where time ran out before. */
export async function outcome(
  check: Promise<Finding[]>,
  name: string,
  { signal }: Pick<ExaminationTools, 'signal'>,
): Promise<Finding[] | undefined> {
  try {
    return await Promise.race([check, aborted(signal)]);
  } catch (error) {
    if (signal.aborted) return undefined;
    if (error instanceof DnsFailure || error instanceof AwsFailure) return [unknownFinding(name, error)];
    throw error;
  }
}

/** Rejects once time has run out, for work that does not notice by itself. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(new Error('time ran out'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

function unknownFinding(name: string, error: DnsFailure | AwsFailure): Finding {
  const fromDns = error instanceof DnsFailure;
  return {
    id: fromDns ? 'dns-silent' : 'aws-silent',
    severity: 'unknown',
    name,
    subject: 'check',
    problem: `could not be made: ${error.message}`,
    remedy: fromDns ? 'choose another resolver' : 'check the role and its permissions',
    records: [],
  };
}
