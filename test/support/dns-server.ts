import { type Socket, createServer } from 'node:net';
import {
  AUTHORITATIVE_ANSWER,
  type Answer,
  CHECKING_DISABLED,
  type DecodedPacket,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
  decode,
  encode,
} from 'dns-packet';
import { listen } from '../../emulator/dns/loopback-port';

/** What the DNS holds, and how it misbehaves. Names are lower case; the root is `.`. */
export interface DnsWorld {
  /** Records as in a zone file: `example.com CAA 0 issue "amazon.com"`. */
  readonly records: readonly string[];
  /** Name servers that the parent of a zone names. @default - those of its NS records */
  readonly delegations?: Readonly<Record<string, readonly string[]>>;
  /** Codes by question, `example.com CAA`, that the resolver answers instead. @default - none */
  readonly failures?: Readonly<Record<string, number>>;
  /** Names below which, and zones in which, signatures do not hold: the resolver answers only unchecked. @default - none */
  readonly brokenSignatures?: readonly string[];
  /** Code that the resolver answers to everything. @default - as it should */
  readonly resolverCode?: number;
  /** Whether answers over UDP repeat the question in lower case. @default false */
  readonly lowersCase?: boolean;
  /** Whether nobody answers over TCP. @default false */
  readonly isUdpOnly?: boolean;
  /** Zones whose name servers refuse to answer. @default - none */
  readonly refusedZones?: readonly string[];
  /** Whether name servers, unlike the resolver, do not answer. @default false */
  readonly hasSilentNameServers?: boolean;
  /** Questions, `example.com CAA`, or all (`*`), that nobody answers. @default - none */
  readonly unanswered?: readonly string[];
  /** Whether UDP has room for no answer. @default false */
  readonly truncates?: boolean;
  /** Messages a forger sends before each answer over UDP. @default - none */
  readonly forge?: (query: DecodedPacket) => Buffer[];
}

export interface DnsServer {
  readonly port: number;
  /** Questions so far: `udp example.com CAA`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

const REFUSED = 5;
const SERVFAIL = 2;
const NXDOMAIN = 3;

/** Zones of the top for tests: the root, `com` and `example.com`, all served on loopback. */
export const TOP: readonly string[] = [
  '. SOA',
  '. NS root.test',
  'root.test A 127.0.0.1',
  'com SOA',
  'com NS com.test',
  'com.test A 127.0.0.1',
  'example.com SOA',
  'example.com NS ns1.example.com',
  'example.com NS ns2.example.com',
  'ns1.example.com A 127.0.0.1',
  'ns2.example.com A 127.0.0.1',
  'shop.example.com A 192.0.2.1',
];

/** A resolver and every name server at once, on loopback: what wants recursion is answered as by a resolver. */
export async function startDnsServer(world: DnsWorld): Promise<DnsServer> {
  const asked: string[] = [];
  const connections = new Set<Socket>();
  const respond = (message: Buffer, transport: 'udp' | 'tcp'): Buffer[] => {
    const query = decode(message);
    const { name, type } = query.questions![0]!;
    asked.push(`${transport} ${name.toLowerCase()} ${type}`);
    if (transport === 'tcp' && world.isUdpOnly) return [];
    const isRecursive = (query.flags! & RECURSION_DESIRED) !== 0;
    const isUnanswered = ['*', `${name.toLowerCase()} ${type}`].some((each) =>
      world.unanswered?.includes(each),
    );
    if (isUnanswered || (!isRecursive && world.hasSilentNameServers)) return [];
    const forged = transport === 'udp' ? (world.forge?.(query) ?? []) : [];
    const isTruncated = transport === 'udp' && world.truncates === true;
    const answer = isRecursive ? resolverAnswer(world, query) : nameServerAnswer(world, query);
    const questions = query.questions!.map((each) => ({ ...each, name: each.name.toLowerCase() }));
    const asAsked = transport === 'udp' && world.lowersCase ? { ...query, questions } : query;
    return [...forged, encodeAnswer(asAsked, isTruncated ? { flags: TRUNCATED_RESPONSE } : answer)];
  };

  const tcp = createServer((socket) => {
    connections.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      for (const message of respond(bytes.subarray(2), 'tcp')) {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(message.length);
        // In two pieces, as a network may deliver it.
        socket.write(Buffer.concat([length, message.subarray(0, 5)]));
        setImmediate(() => socket.write(message.subarray(5)));
      }
    });
  });
  const { udp, port } = await listen(tcp);
  udp.on('message', (message, { port: senderPort, address }) => {
    respond(message, 'udp').forEach((answer) => udp.send(answer, senderPort, address));
  });
  return {
    port,
    asked,
    stop: async () => {
      connections.forEach((socket) => socket.destroy());
      await Promise.all([
        new Promise<void>((resolve) => udp.close(() => resolve())),
        new Promise<void>((resolve) => tcp.close(() => resolve())),
      ]);
    },
  };
}

