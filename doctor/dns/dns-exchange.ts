import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import {
  type Asked,
  type DnsQuery,
  type DnsQuestion,
  type DnsResponse,
  decodeResponse,
  encodeQuery,
} from './dns-message';
import { type DnsServer, serverText } from '../../modules/core';
import { canBeAsked } from './presentation';

export interface ExchangeOptions {
  readonly asked: Asked;
  /** How long each of the three attempts waits. */
  readonly attemptMilliseconds: number;
  readonly signal: AbortSignal;
}

/** A question that no server answered. */
export class DnsFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DnsFailure';
  }
}

/** An answer over UDP that anybody could have forged, where TCP gives none. */
class Respelled extends Error {}

/**
 * Asks one server: twice over UDP, then over TCP. A question goes there at once whose answer UDP cuts off or does not
 * spell as it was asked, which old servers do.
 *
 * @throws DnsFailure where no attempt is answered
 */
export async function askServer(
  server: DnsServer,
  question: DnsQuestion,
  options: ExchangeOptions,
): Promise<DnsResponse> {
  const asked = `${question.name || '.'} ${question.type}`;
  if (!canBeAsked(question.name))
    throw new DnsFailure(`nobody can be asked for ${asked}; correct the record`);
  let got = 'nothing';
  for (const attempt of [overUdpFirst, overUdpFirst, overTcp]) {
    options.signal.throwIfAborted();
    try {
      return await attempt(server, encodeQuery(question, options.asked), options);
    } catch (error) {
      // The next attempt is the answer to a failed one.
      if (error instanceof Respelled) got = 'only answers over UDP that spell the name otherwise';
    }
  }
  options.signal.throwIfAborted();
  throw new DnsFailure(`DNS server ${serverText(server)} must answer, got ${got} for ${asked}`);
}

async function overUdpFirst(
  server: DnsServer,
  query: DnsQuery,
  options: ExchangeOptions,
): Promise<DnsResponse> {
  const response = await overUdp(server, query, options);
  if (!response.isRespelled) return response.isTruncated ? overTcp(server, query, options) : response;
  return overTcp(server, query, options).catch((error: Error) => {
    throw new Respelled('no answer over TCP', { cause: error });
  });
}

/** The socket is connected, so the system drops what other addresses send; what answers nothing is passed over. */
function overUdp(server: DnsServer, query: DnsQuery, options: ExchangeOptions): Promise<DnsResponse> {
  const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
  return settled(
    options,
    (resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (bytes) => {
        const response = decodeResponse(query, bytes);
        if (response) resolve(response);
      });
      socket.connect(server.port, server.address, () => socket.send(query.bytes));
    },
    () => socket.close(),
  );
}

/** Each message has its length before it (RFC 1035, section 4.2.2). */
function overTcp(server: DnsServer, query: DnsQuery, options: ExchangeOptions): Promise<DnsResponse> {
  const socket = connect(server.port, server.address);
  return settled(
    options,
    (resolve, reject) => {
      let received = Buffer.alloc(0);
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('closed before the answer')));
      socket.on('data', (bytes) => {
        received = Buffer.concat([received, bytes]);
        if (received.length < 2 || received.length < 2 + received.readUInt16BE()) return;
        const response = decodeResponse(query, received.subarray(2, 2 + received.readUInt16BE()));
        if (response) resolve(response);
        else reject(new Error('another answer'));
      });
      const length = Buffer.alloc(2);
      length.writeUInt16BE(query.bytes.length);
      socket.write(Buffer.concat([length, query.bytes]));
    },
    () => socket.destroy(),
  );
}

/** Runs one attempt until it is answered, fails, takes too long or is aborted, and then closes its socket. */
async function settled(
  { attemptMilliseconds, signal }: ExchangeOptions,
  attempt: (resolve: (response: DnsResponse) => void, reject: (error: Error) => void) => void,
  close: () => void,
): Promise<DnsResponse> {
  let giveUp: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<DnsResponse>((resolve, reject) => {
      giveUp = () => reject(new Error('no answer in time'));
      timer = setTimeout(giveUp, attemptMilliseconds);
      signal.addEventListener('abort', giveUp);
      attempt(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
    close();
  }
}
