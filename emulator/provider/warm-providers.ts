import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Answer, FRAME, ProviderProcess } from './process';
import { cutSchema } from './schema';
import { ServedProvider } from './served-provider';

/** Where what a provider said of its schema is kept: it takes seconds to say it. */
const CACHE = join(__dirname, '../../node_modules/.cache/certfleet');

/** Processes that may wait for a command; each holds some hundred megabytes. */
const WAITING = 8;

/** The provider that is kept running, by the name that Terraform and OpenTofu have for it. */
const SOURCE = 'hashicorp/aws';

/** What a command of Terraform is given. */
export interface Lease {
  /** Variables with which Terraform finds the provider. */
  readonly variables: NodeJS.ProcessEnv;
  /** Ends it; the processes serve the next one. */
  end(): void;
}

/**
 * Terraform's provider, running between commands: to start it and to read its schema takes seconds of a processor,
 * for each command, account and Region. A command has its processes for itself, and configures them anew.
 */
export class WarmProviders {
  private readonly folder = mkdtempSync(join(tmpdir(), 'certfleet-provider-'));
  private readonly running = new Set<ProviderProcess>();
  private waiting: readonly ProviderProcess[] = [];
  private commands = 0;

  /** Of resources and data sources that stacks have, or had: Terraform is told of no others. */
  private readonly types = new Set<string>();

  /** Commands may meet the types of resources and data sources that a configuration or a state names. */
  public expect(text: string): void {
    for (const [type] of text.matchAll(/\baws_[a-z0-9_]+/g)) this.types.add(type);
  }

  /**
   * @param binary the provider's executable; without one Terraform starts the provider itself
   * @param environment of the provider
   */
  public async lease(binary: string | undefined, environment: NodeJS.ProcessEnv): Promise<Lease> {
    if (binary === undefined) return { variables: {}, end: () => undefined };
    const taken: ProviderProcess[] = [];
    const take = async () => {
      const provider = await this.take(binary, environment);
      provider.signWith(environment);
      taken.push(provider);
      return provider;
    };
    this.commands += 1;
    const served = await ServedProvider.listen({
      socket: join(this.folder, `${this.commands}.sock`),
      schema: async (ask) => framed(cutSchema(await schemaOf(binary, ask), this.types)),
      take,
    });
    return {
      variables: served.variables(SOURCE),
      end: () => {
        served.close();
        this.giveBack(taken);
      },
    };
  }

  public stop(): void {
    for (const provider of this.running) provider.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async take(binary: string, environment: NodeJS.ProcessEnv): Promise<ProviderProcess> {
    const found = this.waiting.find((provider) => provider.isReadyFor(binary, environment));
    if (found !== undefined) {
      this.waiting = this.waiting.filter((provider) => provider !== found);
      return found;
    }
    const started = await ProviderProcess.start(binary, environment, this.folder);
    this.running.add(started);
    return started;
  }

  private giveBack(providers: readonly ProviderProcess[]): void {
    const waiting = [...providers, ...this.waiting];
    this.waiting = waiting.slice(0, WAITING);
    for (const provider of waiting.slice(WAITING)) {
      provider.stop();
      this.running.delete(provider);
    }
  }
}

/** All that a provider says of its schema; each build of it is asked once. */
async function schemaOf(binary: string, ask: () => Promise<Answer>): Promise<Buffer> {
  const file = join(CACHE, `${basename(binary)}-${statSync(binary).size}.schema`);
  if (existsSync(file)) return readFileSync(file);
  const { body } = await ask();
  const schema = body.subarray(FRAME);
  mkdirSync(CACHE, { recursive: true });
  const written = `${file}-${randomUUID()}`;
  writeFileSync(written, schema);
  renameSync(written, file); // Others may read it meanwhile.
  return schema;
}

function framed(message: Buffer): Buffer {
  const frame = Buffer.alloc(FRAME);
  frame.writeUInt32BE(message.length, 1);
  return Buffer.concat([frame, message]);
}