interface Content {
  readonly flags?: number;
  readonly answers?: Answer[];
  readonly authorities?: Answer[];
}

function resolverAnswer(world: DnsWorld, query: DecodedPacket): Content {
  const { name, type } = query.questions![0]!;
  const answers: Answer[] = [];
  const seen = new Set<string>();
  let current = name.toLowerCase();
  const isBroken = world.brokenSignatures?.some((each) => current === each || current.endsWith(`.${each}`));
  const isUnchecked = (query.flags! & CHECKING_DISABLED) !== 0;
  const failure =
    world.resolverCode ??
    world.failures?.[`${current} ${type}`] ??
    (isBroken && !isUnchecked ? SERVFAIL : undefined);
  if (failure !== undefined) return { flags: failure };
  for (;;) {
    if (seen.has(current)) return { flags: SERVFAIL };
    seen.add(current);
    const found = recordsOf(world, current, type);
    const alias = recordsOf(world, current, 'CNAME')[0];
    answers.push(...found);
    if (found.length > 0 || !alias) break;
    answers.push(alias);
    current = (alias as { data: string }).data;
  }
  return { flags: exists(world, current) ? 0 : NXDOMAIN, answers };
}

/** Asked for NS it is the parent's name server, asked for anything else the zone's own. */
function nameServerAnswer(world: DnsWorld, query: DecodedPacket): Content {
  const { name, type } = query.questions![0]!;
  const zone = name.toLowerCase();
  if (type === 'NS') {
    const named = world.delegations?.[zone];
    const authorities = named
      ? named.map((data): Answer => ({ type: 'NS', name: zone, data }))
      : recordsOf(world, zone, 'NS');
    return authorities.length > 0 ? { authorities } : { flags: AUTHORITATIVE_ANSWER | NXDOMAIN };
  }
  if (world.refusedZones?.includes(zone)) return { flags: REFUSED };
  return { flags: AUTHORITATIVE_ANSWER, answers: recordsOf(world, zone, type) };
}

function exists(world: DnsWorld, name: string): boolean {
  return world.records.some((line) => {
    const owner = line.split(' ')[0]!;
    return name === '.' || owner === name || owner.endsWith(`.${name}`);
  });
}

function recordsOf(world: DnsWorld, name: string, type: string): Answer[] {
  return world.records.flatMap((line) => {
    const [, owner, ownType, value = ''] = /^(\S+) (\S+) ?(.*)$/s.exec(line)!;
    return owner === name && ownType === type
      ? [{ name, type, ttl: 60, data: dataOf(type, value) } as Answer]
      : [];
  });
}

function dataOf(type: string, value: string): unknown {
  if (type === 'SOA') return { mname: 'ns.test', rname: 'hostmaster.test' };
  if (type !== 'CAA') return value;
  const [, flags, tag, text] = /^(\d+) (\S+) "(.*)"$/s.exec(value)!;
  return { flags: Number(flags), tag, value: text };
}

/** An answer to a query, or to a changed one for a forger. */
export function encodeAnswer(query: DecodedPacket, content: Content): Buffer {
  return encode({ type: 'response', id: query.id, questions: query.questions, ...content });
}
