import { causeOf, signatureFinding } from './failed-answer';
import type { Finding, RecordToAdd } from './finding';
import { type Resolver, isAnswer } from './resolver';
import { addressesOf } from './zone-cuts';

/** The CNAME record by which ACM wants a name proved. */
export interface ValidationCname {
  /** Name it proves. */
  readonly domainName: string;
  readonly name: string;
  readonly value: string;
}

/** ACM follows so many CNAME records and no more (ACM User Guide, DNS validation). */
const CHAIN_MAXIMUM = 5;

/**
 * Whether a validation record leads to the value ACM wants.
 *
 * @param zoneName zone of the record, for the mistake of having it twice in the record's name
 */
export async function validationCnameFindings(
  resolver: Resolver,
  wanted: ValidationCname,
  zoneName: string,
): Promise<Finding[]> {
  const { code, targets, isLoop } = await followChain(resolver, wanted);
  const record: RecordToAdd = { name: wanted.name, type: 'CNAME', value: `${wanted.value}.` };
  const subject = `validation record ${wanted.name}`;
  const error = (id: string, problem: string, remedy: string): Finding[] => [
    { id, severity: 'error', name: wanted.domainName, subject, problem, remedy, records: [record] },
  ];
  const shown = [wanted.name, ...targets].join(' -> ');

  if (!isAnswer(code)) {
    const failed = targets.at(-1) ?? wanted.name;
    if ((await causeOf(resolver, failed, 'CNAME', code)) === 'signatures') {
      return [await signatureFinding(resolver, failed, wanted.domainName)];
    }
    return error(
      'validation-record-fails',
      `must be answered, got ${code} for ${failed}`,
      'repair the zone that holds it; the record is',
    );
  }
  if (isLoop)
    return error(
      'validation-record-loops',
      `must lead to ${wanted.value}, got the loop ${shown}`,
      'replace it',
    );
  if (targets.length > CHAIN_MAXIMUM) {
    return error(
      'validation-record-chain',
      `must lead to its value over at most ${CHAIN_MAXIMUM} CNAME records, got ${shown} and more`,
      'replace it by one record',
    );
  }
  const last = targets.at(-1);
  if (last === wanted.value) return [];
  if (last !== undefined) {
    return error(
      'validation-record-differs',
      `must lead to ${wanted.value}, got ${targets.join(' -> ')}`,
      'replace it, or add it where a wildcard record answers; the value is another for each account',
    );
  }
  const addresses = await addressesOf(resolver, wanted.name);
  if (addresses.length > 0) {
    return error(
      'validation-record-flattened',
      `must be a CNAME record, got the addresses ${addresses.join(', ')}`,
      'have the DNS service neither proxy nor flatten it, or add it where a wildcard record answers',
    );
  }
  const doubled = `${wanted.name}.${zoneName}`;
  return (await hasCname(resolver, doubled))
    ? error(
        'validation-record-missing',
        `must exist, got one at ${doubled}`,
        'move it: its name has the zone twice',
      )
    : error('validation-record-missing', 'must exist, got none', 'add it, or wait for whoever publishes it');
}

/** Whether the record itself stands with its value, not by way of others. */
export async function standsInDns(resolver: Resolver, { name, value }: ValidationCname): Promise<boolean> {
  return (await cnameOf(resolver, name)).target === value;
}

interface Chain {
  /** Code of the last answer. */
  readonly code: string;
  /** What the records point to, one after the other. */
  readonly targets: readonly string[];
  readonly isLoop: boolean;
}

/** Follows CNAME records until the value, the end, a loop, or one more than ACM follows. */
async function followChain(resolver: Resolver, { name, value }: ValidationCname): Promise<Chain> {
  const targets: string[] = [];
  const seen = new Set([name]);
  for (;;) {
    const { code, target } = await cnameOf(resolver, targets.at(-1) ?? name);
    if (target === undefined) return { code, targets, isLoop: false };
    targets.push(target);
    if (seen.has(target)) return { code, targets, isLoop: true };
    if (target === value || targets.length > CHAIN_MAXIMUM) return { code, targets, isLoop: false };
    seen.add(target);
  }
}

async function cnameOf(resolver: Resolver, name: string) {
  const { code, answers } = await resolver.resolve(name, 'CNAME');
  const record = answers.find((answer) => answer.type === 'CNAME' && answer.name === name);
  return { code, target: record?.type === 'CNAME' ? record.value : undefined };
}

async function hasCname(resolver: Resolver, name: string): Promise<boolean> {
  return (await cnameOf(resolver, name)).target !== undefined;
}
