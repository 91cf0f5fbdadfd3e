import { normalizeDomainName } from '../../../modules/core';
import { type Phrase, phrase } from '../../../review/phrase';
import type { TemplateBlock } from '../stack-template';

/** Name that a validation record of the stacks proves; undefined for any other resource. */
export function nameProvedBy({ path }: TemplateBlock): string | undefined {
  const [section, record = ''] = path;
  const name = /^\d{12}-(.+)$/.exec(record)?.[1];
  return section === 'ValidationRecords' && name !== undefined ? normalizeDomainName(name) : undefined;
}

/** A record that an application writes by its role in shared services. */
export interface RoleRecord {
  /** What it is, for a person. */
  readonly what: Phrase;
  /** Normalized name, as Route 53 tells it to IAM. */
  readonly recordName: string;
  readonly recordType: string;
  /** What takes it out. */
  readonly takenOutBy: Phrase;
}

/** The record of a resource of the stacks: a proof of ACM or PrivateLink, or what points a host name at a service; undefined for any other. */
export function roleRecord(resource: TemplateBlock): RoleRecord | undefined {
  const proved = nameProvedBy(resource);
  if (proved !== undefined) {
    return {
      what: phrase`the validation record of ${proved}`,
      // The token differs for each account and name, and no policy names one.
      recordName: `_${'x'.repeat(32)}.${proved}`,
      recordType: 'CNAME',
      takenOutBy: phrase`take the name out`,
    };
  }
  const [section, record = ''] = resource.path;
  const [, part, zone] = resource.path;
  if (section === 'Zones' && part === 'Delegations' && zone !== undefined) {
    return {
      what: phrase`the delegation to zone ${zone}`,
      recordName: zone,
      recordType: 'NS',
      takenOutBy: phrase`set delegation of the zone to 'withdrawn'`,
    };
  }
  if (section === 'TextProofs' && resource.path.length === 2) {
    return {
      what: phrase`the TXT record that proves ${record}`,
      // The label differs for each name, and no policy names one.
      recordName: `_${'x'.repeat(20)}.${record}`,
      recordType: 'TXT',
      takenOutBy: phrase`set textProofs, and textProof of its consumers, to 'withdrawn'`,
    };
  }
  // What stands for its AAAA record would only say the same again.
  const [, hostName, recordType] = /^(.+)-(A|CNAME)$/.exec(record) ?? [];
  return section === 'HostNameRecords' && hostName !== undefined && recordType !== undefined
    ? {
        what: phrase`the record of host name ${hostName}`,
        recordName: hostName.replace(/^\*/, '\\052'),
        recordType,
        takenOutBy: phrase`set hostNameRecords to 'withdrawn'`,
      }
    : undefined;
}
