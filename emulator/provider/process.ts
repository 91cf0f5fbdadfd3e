import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import {
  type ClientHttp2Session,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  connect,
} from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What go-plugin wants of whoever starts a Terraform provider: see "serve.go" of terraform-plugin-go. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '5',
};

/** Starts a provider, and kills it when its own standard input closes: a provider outlives whoever started it. */
const UNTIL_INPUT_CLOSES = '"$0" & cat >/dev/null; kill -9 $!';

const CREDENTIALS: ReadonlySet<string> = new Set([
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
]);

const GRPC = { ':method': 'POST', 'content-type': 'application/grpc', te: 'trailers' };

/** Bytes of gRPC's frame before a message: a flag and a length. */
export const FRAME = 5;

/** Bytes of an answer that may be under way. */
const WINDOW = 8 * 1024 * 1024;

/** A unary call of gRPC. */
export interface Call {
  readonly path: string;
  /** With gRPC's frame. */
  readonly body: Buffer;
}

export interface Answer {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  /** None where gRPC said all in the headers. */
  readonly trailers?: OutgoingHttpHeaders;
}

/** A provider that runs, and serves one command of Terraform after another. */
export class ProviderProcess {
  private constructor(
    /** What it was started with. */
    private readonly key: string,
    private readonly credentialsFile: string,
    private readonly child: ChildProcess,
    private readonly session: ClientHttp2Session,
  ) {}

  /**
   * @param folder where it puts its socket
   * @throws Error where it does not start
   */
  public static async start(
    binary: string,
    environment: NodeJS.ProcessEnv,
    folder: string,
  ): Promise<ProviderProcess> {
    const credentialsFile = join(folder, `credentials-${randomUUID()}`);
    const child = spawn('sh', ['-c', UNTIL_INPUT_CLOSES, binary], {
      env: {
        ...split(environment).others,
        ...HANDSHAKE,
        AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
        TMPDIR: folder,
      },
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    });
    const socket = await announcedSocket(child, binary);
    const session = connect('http://localhost', {
      createConnection: () => connectSocket(socket),
      settings: { initialWindowSize: WINDOW },
    });
    session.on('error', () => child.stdin.end());
    return new ProviderProcess(keyOf(binary, environment), credentialsFile, child, session);
  }

  public isReadyFor(binary: string, environment: NodeJS.ProcessEnv): boolean {
    return !this.session.destroyed && this.key === keyOf(binary, environment);
  }

  /** Lets it sign with the credentials of an environment, from its next configuration on. */
  public signWith(environment: NodeJS.ProcessEnv): void {
    const { credentials } = split(environment);
    const lines = credentials.map(([name, value]) => `${name.toLowerCase()} = ${value}`);
    writeFileSync(this.credentialsFile, ['[default]', ...lines, ''].join('\n'), { mode: 0o600 });
  }

  /** @throws Error where the provider ends meanwhile */
  public ask({ path, body }: Call, signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const stream = this.session.request({ ...GRPC, ':path': path }, { signal });
      const answer: { headers?: IncomingHttpHeaders; trailers?: IncomingHttpHeaders; body: Buffer[] } = {
        body: [],
      };
      stream.once('response', (received) => (answer.headers = received));
      stream.once('trailers', (received: IncomingHttpHeaders) => (answer.trailers = received));
      stream.on('data', (chunk: Buffer) => answer.body.push(chunk));
      stream.once('error', reject);
      stream.once('close', () => {
        const { headers: received, trailers } = answer;
        if (received === undefined) reject(new Error(`the provider did not answer ${path}`));
        else resolve({ headers: received, body: Buffer.concat(answer.body), trailers });
      });
      stream.end(body);
    });
  }

  public stop(): void {
    this.session.destroy();
    this.child.stdin!.end();
  }
}

/** Credentials are read at each configuration, so that sessions share a process; what else is set is read at the start. */
function split(environment: NodeJS.ProcessEnv): {
  readonly credentials: ReadonlyArray<[string, string | undefined]>;
  readonly others: NodeJS.ProcessEnv;
} {
  const variables = Object.entries(environment);
  const others = variables.filter(([name]) => !CREDENTIALS.has(name));
  return {
    credentials: variables.filter(([name]) => CREDENTIALS.has(name)),
    others: Object.fromEntries(others),
  };
}

function keyOf(binary: string, environment: NodeJS.ProcessEnv): string {
  const others = Object.entries(split(environment).others);
  return JSON.stringify([binary, others.sort(([one], [other]) => (one < other ? -1 : 1))]);
}

/** The socket that go-plugin announces: `1|5|unix|<socket>|grpc|`. */
function announcedSocket(child: ChildProcess, binary: string): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', (line) => {
      const [, , network, socket] = line.split('|');
      if (network === 'unix' && socket !== undefined) resolve(socket);
      else reject(new Error(`${binary} announced no socket: ${line}`));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${binary} ended with code ${code} before it was ready`)));
  });
}
