import type { Socket as UdpSocket } from 'node:dgram';
import { type Server, type Socket, createServer } from 'node:net';
import type { LookUp } from './hosted-name';
import { listen } from './loopback-port';
import { respond } from './response';

/** A resolver on loopback for which the emulated zones are the whole DNS. It keeps no process running. */
export class NameServer {
  private readonly connections = new Set<Socket>();
  private lookUp?: LookUp;
  private isStopped = false;

  private constructor(
    private readonly udp: UdpSocket,
    private readonly tcp: Server,
    /** For UDP and TCP, as `dns.setServers` takes it: `127.0.0.1:5300`. */
    public readonly address: string,
  ) {}

  /** Its port is known at once, and it answers when {@link answerFrom} says whom to ask. */
  public static async start(): Promise<NameServer> {
    const tcp = createServer();
    const { udp, port } = await listen(tcp);
    const server = new NameServer(udp.unref(), tcp.unref(), `127.0.0.1:${port}`);
    udp.on('message', (message, { port: senderPort, address }) => {
      void server.respondTo(message, 'udp').then((answer) => {
        if (answer) udp.send(answer, senderPort, address);
      });
    });
    tcp.on('connection', (socket) => void server.converse(socket));
    return server;
  }

  public answerFrom(lookUp: LookUp): void {
    this.lookUp = lookUp;
  }

  public async stop(): Promise<void> {
    if (this.isStopped) return;
    this.isStopped = true;
    this.connections.forEach((socket) => socket.destroy());
    await Promise.all([
      new Promise<void>((resolve) => this.udp.close(resolve)),
      new Promise<void>((resolve) => this.tcp.close(() => resolve())),
    ]);
  }

  private async respondTo(message: Buffer, transport: 'udp' | 'tcp'): Promise<Buffer | undefined> {
    const answer = this.lookUp && (await respond(this.lookUp, message, transport));
    return this.isStopped ? undefined : answer;
  }

  /** Answers what comes over a connection, however it is cut into pieces, until the other side ends it. */
  private async converse(socket: Socket): Promise<void> {
    this.connections.add(socket.unref());
    let received = Buffer.alloc(0);
    try {
      for await (const bytes of socket as AsyncIterable<Buffer>) {
        received = Buffer.concat([received, bytes]);
        for (let end = endOfMessage(received); end <= received.length; end = endOfMessage(received)) {
          const answer = await this.respondTo(received.subarray(2, end), 'tcp');
          received = received.subarray(end);
          if (answer) socket.write(Buffer.concat([lengthOf(answer), answer]));
        }
      }
    } catch {
      socket.destroy(); // Whoever breaks off has no answer coming.
    } finally {
      this.connections.delete(socket);
    }
  }
}

/** Where the first message ends; its length stands before it (RFC 1035, section 4.2.2). */
function endOfMessage(received: Buffer): number {
  return received.length < 2 ? Infinity : 2 + received.readUInt16BE();
}

function lengthOf(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return length;
}
