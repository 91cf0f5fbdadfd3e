import {
  CHECKING_DISABLED,
  type DecodedPacket,
  type OptAnswer,
  type Packet,
  type Question,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
  decode,
  encode,
} from 'dns-packet';
import type { LookUp } from './hosted-name';
import { type Resolution, SERVFAIL, resolve } from './resolution';

const FORMERR = 1;
const NOTIMP = 4;
const HEADER_BYTES = 12;
const OPCODE = 0x7800;

/** Room for an answer over UDP to whoever does not ask for more (RFC 1035), and the most that is given. */
const UDP_BYTES = 512;
const UDP_MAXIMUM = 1232;
const TCP_MAXIMUM = 65_535;

const OPT: OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: UDP_MAXIMUM,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

interface Query {
  readonly packet: DecodedPacket;
  readonly question: Question;
}

/** What a resolver answers to a message; nothing to an answer, or to what has no header. */
export async function respond(
  lookUp: LookUp,
  message: Buffer,
  transport: 'udp' | 'tcp',
): Promise<Buffer | undefined> {
  if (message.length < HEADER_BYTES || (message[2]! & 0x80) !== 0) return undefined;
  const query = understood(message);
  if (!query) {
    return encode({ type: 'response', id: message.readUInt16BE(), flags: RECURSION_AVAILABLE | FORMERR });
  }
  const { packet, question } = query;
  const room = transport === 'tcp' ? TCP_MAXIMUM : udpRoom(packet);
  if ((packet.flags! & OPCODE) !== 0 || question.class !== 'IN') {
    return written(query, { code: NOTIMP, answers: [] }, room);
  }
  try {
    return written(query, await resolve(lookUp, question.name, question.type), room);
  } catch {
    // The emulator is gone, or a record is none that the DNS can carry.
    return written(query, { code: SERVFAIL, answers: [] }, room);
  }
}

function udpRoom(packet: DecodedPacket): number {
  return Math.min(Math.max(UDP_BYTES, optOf(packet)?.udpPayloadSize ?? UDP_BYTES), UDP_MAXIMUM);
}

function optOf(packet: DecodedPacket): OptAnswer | undefined {
  return packet.additionals?.find((each) => each.type === 'OPT');
}

/** Without answers where they have no room. */
function written({ packet, question }: Query, { code, answers }: Resolution, room: number): Buffer {
  const repeated = packet.flags! & (OPCODE | RECURSION_DESIRED | CHECKING_DISABLED);
  const response: Packet = {
    type: 'response',
    id: packet.id,
    flags: repeated | RECURSION_AVAILABLE | code,
    questions: [question],
    additionals: optOf(packet) ? [OPT] : [],
  };
  const whole = encode({ ...response, answers: [...answers] });
  return whole.length <= room ? whole : encode({ ...response, flags: response.flags! | TRUNCATED_RESPONSE });
}

/** A message of one question whose name dns-packet can repeat: not bytes without a text, nor a dot within a label. */
function understood(message: Buffer): Query | undefined {
  try {
    const packet = decode(message);
    const [question, ...others] = packet.questions ?? [];
    if (!question || others.length > 0) return undefined;
    const repeated = encode({ questions: [question] }).subarray(HEADER_BYTES);
    const asked = message.subarray(HEADER_BYTES, HEADER_BYTES + repeated.length);
    return repeated.equals(asked) ? { packet, question } : undefined;
  } catch {
    return undefined; // Whoever sends no message of DNS is told so.
  }
}
