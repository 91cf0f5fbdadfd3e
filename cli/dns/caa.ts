import { nameToProve } from '../../modules/core';
import type { CaaRecord } from './dns-message';
import type { Finding } from './finding';
import type { Resolver } from './resolver';
import { parentName } from './zone-cuts';

/** Names by which a zone lets Amazon issue (ACM User Guide, CAA records). */
const AMAZON = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];

const UNDERSTOOD_TAGS = ['issue', 'issuewild', 'iodef'];

/** Whether CAA records let Amazon issue for a name on a certificate (RFC 8659). */
export async function caaFindings(resolver: Resolver, certificateName: string): Promise<Finding[]> {
  const deciding = await decidingRecords(resolver, nameToProve(certificateName));
  if (deciding.failure) {
    const { name, code } = deciding.failure;
    return [
      {
        id: 'caa-fails',
        severity: 'error',
        name: certificateName,
        subject: `CAA of ${name}`,
        problem: `must be answered, even if there is none, got ${code}`,
        remedy:
          "have the zone's name servers answer for the type CAA, and check DNSSEC; ACM takes it as a no",
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
  if (relevant.length === 0 || relevant.some(({ value }) => AMAZON.includes(issuer(value)))) return [];
  return [
    {
      id: 'caa-forbids',
      severity: 'error',
      name: certificateName,
      subject,
      problem: `must let Amazon issue, got ${relevant.map(caaText).join(', ')}`,
      remedy: 'add the record',
      records: [
        { name: first.name, type: 'CAA', value: caaText({ tag: relevant[0]!.tag, value: AMAZON[0]! }) },
      ],
    },
  ];
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
  if (code !== 'NOERROR' && code !== 'NXDOMAIN') return { name, records: [], failure: { name, code } };
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

function caaText({
  isCritical = false,
  tag,
  value,
}: Pick<CaaRecord, 'tag' | 'value'> & Partial<CaaRecord>): string {
  return `${isCritical ? 128 : 0} ${tag} "${value}"`;
}
