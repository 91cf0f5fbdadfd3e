import { AMAZON_CAA_NAMES, isWithinZone, nameToProve } from '../../modules/core';
import type { CaaRecord } from './dns-message';
import { causeOf, signatureFinding } from './failed-answer';
import type { Finding, RecordToAdd } from './finding';
import { type Resolver, isAnswer } from './resolver';
import { parentName, zoneOf } from './zone-cuts';

const UNDERSTOOD_TAGS = ['issue', 'issuewild', 'iodef'];

/**
 * Whether CAA records let Amazon issue for a name on a certificate (RFC 8659).
 *
 * @param ownZones zones in which the reader can add a record, beside that of the name
 */
export async function caaFindings(
  resolver: Resolver,
  certificateName: string,
  ownZones: readonly string[] = [],
): Promise<Finding[]> {
  const deciding = await decidingRecords(resolver, nameToProve(certificateName));
  if (deciding.failure) {
    const { name, code } = deciding.failure;
    if ((await causeOf(resolver, name, 'CAA', code)) === 'signatures') {
      return [await signatureFinding(resolver, name, certificateName)];
    }
    return [
      {
        id: 'caa-fails',
        severity: 'error',
        name: certificateName,
        subject: `CAA of ${name}`,
        problem: `must be answered, even if there is none, got ${code}`,
        remedy: "have the zone's name servers answer for the type CAA; ACM takes it as a no",
        records: [],
      },
    ];
  }
  const [first] = deciding.records;
  if (!first) return [];
  const subject =
    first.name === deciding.name
      ? `CAA of ${first.name}`
      : `CAA of ${first.name}, which ${deciding.name} is an alias of,`;
  const unknown = deciding.records.find(
    ({ tag, isCritical }) => isCritical && !UNDERSTOOD_TAGS.includes(tag),
  );
  if (unknown) {
    return [
      {
        id: 'caa-critical',
        severity: 'error',
        name: certificateName,
        subject,
        problem: `must have only tags every authority knows where the critical flag is set, got ${caaText(unknown)}`,
        remedy: 'take the flag away (0 instead of 128), or the record',
        records: [],
      },
    ];
  }
  const relevant = relevantRecords(deciding.records, certificateName.startsWith('*.'));
  const ofAmazon = relevant.filter(({ value }) => AMAZON_CAA_NAMES.includes(issuer(value)));
  if (relevant.length === 0 || ofAmazon.some(({ value }) => bindings(value).length === 0)) return [];
  const about = { name: certificateName, subject };
  const records: RecordToAdd[] = [
    { name: first.name, type: 'CAA', value: caaText({ tag: relevant[0]!.tag, value: AMAZON_CAA_NAMES[0]! }) },
  ];
  const [bound] = ofAmazon;
  if (bound) {
    return [
      {
        ...about,
        id: 'caa-parameters',
        severity: 'warning',
        problem: `must not bind Amazon by ${bindings(bound.value).join(' and ')} (RFC 8657), for which ACM documents no value, got ${ofAmazon.map(caaText).join(', ')}`,
        remedy:
          'have the record without; authorities must go by it from 15 March 2027 (CA/Browser Forum, ballot SC-098v2)',
        records,
      },
    ];
  }
  return [
    {
      ...about,
      id: 'caa-forbids',
      severity: 'error',
      problem: `must let Amazon issue, got ${relevant.map(caaText).join(', ')}`,
      remedy: await remedy(resolver, deciding.name, first.name, ownZones),
      records,
    },
  ];
}

/** Beside an alias no other record can stand (RFC 1034, section 3.6.2), so one cannot overrule what it leads to. */
async function remedy(
  resolver: Resolver,
  name: string,
  owner: string,
  ownZones: readonly string[],
): Promise<string> {
  if (owner === name || ownZones.some((zone) => isWithinZone(owner, zone))) return 'add the record';
  const [zone, theirs] = await Promise.all([zoneOf(resolver, name), zoneOf(resolver, owner)]);
  if (zone === theirs) return 'add the record';
  return `have whoever runs ${theirs.includes('.') ? `the zone ${theirs}` : owner} add the record, or give ${name} addresses in place of the alias`;
}

interface DecidingRecords {
  /** Name the climb ended at. */
  readonly name: string;
  readonly records: readonly CaaRecord[];
  readonly failure?: { readonly name: string; readonly code: string };
}

/** Climbs from a name to the root; the first that has records decides. The resolver follows aliases at each step. */
async function decidingRecords(resolver: Resolver, name: string): Promise<DecidingRecords> {
  if (name === '') return { name, records: [] };
  const { code, answers } = await resolver.resolve(name, 'CAA');
  if (!isAnswer(code)) return { name, records: [], failure: { name, code } };
  const records = answers.filter((record) => record.type === 'CAA');
  return records.length > 0 ? { name, records } : decidingRecords(resolver, parentName(name));
}

/** A wildcard goes by `issuewild` where there is any. */
function relevantRecords(records: readonly CaaRecord[], isWildcard: boolean): CaaRecord[] {
  const tagged = (wanted: string) => records.filter(({ tag }) => tag === wanted);
  const wildcardRecords = isWildcard ? tagged('issuewild') : [];
  return wildcardRecords.length > 0 ? wildcardRecords : tagged('issue');
}

/** Parameters follow after a semicolon. */
function issuer(value: string): string {
  return (value.split(';')[0] ?? '').trim().toLowerCase();
}

/** Parameters that bind an issuer to accounts or ways of validation ACM does not have; `dns-01` is a CNAME's or TXT's. */
function bindings(value: string): string[] {
  return value
    .split(';')
    .slice(1)
    .flatMap((parameter) => {
      const [tag = '', text = ''] = parameter.split('=').map((part) => part.trim());
      const isBound =
        tag === 'accounturi' || (tag === 'validationmethods' && !text.split(',').includes('dns-01'));
      return isBound ? tag : [];
    });
}

function caaText({
  isCritical = false,
  tag,
  value,
}: Pick<CaaRecord, 'tag' | 'value'> & Partial<CaaRecord>): string {
  return `${isCritical ? 128 : 0} ${tag} "${value}"`;
}
