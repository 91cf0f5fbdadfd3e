import { randomBytes } from 'node:crypto';
import {
  type Answer,
  CHECKING_DISABLED,
  type DecodedPacket,
  RECURSION_DESIRED,
  decode,
  encode,
} from 'dns-packet';
import { presentName, presentText } from './presentation';

export type AskedType = 'A' | 'AAAA' | 'CAA' | 'CNAME' | 'NS' | 'SOA';

export interface DnsQuestion {
  /** Lower case, without the last dot; the root is the empty text. */
  readonly name: string;
  readonly type: AskedType;
}

/**
 * Who is to answer: a name server itself, a resolver that asks others and checks signatures, or one that passes on what
 * does not bear its check (RFC 4035, section 3.2.2).
 */
export type Asked = 'name-server' | 'resolver' | 'unchecking-resolver';

const FLAGS: Readonly<Record<Asked, number>> = {
  'name-server': 0,
  resolver: RECURSION_DESIRED,
  'unchecking-resolver': RECURSION_DESIRED | CHECKING_DISABLED,
};

/** A question on its way: only a message that repeats its id and the letters of its name answers it. */
export interface DnsQuery {
  readonly question: DnsQuestion;
  readonly id: number;
  readonly spelledName: string;
  readonly bytes: Buffer;
}

export interface CaaRecord {
  readonly name: string;
  readonly type: 'CAA';
  readonly isCritical: boolean;
  readonly tag: string;
  readonly value: string;
}

export interface PlainRecord {
  readonly name: string;
  readonly type: 'A' | 'AAAA' | 'CNAME' | 'NS' | 'SOA';
  /** Address or name; of an SOA record the primary name server. */
  readonly value: string;
}

/** An answer, its texts as {@link presentText} has them; records of types nobody asks for are left out. */
export interface DnsResponse {
  /** For example `NOERROR`, `NXDOMAIN`, `SERVFAIL`. */
  readonly code: string;
  readonly isAuthoritative: boolean;
  readonly isTruncated: boolean;
  /** Whether it changed upper and lower case of the name asked for, which a forger's does too. */
  readonly isRespelled: boolean;
  readonly answers: ReadonlyArray<CaaRecord | PlainRecord>;
  readonly authorities: ReadonlyArray<CaaRecord | PlainRecord>;
}

/** What goes through every path without being split (DNS flag day 2020). */
const UDP_PAYLOAD_SIZE = 1232;

/** A question with an id and a spelling that an onlooker's guess does not hit. */
export function encodeQuery(question: DnsQuestion, asked: Asked): DnsQuery {
  const id = randomBytes(2).readUInt16BE();
  const spelledName = spellRandomly(question.name);
  const bytes = encode({
    type: 'query',
    id,
    flags: FLAGS[asked],
    questions: [{ type: question.type, name: spelledName, class: 'IN' }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: UDP_PAYLOAD_SIZE,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  });
  return { question, id, spelledName, bytes };
}

/** Servers repeat upper and lower case as they got it, which adds to what a forger has to guess. */
function spellRandomly(name: string): string {
  const bits = randomBytes(name.length);
  return [...name]
    .map((letter, index) => ((bits[index] ?? 0) % 2 === 0 ? letter : letter.toUpperCase()))
    .join('');
}

/** The answer in a message, or nothing where the message does not answer the query. */
export function decodeResponse(query: DnsQuery, bytes: Buffer): DnsResponse | undefined {
  const packet = decodePacket(bytes);
  if (!packet || packet.type !== 'response' || packet.id !== query.id) return undefined;
  const [asked, ...others] = packet.questions ?? [];
  if (!asked || others.length > 0 || asked.type !== query.question.type) return undefined;
  const name = asked.name === '.' ? '' : asked.name;
  if (name.toLowerCase() !== query.spelledName.toLowerCase()) return undefined;
  return {
    code: packet.rcode,
    isAuthoritative: packet.flag_aa,
    isTruncated: packet.flag_tc,
    isRespelled: name !== query.spelledName,
    answers: (packet.answers ?? []).flatMap(presentRecord),
    authorities: (packet.authorities ?? []).flatMap(presentRecord),
  };
}

/** The types of dns-packet leave the response code out. */
function decodePacket(bytes: Buffer): (DecodedPacket & { readonly rcode: string }) | undefined {
  try {
    return decode(bytes) as DecodedPacket & { readonly rcode: string };
  } catch {
    return undefined; // Whoever sent bytes that are no message did not answer.
  }
}

function presentRecord(record: Answer): Array<CaaRecord | PlainRecord> {
  const name = presentName(record.name);
  switch (record.type) {
    case 'CAA': {
      const { flags = 0, tag, value } = record.data;
      const isCritical = (flags & 0x80) !== 0;
      return [
        { name, type: 'CAA', isCritical, tag: presentText(tag).toLowerCase(), value: presentText(value) },
      ];
    }
    case 'SOA':
      return [{ name, type: 'SOA', value: presentName(record.data.mname) }];
    case 'A':
    case 'AAAA':
    case 'CNAME':
    case 'NS':
      return [{ name, type: record.type, value: presentName(record.data) }];
    default:
      return [];
  }
}
