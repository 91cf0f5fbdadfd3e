import { once } from 'node:events';
import { type Http2Server, type Http2Session, type ServerHttp2Stream, createServer } from 'node:http2';
import { type Answer, type Call, FRAME, type ProviderProcess } from './process';
import { fieldsOf } from './protocol-buffers';

/** Where the calls are that a provider answers; go-plugin has some of its own beside them. */
const PROVIDER = '/tfplugin5.Provider/';

/** gRPC's status of a call that nobody answers, and of one whose answer did not come. */
const UNIMPLEMENTED = '12';
const UNAVAILABLE = '14';

/** Field of `Configure.Request`: see tfplugin5.proto. */
const CLIENT_CAPABILITIES = 3;

const GRPC = { ':status': 200, 'content-type': 'application/grpc' };

export interface ServedProviderProps {
  readonly socket: string;
  /** Answer to `GetSchema`, in gRPC's frame; a process may be asked for its own. */
  readonly schema: (ask: () => Promise<Answer>) => Promise<Buffer>;
  /** A process that nobody else uses until this is closed. */
  readonly take: () => Promise<ProviderProcess>;
}

interface Configured {
  readonly process: ProviderProcess;
  readonly answer: Answer;
}

/**
 * A provider as one command of Terraform sees it. Terraform connects once for each account or Region and each walk
 * over its graph, and says what it sets; those that set the same share a process.
 */
export class ServedProvider {
  private readonly server: Http2Server = createServer({ settings: { initialWindowSize: 1024 * 1024 } });
  private readonly connections = new Set<Http2Session>();
  private readonly configured = new Map<string, Promise<Configured>>();
  private readonly processes = new WeakMap<Http2Session, ProviderProcess>();
  /** Answers what needs no configuration; the first one is given to it. */
  private first: Promise<ProviderProcess> | undefined;

  private constructor(private readonly props: ServedProviderProps) {}

  public static async listen(props: ServedProviderProps): Promise<ServedProvider> {
    const served = new ServedProvider(props);
    served.server.on('session', (caller) => served.connections.add(caller));
    served.server.on('stream', (stream, { ':path': path = '' }) => {
      void served.serve(stream, path);
    });
    served.server.listen(props.socket);
    await once(served.server, 'listening');
    return served;
  }

  /** What Terraform reads of where the provider is: see "Debugging Providers" of its plugin documentation. */
  public variables(source: string): NodeJS.ProcessEnv {
    const address = { Network: 'unix', String: this.props.socket };
    const provider = { Protocol: 'grpc', ProtocolVersion: 5, Pid: process.pid, Test: true, Addr: address };
    return { TF_REATTACH_PROVIDERS: JSON.stringify({ [source]: provider }) };
  }

  public close(): void {
    for (const connection of this.connections) connection.destroy();
    this.server.close();
  }

  private async serve(stream: ServerHttp2Stream, path: string): Promise<void> {
    const gone = new AbortController();
    stream.once('close', () => gone.abort());
    stream.on('error', () => gone.abort());
    if (!path.startsWith(PROVIDER)) return fail(stream, UNIMPLEMENTED);
    try {
      const call = { path, body: Buffer.concat(await stream.toArray()) };
      reply(stream, await this.answer(call, stream.session!, gone.signal));
    } catch (error) {
      fail(stream, UNAVAILABLE, String(error));
    }
  }

  private async answer(call: Call, caller: Http2Session, signal: AbortSignal): Promise<Answer> {
    switch (call.path.slice(PROVIDER.length)) {
      case 'GetSchema':
        return {
          headers: GRPC,
          body: await this.props.schema(async () => (await this.anyProcess()).ask(call)),
          trailers: { 'grpc-status': '0' },
        };
      case 'Configure': {
        const { process, answer } = await this.configure(call);
        this.processes.set(caller, process);
        return answer;
      }
      default: {
        const process = this.processes.get(caller) ?? (await this.anyProcess());
        return process.ask(call, signal);
      }
    }
  }

  private configure(call: Call): Promise<Configured> {
    const key = configurationIn(call);
    const known = this.configured.get(key);
    if (known !== undefined) return known;
    const taken = this.configured.size === 0 ? this.anyProcess() : this.props.take();
    const configured = taken.then(async (process) => ({ process, answer: await process.ask(call) }));
    this.configured.set(key, configured);
    return configured;
  }

  private anyProcess(): Promise<ProviderProcess> {
    return (this.first ??= this.props.take());
  }
}

/** What a provider is told to be, without what Terraform itself can do: that differs from walk to walk. */
function configurationIn({ body }: Call): string {
  const told = [...fieldsOf(body.subarray(FRAME))].filter(({ number }) => number !== CLIENT_CAPABILITIES);
  return Buffer.concat(told.map(({ whole }) => whole)).toString('base64');
}

function reply(stream: ServerHttp2Stream, { headers, body, trailers }: Answer): void {
  if (stream.destroyed) return;
  stream.respond(headers, { waitForTrailers: trailers !== undefined, endStream: trailers === undefined });
  if (trailers === undefined) return;
  stream.once('wantTrailers', () => stream.sendTrailers(trailers));
  stream.end(body);
}

function fail(stream: ServerHttp2Stream, status: string, message = ''): void {
  const headers = { ...GRPC, 'grpc-status': status, 'grpc-message': encodeURIComponent(message) };
  if (!stream.destroyed) stream.respond(headers, { endStream: true });
}
