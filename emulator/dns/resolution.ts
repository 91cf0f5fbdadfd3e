import type { Answer } from 'dns-packet';
import type { LookUp } from './hosted-name';
import { answerOf, hostName } from './record-data';

const NOERROR = 0;
export const SERVFAIL = 2;
const NXDOMAIN = 3;

export interface Resolution {
  readonly code: number;
  /** CNAME records in the order in which they were followed, then what was asked for. */
  readonly answers: readonly Answer[];
}

/** As long as Unbound follows CNAME records; a loop ends there too. */
const CHAIN_MAXIMUM = 11;

/** What a resolver says: it follows CNAME records, and the last name decides whether there is one. */
export async function resolve(lookUp: LookUp, name: string, type: string): Promise<Resolution> {
  const answers: Answer[] = [];
  let current = name;
  while (answers.length <= CHAIN_MAXIMUM) {
    const { exists, records } = await lookUp(current);
    const found = records.find((each) => each.type === type) ?? records.find((each) => each.type === 'CNAME');
    if (!found) return { code: exists ? NOERROR : NXDOMAIN, answers };
    answers.push(...found.values.map((value) => answerOf(current, found.type, found.ttl, value)));
    if (found.type === type) return { code: NOERROR, answers };
    current = hostName(found.values[0]!);
  }
  return { code: SERVFAIL, answers: [] };
}
